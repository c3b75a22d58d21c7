import type { BurnDown } from '#shared/contract/overview';
import type { IsoDate } from '#shared/domain/date';
import type { PolicyPack } from '#shared/domain/policy';
import { severityOf } from '#shared/domain/verdict';
import type { Database } from '../../database/connection.ts';
import { asOfDate, readSettings } from '../../database/settings.ts';
import type { VerdictStore } from '../../evaluation/evaluate.ts';
import { readActivePacks } from '../packs.ts';

const OVERDUE = severityOf('overdue');
const REMOVE_BY = severityOf('remove-by');

type RuleRow = {
  readonly deadline: IsoDate;
  readonly policyId: string;
  readonly ruleId: string;
};

/** What the rules are called that set the nearest deadline of any item, by that day. */
function readRules(
  db: Database,
  store: VerdictStore,
  packs: readonly PolicyPack[],
): ReadonlyMap<IsoDate, readonly string[]> {
  const titles = new Map(
    packs.flatMap((pack) =>
      pack.rules.map((rule) => [`${pack.id}/${rule.id}`, `${pack.title}: ${rule.title}`]),
    ),
  );
  const rows = db
    .prepare<[], RuleRow>(
      `SELECT DISTINCT f.deadline AS deadline, f.policy_id AS policyId, f.rule_id AS ruleId
       FROM ${store}.class_verdict v JOIN ${store}.class_finding f ON f.class_id = v.class_id
       WHERE v.severity = ${REMOVE_BY} AND v.items > 0 AND f.severity = v.severity
         AND f.deadline = v.deadline AND f.waived_by IS NULL
       ORDER BY f.deadline, f.policy_id, f.rule_id`,
    )
    .all();
  return new Map(
    [...Map.groupBy(rows, ({ deadline }) => deadline)].map(([deadline, own]) => [
      deadline,
      own.map(({ policyId, ruleId }) => titles.get(`${policyId}/${ruleId}`) ?? ruleId),
    ]),
  );
}

/** Days by which items must be gone, the nearest first. */
export type DeadlineSteps = Pick<BurnDown, 'overdue' | 'steps' | 'others'>;

/**
 * Items to remove by the nearest deadline of each, by the verdicts kept in `store`. Every item counts
 * once, under the day by which it must be gone whatever other rules ask later.
 */
export function readDeadlineSteps(
  db: Database,
  store: VerdictStore,
  packs: readonly PolicyPack[],
): DeadlineSteps {
  const days = db
    .prepare<[], { deadline: IsoDate; items: number }>(
      `SELECT v.deadline AS deadline, sum(v.items) AS items FROM ${store}.class_verdict v
       WHERE v.severity = ${REMOVE_BY} AND v.deadline IS NOT NULL
       GROUP BY v.deadline HAVING sum(v.items) > 0 ORDER BY v.deadline`,
    )
    .all();
  const rules = readRules(db, store, packs);
  const rest = db
    .prepare<[], { overdue: number; others: number }>(
      `SELECT coalesce(sum(v.items) FILTER (WHERE v.severity = ${OVERDUE}), 0) AS overdue,
         coalesce(sum(v.items) FILTER (WHERE v.severity < ${REMOVE_BY}), 0) AS others
       FROM ${store}.class_verdict v`,
    )
    .get();
  return {
    overdue: rest?.overdue ?? 0,
    steps: days.map(({ deadline, items }) => ({
      deadline,
      items,
      rules: [...(rules.get(deadline) ?? [])],
    })),
    others: rest?.others ?? 0,
  };
}

/** The same on the workspace's own date, under its active policies. */
export function readBurnDown(db: Database): BurnDown {
  const asOf = asOfDate(readSettings(db));
  return { asOf, ...readDeadlineSteps(db, 'main', readActivePacks(db)) };
}
