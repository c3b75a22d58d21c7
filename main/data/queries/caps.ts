import type { Cap } from '#shared/contract/caps';
import { capRoom } from '#shared/domain/caps';
import { shareOf } from '#shared/domain/measure';
import type { PolicyPack, Rule, RuleEffect } from '#shared/domain/policy';
import { severityOf } from '#shared/domain/verdict';
import type { Database } from '../database/connection.ts';
import type { VerdictStore } from '../evaluation/evaluate.ts';
import { regionMark } from '../evaluation/marks.ts';
import { readActivePacks } from './packs.ts';

/** A rule with a cap, in the pack that it is of. */
export type CapRule = {
  readonly pack: PolicyPack;
  readonly rule: Rule;
  readonly effect: Extract<RuleEffect, { kind: 'cap' }>;
};

/** The caps of packs' rules; of the active packs' acting ones where none are given. */
export function readCapRules(
  db: Database,
  packs: readonly PolicyPack[] = readActivePacks(db),
): CapRule[] {
  return packs.flatMap((pack) =>
    pack.rules.flatMap((rule) =>
      rule.effect.kind === 'cap' ? [{ pack, rule, effect: rule.effect }] : [],
    ),
  );
}

type Measured = { readonly grp: string; readonly named: number; readonly total: number };

/** Regions as they are written, by their marks. */
function readRegions(db: Database): ReadonlyMap<string, string> {
  const regions = db
    .prepare<[], string>('SELECT DISTINCT region FROM main.item WHERE region IS NOT NULL')
    .pluck()
    .all();
  return new Map(regions.toSorted().map((region) => [regionMark(region), region]));
}

/**
 * Every cap of some packs, the active ones where none are given, with its groups as they are kept in
 * `store`, those farthest over it first.
 */
export function readCaps(
  db: Database,
  store: VerdictStore = 'main',
  packs?: readonly PolicyPack[],
): Cap[] {
  const rules = readCapRules(db, packs);
  const hasRegions = rules.some(({ effect }) => effect.per === 'region');
  const regions = hasRegions ? readRegions(db) : new Map<string, string>();
  const measured = db.prepare<[string, string], Measured>(
    `SELECT grp, named, total FROM ${store}.rule_measure
     WHERE policy_id = ? AND rule_id = ? ORDER BY grp`,
  );
  const undetermined = db
    .prepare<[string, string, number], number>(
      `SELECT coalesce(sum(v.items), 0) FROM ${store}.class_finding f
       JOIN ${store}.class_verdict v ON v.class_id = f.class_id
       WHERE f.policy_id = ? AND f.rule_id = ? AND f.severity = ?`,
    )
    .pluck();
  return rules.map(({ pack, rule, effect }) => {
    const { share, per } = effect;
    const groups = measured.all(pack.id, rule.id).map(({ grp, named, total }) => ({
      key: grp,
      value: per === undefined ? null : (regions.get(grp) ?? grp),
      named,
      all: total,
      ...capRoom({ named, all: total, share }),
    }));
    return {
      policyId: pack.id,
      policyTitle: pack.title,
      ruleId: rule.id,
      ruleTitle: rule.title,
      certainty: rule.certainty,
      unit: effect.of ?? 'items',
      per: per ?? null,
      share,
      from: effect.from,
      deadline: effect.deadline,
      undetermined: undetermined.get(pack.id, rule.id, severityOf('undetermined')) ?? 0,
      groups: groups.toSorted((a, b) => b.over - a.over || shareOf(b) - shareOf(a)),
    };
  });
}
