import type { Timeline, TimelineChange, TimelineCounts } from '#shared/contract/timeline';
import type { ItemFilter } from '#shared/domain/filter';
import { isByList, type PolicyPack, type Rule } from '#shared/domain/policy';
import { severityOf } from '#shared/domain/verdict';
import type { Database } from '../database/connection.ts';
import { readSettings } from '../database/settings.ts';
import { readListings } from '../evaluation/policy-records.ts';
import { computeTimeline, type ComputedChange } from '../evaluation/timeline/compute-timeline.ts';
import { readActivePacks } from './packs.ts';
import { countsBySeverity } from './verdict-counts.ts';

function countsOf(bySeverity: readonly number[]): TimelineCounts {
  return countsBySeverity((severity) => bySeverity[severity] ?? 0);
}

/** How many items each rule flags on the workspace's own date, waived ones left out. */
function readFlaggedByRule(db: Database): ReadonlyMap<string, number> {
  const rows = db
    .prepare<[number], { key: string; items: number }>(
      `SELECT f.policy_id || '/' || f.rule_id AS key, sum(v.items) AS items
       FROM main.class_finding f JOIN main.class_verdict v ON v.class_id = f.class_id
       WHERE f.severity >= ? AND f.waived_by IS NULL GROUP BY 1`,
    )
    .all(severityOf('review'));
  return new Map(rows.map(({ key, items }) => [key, items]));
}

type Names = {
  readonly packs: ReadonlyMap<string, PolicyPack>;
  readonly suppliers: ReadonlyMap<string, string>;
  readonly flaggedByRule: ReadonlyMap<string, number>;
  /** How many suppliers are on the list of each policy. */
  readonly listings: ReadonlyMap<string, number>;
};

/**
 * The filter for the items of a rule's demand, where it finds as many as the demand is about. Of several
 * listings each has its own items and its own day, which the rule does not tell apart.
 */
function filterFor(policyId: string, rule: Rule, amount: number, names: Names): ItemFilter | null {
  const key = `${policyId}/${rule.id}`;
  const isSame = amount > 0 && names.flaggedByRule.get(key) === amount;
  const hasSeveral = isByList(rule.suppliers) && (names.listings.get(policyId) ?? 0) > 1;
  return isSame && !hasSeveral ? { flaggedBy: [key] } : null;
}

function changeOf({ event, items, demand }: ComputedChange, names: Names): TimelineChange {
  const { kind, policyId, ruleId, supplierIds, text, deadline } = event;
  const pack = policyId === null ? undefined : names.packs.get(policyId);
  const rule = pack?.rules.find(({ id }) => id === ruleId);
  const isCap = rule?.effect.kind === 'cap';
  return {
    kind,
    policy: pack === undefined ? null : { id: pack.id, title: pack.title },
    rule: rule === undefined ? null : { id: rule.id, title: rule.title, effect: rule.effect },
    suppliers: supplierIds.map((id) => names.suppliers.get(id) ?? id),
    text,
    items,
    demand:
      demand === null || deadline === null
        ? null
        : {
            deadline,
            ...demand,
            unit: rule?.effect.kind === 'cap' ? (rule.effect.of ?? 'items') : 'items',
            isReplacement: isCap,
          },
    filter:
      demand === null || isCap || rule === undefined || policyId === null
        ? null
        : filterFor(policyId, rule, demand.amount, names),
  };
}

/**
 * Every day on which verdicts may change under the active policies, past and to come, with the
 * counts from it on and what changes. The workspace's own date decides nothing but the filters.
 */
export function readTimeline(db: Database): Timeline {
  const { homeCountry } = readSettings(db);
  const packs = readActivePacks(db);
  const { before, steps } = computeTimeline(db, { homeCountry, packs });
  const suppliers = db
    .prepare<[], { id: string; name: string }>('SELECT id, name FROM supplier')
    .all();
  const names: Names = {
    packs: new Map(packs.map((pack) => [pack.id, pack])),
    suppliers: new Map(suppliers.map(({ id, name }) => [id, name])),
    flaggedByRule: readFlaggedByRule(db),
    listings: new Map(
      [...Map.groupBy(readListings(db), (each) => each.policyId)].map(([id, own]) => [
        id,
        own.length,
      ]),
    ),
  };
  return {
    before: countsOf(before),
    steps: steps.map(({ date, counts, affected, changes }) => ({
      date,
      counts: countsOf(counts),
      affected,
      changes: changes.map((change) => changeOf(change, names)),
    })),
  };
}
