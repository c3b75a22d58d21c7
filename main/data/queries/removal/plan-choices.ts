import type { SqlTerm } from '../../evaluation/compile-rule.ts';
import type { ItemFilter } from '#shared/domain/filter';
import { choice, type Choice } from '../filter/choice.ts';
import { anyOf, within } from '../filter/sql-terms.ts';
import { paceOn } from './plan-sql.ts';

/** The date that the kept verdicts are of. */
const KEPT_AS_OF = `(SELECT value ->> '$' FROM main.setting WHERE name = 'evaluatedAsOf')`;

const UNPLANNED: SqlTerm = {
  sql: 'i.id NOT IN (SELECT item_id FROM main.item_removal)',
  values: [],
};

/** Items of which a column of the plan is one of some values; `null` for those without it. */
function planned(select: string, values: readonly (string | null)[], without: SqlTerm): SqlTerm {
  const known = values.filter((value) => value !== null);
  const isAmong = {
    sql: `i.id IN (${select} IN (SELECT value FROM json_each(?)))`,
    values: [JSON.stringify(known)],
  };
  return known.length === values.length ? isAmong : anyOf([isAmong, without]);
}

/** Choices that the removal plan answers, over `item i`. */
export const PLAN_CHOICES: readonly Choice[] = [
  choice('removals', (statuses) =>
    planned('SELECT r.item_id FROM main.item_removal r WHERE r.status', statuses, UNPLANNED),
  ),
  choice('removalPaces', (paces) =>
    planned(
      `SELECT r.item_id FROM main.item_removal r JOIN main.item p ON p.id = r.item_id
       LEFT JOIN main.class_verdict v ON v.class_id = p.class_id WHERE ${paceOn(KEPT_AS_OF)}`,
      paces.map((pace) => (pace === 'unplanned' ? null : pace)),
      UNPLANNED,
    ),
  ),
  choice('removalCurrencies', (currencies) =>
    planned(
      'SELECT r.item_id FROM main.item_removal r WHERE r.currency',
      currencies.map((currency) => currency?.toUpperCase() ?? null),
      {
        sql: 'i.id NOT IN (SELECT item_id FROM main.item_removal WHERE currency IS NOT NULL)',
        values: [],
      },
    ),
  ),
];

/** Items that are to be gone within a range of days. */
export function dueTerms({ removalDue }: ItemFilter): SqlTerm[] {
  const terms = within('r.due_on', removalDue);
  if (terms.length === 0) return [];
  return [
    {
      sql: `i.id IN (SELECT r.item_id FROM main.item_removal r WHERE
        ${terms.map(({ sql }) => sql).join(' AND ')})`,
      values: terms.flatMap(({ values }) => values),
    },
  ];
}
