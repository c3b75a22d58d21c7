import type { IsoDate } from '#shared/domain/date';
import {
  REMOVAL_STATUSES,
  type RemovalDeadline,
  type RemovalFigures,
  type RemovalPace,
  type RemovalStatus,
} from '#shared/domain/removal';
import { severityOf } from '#shared/domain/verdict';
import type { Database } from '../../database/connection.ts';
import { asOfDate, readSettings } from '../../database/settings.ts';
import type { VerdictStore } from '../../evaluation/evaluate.ts';
import { IS_GONE, paceOn } from './plan-sql.ts';

const IS_FLAGGED = `coalesce(v.severity, 0) >= ${severityOf('review')}`;

/** Items of the plan that have these in common. */
type PlanRow = {
  readonly isFlagged: 0 | 1;
  readonly deadline: IsoDate | null;
  readonly status: RemovalStatus;
  readonly pace: Exclude<RemovalPace, 'unplanned'>;
  readonly isOverdue: 0 | 1;
  readonly currency: string | null;
  readonly isGone: 0 | 1;
  readonly items: number;
  /** In hundredths. */
  readonly cost: number;
};

function readPlan(db: Database, store: VerdictStore, asOf: IsoDate): PlanRow[] {
  return db
    .prepare<[{ readonly asOf: IsoDate }], PlanRow>(
      `SELECT ${IS_FLAGGED} AS isFlagged, v.deadline, r.status, ${paceOn(':asOf')} AS pace,
         NOT ${IS_GONE} AND coalesce(r.due_on < :asOf, 0) AS isOverdue, r.currency,
         ${IS_GONE} AS isGone, count(*) AS items, coalesce(sum(r.cost), 0) AS cost
       FROM main.item_removal r JOIN main.item i ON i.id = r.item_id
       JOIN ${store}.class_verdict v ON v.class_id = i.class_id
       GROUP BY 1, 2, 3, 4, 5, 6, 7`,
    )
    .all({ asOf });
}

function sumOf(rows: readonly PlanRow[], isCounted: (row: PlanRow) => boolean): number {
  return rows.reduce((sum, row) => sum + (isCounted(row) ? row.items : 0), 0);
}

function deadlinesOf(
  all: readonly { readonly deadline: IsoDate | null; readonly items: number }[],
  plan: readonly PlanRow[],
): RemovalDeadline[] {
  return all.map(({ deadline, items }) => {
    const own = plan.filter((row) => row.deadline === deadline);
    const of = (pace: PlanRow['pace']): number => sumOf(own, (row) => row.pace === pace);
    const paces = {
      gone: of('gone'),
      inTime: of('in-time'),
      late: of('late'),
      undated: of('undated'),
    };
    return { deadline, items, ...paces, unplanned: items - sumOf(own, () => true) };
  });
}

function costsOf(plan: readonly PlanRow[]): RemovalFigures['costs'] {
  const currencies = [...new Set(plan.flatMap(({ currency }) => currency ?? []))];
  return currencies
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((currency) => {
      const own = plan.filter((row) => row.currency === currency);
      const sum = (rows: readonly PlanRow[]): number =>
        rows.reduce((cost, row) => cost + row.cost, 0) / 100;
      const gone = sum(own.filter(({ isGone }) => isGone === 1));
      return { currency, items: sumOf(own, () => true), amount: sum(own), gone };
    });
}

/**
 * How far the removal of flagged equipment is on a date, by the verdicts kept in `store`. One pass over
 * the items of the plan; those that are not on it are counted by their classes.
 */
export function readRemovalFigures(
  db: Database,
  store: VerdictStore,
  asOf: IsoDate,
): RemovalFigures {
  const rows = readPlan(db, store, asOf);
  const plan = rows.filter(({ isFlagged }) => isFlagged === 1);
  const all = db
    .prepare<[], { deadline: IsoDate | null; items: number }>(
      `SELECT v.deadline, sum(v.items) AS items FROM ${store}.class_verdict v WHERE ${IS_FLAGGED}
       GROUP BY v.deadline HAVING sum(v.items) > 0 ORDER BY v.deadline NULLS LAST`,
    )
    .all();
  const flagged = all.reduce((sum, { items }) => sum + items, 0);
  const planned = sumOf(plan, () => true);
  return {
    asOf,
    flagged,
    byStatus: [
      { status: null, items: flagged - planned },
      ...REMOVAL_STATUSES.map((status) => ({
        status,
        items: sumOf(plan, (row) => row.status === status),
      })),
    ],
    overdue: sumOf(plan, ({ isOverdue }) => isOverdue === 1),
    deadlines: deadlinesOf(all, plan),
    costs: costsOf(plan),
    notFlagged: sumOf(rows, ({ isFlagged }) => isFlagged === 0),
  };
}

/** True where something is on the plan. */
export function hasRemovalPlan(db: Database): boolean {
  return db.prepare('SELECT 1 FROM main.item_removal LIMIT 1').get() !== undefined;
}

/** The same on the workspace's own date. */
export function readOwnRemovalFigures(db: Database): RemovalFigures {
  return readRemovalFigures(db, 'main', asOfDate(readSettings(db)));
}
