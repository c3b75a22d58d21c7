import type { Database } from '../database/connection.ts';
import { readSettings } from '../database/settings.ts';
import { withVerdictsFor, type VerdictStore } from '../evaluation/evaluate.ts';
import { readActivePacks } from './packs.ts';

/** What is compared of each class, for each kind of kept verdicts. */
const COMPARED = {
  class_verdict: 'class_id, supplier_id, country, severity, deadline',
  class_finding: 'class_id, policy_id, rule_id, severity, deadline, waived_by',
} as const;

/** Classes for which a table of `main` and of `other` say different things. */
function unequalClasses(
  db: Database,
  table: keyof typeof COMPARED,
  other: VerdictStore,
): readonly number[] {
  const from = (store: VerdictStore): string => `SELECT ${COMPARED[table]} FROM ${store}.${table}`;
  const minus = (one: VerdictStore, two: VerdictStore): string =>
    `SELECT class_id FROM (${from(one)} EXCEPT ${from(two)})`;
  return db
    .prepare<[], number>(`${minus('main', other)} UNION ${minus(other, 'main')}`)
    .pluck()
    .all();
}

/**
 * Compares the verdicts that the workspace keeps with those that its classes, its policies and what
 * is on record give anew, for the day that they were computed for.
 */
export function verdictProblems(db: Database): string[] {
  const { evaluatedAsOf, homeCountry } = readSettings(db);
  if (evaluatedAsOf === null) return [];
  const counted = 'SELECT class_id, count(*) AS items FROM item GROUP BY class_id';
  const kept = 'SELECT class_id, items FROM class_verdict WHERE items > 0';
  const miscounted = db
    .prepare<[], number>(
      `WITH counted AS MATERIALIZED (${counted}), kept AS MATERIALIZED (${kept})
       SELECT count(DISTINCT class_id) FROM (
         SELECT * FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept)
         UNION ALL SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted))`,
    )
    .pluck()
    .get();
  const packs = readActivePacks(db);
  const unequal = withVerdictsFor(db, { asOf: evaluatedAsOf, homeCountry, packs }, (store) => {
    const tables = Object.keys(COMPARED) as (keyof typeof COMPARED)[];
    return new Set(tables.flatMap((table) => unequalClasses(db, table, store))).size;
  });
  return [
    ...(miscounted === 0
      ? []
      : [
          miscounted === 1
            ? '1 class has other items than it is counted with'
            : `${miscounted} classes have other items than they are counted with`,
        ]),
    ...(unequal === 0
      ? []
      : [
          unequal === 1
            ? '1 class of items has another verdict than its facts and the policies give'
            : `${unequal} classes of items have another verdict than their facts and the policies give`,
        ]),
  ];
}
