import type { WhatIfResult, WhatIfShare } from '#shared/contract/what-if';
import type { PolicyPack } from '#shared/domain/policy';
import type { Database } from '../../database/connection.ts';
import type { VerdictStore } from '../../evaluation/evaluate.ts';
import { regionMark } from '../../evaluation/marks.ts';

type Row = Omit<WhatIfResult['shares'][number], 'today' | 'scenario'> & {
  readonly share: WhatIfShare;
};

/** The caps of some packs with what each measures in each of its groups, as `store` keeps it. */
export function readShares(
  db: Database,
  store: VerdictStore,
  packs: readonly PolicyPack[],
): readonly Row[] {
  const measures = db.prepare<
    [string, string],
    { grp: string; named: number; total: number }
  >(`SELECT grp, named, total FROM ${store}.rule_measure
     WHERE policy_id = ? AND rule_id = ? ORDER BY grp`);
  return packs.flatMap((pack) =>
    pack.rules.flatMap((rule): Row[] => {
      const { effect } = rule;
      if (effect.kind !== 'cap') return [];
      return measures.all(pack.id, rule.id).map(({ grp, named, total }) => ({
        policyId: pack.id,
        ruleId: rule.id,
        ruleTitle: rule.title,
        of: effect.of ?? 'items',
        per: effect.per ?? null,
        group: grp,
        share: { named, all: total, cap: effect.share },
      }));
    }),
  );
}

const keyOf = ({ policyId, ruleId, per, of, group }: Row): string =>
  JSON.stringify([policyId, ruleId, per, of, group]);

/** Regions as written, by what measures call them. */
function regionNames(db: Database): ReadonlyMap<string, string> {
  const regions = db
    .prepare<[], string>('SELECT DISTINCT region FROM main.item WHERE region IS NOT NULL')
    .pluck()
    .all();
  return new Map(regions.map((region) => [regionMark(region), region]));
}

/** Both sides of every cap and group. */
export function pairShares(
  db: Database,
  today: readonly Row[],
  scenario: readonly Row[],
): WhatIfResult['shares'] {
  const now = new Map(today.map((row) => [keyOf(row), row]));
  const then = new Map(scenario.map((row) => [keyOf(row), row]));
  const rows = [...new Map([...now, ...then]).entries()];
  const hasRegions = rows.some(([, { per }]) => per === 'region');
  const regions = hasRegions ? regionNames(db) : null;
  return rows.map(([key, { share: _share, ...row }]) => ({
    ...row,
    group: row.per === 'region' ? (regions?.get(row.group) ?? row.group) : row.group,
    today: now.get(key)?.share ?? null,
    scenario: then.get(key)?.share ?? null,
  }));
}
