import type { Database } from '../database/connection.ts';
import type { SqlTerm } from '../evaluation/compile-rule.ts';
import { readActiveRules } from '../queries/own-rules.ts';
import { valuesOfClass } from './classes.ts';
import { RULE_TAGS, RuleTagger, type RowToTag } from './own-rules/rule-tagger.ts';
import { onlyAmong } from './only-among.ts';
import { reclass, type ItemCell, type Reclassing } from './reclass.ts';

const OF_RULES = RULE_TAGS.map((tag) => `c.${tag}_by IS NULL OR c.${tag}_by LIKE 'rule:%'`).join(
  ' OR ',
);

/**
 * Proposes function, placement and generation anew for the items of some classes, by the operator's
 * own rules and those of the catalogue; tags of the file or of a person stay. `classes` is a
 * condition on `item_class c`. Gives of how many items a tag says something else; that only another
 * rule says the same is no change. `among` is a query for the ids of the only items to look at. To be
 * called within a transaction.
 */
export function retagClasses(db: Database, classes: SqlTerm, among?: string): number {
  const tagger = new RuleTagger(readActiveRules(db));
  const columns = tagger.itemColumns();
  const row: Record<string, ItemCell> & RowToTag = { id: 0, class_id: 0 };
  const rowOf = (cells: readonly ItemCell[]): RowToTag => {
    columns.forEach((column, at) => {
      row[column] = cells[at] ?? null;
    });
    return row;
  };
  const reclassing: Reclassing = {
    classes: { sql: `(${classes.sql}) AND (${OF_RULES})`, values: classes.values },
    reads: columns.map((column) => `i.${column}`),
    via: (cells, of) => tagger.viaOf(rowOf(cells), of),
    target: (cells, of) => ({ ...valuesOfClass(of), ...tagger.retag(rowOf(cells), of).tags }),
    counts: (before, after) => RULE_TAGS.some((tag) => before[tag] !== after[tag]),
  };
  return reclass(db, among === undefined ? reclassing : onlyAmong(reclassing, among));
}

/**
 * As `retagClasses`, of the items that the query `items` gives: what was put back for them may come from
 * rules, or from words, that are not what they were.
 */
export function retagItems(db: Database, items: string): void {
  const sql = `c.id IN (SELECT class_id FROM item WHERE id IN (${items}))`;
  retagClasses(db, { sql, values: [] }, items);
}

/** True where anything was changed after the first of some changes that is none of them. */
export function hasChangesSince(db: Database, changeIds: readonly number[]): boolean {
  return (
    db
      .prepare<[number, string], number>(
        `SELECT 1 FROM change WHERE id > ? AND id NOT IN (SELECT value FROM json_each(?)) LIMIT 1`,
      )
      .pluck()
      .get(Math.min(...changeIds), JSON.stringify(changeIds)) !== undefined
  );
}

/** As `retagClasses`, of manufacturer texts whose supplier became known or changed. */
export function retagManufacturers(db: Database, manufacturerIds: readonly number[]): number {
  if (manufacturerIds.length === 0) return 0;
  return retagClasses(db, {
    sql: 'c.supplier_override IS NULL AND c.manufacturer_id IN (SELECT value FROM json_each(?))',
    values: [JSON.stringify(manufacturerIds)],
  });
}
