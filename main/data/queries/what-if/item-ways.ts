import type { WhatIfStep } from '#shared/contract/what-if';
import type { ItemFilter } from '#shared/domain/filter';
import type { Database } from '../../database/connection.ts';
import type { SqlTerm } from '../../evaluation/compile-rule.ts';
import { classTerm, isClassOnly, itemTerm, type RegionMarks } from '../filter-sql.ts';
import type { Scenario } from './scenario.ts';
import type { SupplierStatements } from './supplier-statements.ts';

/** Cells are marked with regions wherever a step asks who lacks one; see `Scenario`. */
export const CELL_MARKS: RegionMarks = { areRegionsMarked: true };

/** Choices that verdicts decide. */
const OF_VERDICTS = ['verdicts', 'undeterminedBy', 'flaggedBy', 'removalPaces'] as const;

/** True where a filter asks for verdicts or what rules say. */
export function asksVerdicts(filter: ItemFilter): boolean {
  const { isFlagged, deadline, hasDeadline, not = {} } = filter;
  return (
    isFlagged !== undefined ||
    hasDeadline !== undefined ||
    deadline !== undefined ||
    [filter, not].some((choices) => OF_VERDICTS.some((key) => (choices[key] ?? []).length > 0))
  );
}

/** The filter without what earlier steps, policies or the date may change of a class. */
function lasting(filter: ItemFilter, earlier: readonly WhatIfStep[]): ItemFilter {
  const rest = { ...filter, not: { ...filter.not } };
  delete rest.isFlagged;
  delete rest.deadline;
  delete rest.hasDeadline;
  const kinds = new Set(earlier.map(({ kind }) => kind));
  for (const choices of [rest, rest.not]) {
    for (const key of OF_VERDICTS) delete choices[key];
    delete choices.lacks;
    if (kinds.has('replace')) delete choices.suppliers;
    if (kinds.has('place')) {
      delete choices.placements;
      delete choices.origins;
    }
    if (kinds.has('remove')) delete choices.statuses;
  }
  return rest;
}

function join(terms: readonly SqlTerm[], by: ' OR ' | ' + ' | ', '): SqlTerm {
  return {
    sql: terms.map(({ sql }) => (by === ', ' ? sql : `(${sql})`)).join(by),
    values: terms.flatMap(({ values }) => values),
  };
}

/** Items of classes that are as a term over them says. */
function inClasses({ sql, values }: SqlTerm): SqlTerm {
  return {
    sql: `i.class_id IN (SELECT c.id FROM main.class_verdict v
      JOIN main.item_class c ON c.id = v.class_id WHERE ${sql})`,
    values,
  };
}

/** The last known day on or before an item's install date, as classes keep it. */
const SINCE_SQL = `CASE WHEN i.installed_on IS NULL THEN NULL ELSE coalesce(
  (SELECT max(value) FROM json_each(?) WHERE value <= i.installed_on), '') END`;

/** Share of all items from which on they are read in the order of the file, not class by class. */
const MANY = 1 / 50;

/** True where the classes of a term hold many of all items. */
function isMany(db: Database, { sql, values }: SqlTerm): boolean {
  const all = db.prepare('SELECT coalesce(sum(items), 0) FROM main.class_verdict').pluck().get();
  const among = db
    .prepare<unknown[], number>(
      `SELECT coalesce(sum(items), 0) FROM main.class_verdict i WHERE ${sql}`,
    )
    .pluck()
    .get(...values);
  return Number(among) > Number(all) * MANY;
}

const NULL: SqlTerm = { sql: 'NULL', values: [] };
const ZERO: SqlTerm = { sql: '0', values: [] };

/** The bit of a step among those of a way. */
export function bitOf(at: number): number {
  return 2 ** at;
}

/**
 * Finds how many items of each class do not go the way of their class: steps may be about some items
 * of a class and not about others. Leaves `temp.what_if_way (class_id, way, items)`. A way is the sum
 * of the bits of the steps whose conditions on items hold; or, where more tells items apart, that and
 * the rest as JSON. One statement over the items. With `hasItems` the items stand in
 * `temp.what_if_item (id, class_id, way)`, too.
 */
export function findItemWays(
  db: Database,
  steps: readonly WhatIfStep[],
  { boundaries, needsRegions }: Scenario,
  statements: SupplierStatements,
  hasItems: boolean,
): void {
  const candidates = steps.map(({ filter }, at) => classTerm(lasting(filter, steps.slice(0, at))));
  const needsSignature = !statements.isEmpty && steps.some(({ kind }) => kind === 'replace');
  const hasMore = boundaries !== null || needsRegions || needsSignature;
  const asking = steps.map(({ filter, kind }) => ({
    items: !isClassOnly(filter, CELL_MARKS),
    signature: needsSignature && kind === 'replace',
  }));
  const among = candidates.filter((_term, at) => {
    const { items = false, signature = false } = asking[at] ?? {};
    return items || signature;
  });
  const mask = candidates.flatMap((ofClass, at): SqlTerm[] => {
    const step = steps[at];
    if (step === undefined || asking[at]?.items !== true) return [];
    // The class is asked first, so that texts are searched for in its items only.
    const isCandidate = inClasses(ofClass);
    const { sql, values } = itemTerm(step.filter, CELL_MARKS);
    const whole = `WHEN ${sql} THEN ${bitOf(at)} ELSE 0 END`;
    if (ofClass.sql === '1') return [{ sql: `CASE ${whole}`, values }];
    return [
      {
        sql: `CASE WHEN NOT ${isCandidate.sql} THEN 0 ${whole}`,
        values: [...isCandidate.values, ...values],
      },
    ];
  });
  const bits = mask.length === 0 ? ZERO : join(mask, ' + ');
  const rest = [
    boundaries === null ? NULL : { sql: SINCE_SQL, values: [JSON.stringify(boundaries)] },
    needsRegions ? { sql: 'i.region', values: [] } : NULL,
    needsSignature ? statements.signatureTerm() : NULL,
  ];
  const parts = join([bits, ...rest], ', ');
  const way: SqlTerm = hasMore ? { sql: `json_array(${parts.sql})`, values: parts.values } : bits;
  const isAll = boundaries !== null || needsRegions;
  const where = isAll ? { sql: '1', values: [] } : inClasses(join(among, ' OR '));
  const items: SqlTerm =
    !isAll && among.length === 0
      ? { sql: 'SELECT 0 AS id, 0 AS class_id, 0 AS way WHERE 0', values: [] }
      : {
          sql: `SELECT i.id, i.class_id, ${way.sql} AS way
            FROM main.item i ${isMany(db, where) ? 'NOT INDEXED' : ''} WHERE ${where.sql}`,
          values: [...way.values, ...where.values],
        };
  // The columns of ways have no type, so that numbers stay numbers.
  db.exec(`CREATE TEMP TABLE what_if_way (class_id INTEGER NOT NULL, way NOT NULL,
    items INTEGER NOT NULL, PRIMARY KEY (class_id, way)) WITHOUT ROWID`);
  if (hasItems) {
    db.exec('CREATE TEMP TABLE what_if_item (id INTEGER PRIMARY KEY, class_id INTEGER, way)');
    db.prepare(`INSERT INTO temp.what_if_item ${items.sql}`).run(...items.values);
  }
  const from = hasItems ? 'SELECT * FROM temp.what_if_item' : items.sql;
  // Adding up in place is several times faster than sorting a million rows to group them.
  db.prepare(
    `INSERT INTO temp.what_if_way SELECT class_id, way, 1 FROM (${from}) WHERE true
     ON CONFLICT (class_id, way) DO UPDATE SET items = items + 1`,
  ).run(...(hasItems ? [] : items.values));
  db.exec('DELETE FROM temp.what_if_way WHERE way = 0');
}
