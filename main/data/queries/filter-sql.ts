import type { ItemFilter } from '#shared/domain/filter';
import { severityOf } from '#shared/domain/verdict';
import type { SqlTerm } from '../evaluation/compile-rule.ts';
import type { Choice } from './filter/choice.ts';
import { CLASS_CHOICES, lackChoice } from './filter/class-choices.ts';
import { ITEM_CHOICES, regionChoice } from './filter/item-choices.ts';
import { allOf, noneOf, oneOf, TRUE, within } from './filter/sql-terms.ts';

/** What is known of regions where a filter asks which items lack one. */
export type RegionMarks = {
  /** True where classes, or what stands in their place, are marked with the regions of items. */
  readonly areRegionsMarked: boolean;
};
const UNMARKED: RegionMarks = { areRegionsMarked: false };

/** True where a filter asks which items lack a region, or do not. */
export function asksRegions({ lacks = [], not = {} }: ItemFilter): boolean {
  return lacks.includes('region') || (not.lacks ?? []).includes('region');
}

/** The terms of some choices: what is wanted, and what is left out. */
function choiceTerms(filter: ItemFilter, choices: readonly Choice[]): SqlTerm[] {
  const excluded = filter.not ?? {};
  return choices.flatMap((termOf) => [...termOf(filter), ...termOf(excluded).map(noneOf)]);
}

/** The part of a filter that is decided by an item's class, over `class_verdict v`, `item_class c`. */
export function classTerm(
  filter: ItemFilter,
  { areRegionsMarked }: RegionMarks = UNMARKED,
): SqlTerm {
  const { isFlagged, deadline } = filter;
  const least = severityOf('review');
  return allOf([
    ...(isFlagged === undefined
      ? []
      : [{ sql: isFlagged ? 'v.severity >= ?' : 'coalesce(v.severity, 0) < ?', values: [least] }]),
    ...choiceTerms(filter, [...CLASS_CHOICES, lackChoice(areRegionsMarked)]),
    ...within('v.deadline', deadline),
  ]);
}

/** Columns of `item i` that free-text search looks at, beside manufacturer and function. */
const SEARCHED = [
  'i.hostname',
  'i.serial_number',
  'i.asset_id',
  'i.model',
  'i.part_number',
  'i.site',
  'i.site_name',
  'i.ip_address',
];

/** A pattern that finds a text anywhere, its own `%` and `_` meant as they stand. */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/gu, (mark) => `\\${mark}`)}%`;
}

/**
 * Finds a text in the identifying fields, the manufacturer, the function and the values of
 * unmapped columns. `LIKE` folds the case of ASCII letters by itself; for other texts each value
 * is folded first, which costs more and happens only then.
 */
function searchTerm(search: string): SqlTerm {
  const isAscii = /^[\x20-\x7e]*$/u.test(search);
  const text = isAscii ? search : search.toLowerCase();
  const pattern = containing(text);
  // Most rows are told by their stored text; only the others are taken apart.
  const stored = containing(JSON.stringify(text).slice(1, -1));
  const like = (column: string): string =>
    `${isAscii ? column : `fold_case(${column})`} LIKE ? ESCAPE '\\'`;
  const columns = SEARCHED.map(like);
  const byClass = `i.class_id IN (SELECT c.id FROM item_class c
    LEFT JOIN manufacturer m ON m.id = c.manufacturer_id
    WHERE ${like('m.text')} OR ${like('c.function_text')})`;
  const byExtra = `(${like('i.extra')} AND EXISTS
    (SELECT 1 FROM json_each(i.extra) e WHERE ${like('e.value')}))`;
  return {
    sql: `(${[...columns, byClass, byExtra].join(' OR ')})`,
    values: [...columns.map(() => pattern), pattern, pattern, stored, pattern],
  };
}

/** The part of a filter that needs the items themselves. */
export function itemTerm(
  filter: ItemFilter,
  { areRegionsMarked }: RegionMarks = UNMARKED,
): SqlTerm {
  const { itemId, itemIds = [], exceptItemIds = [], isMissing } = filter;
  const search = filter.search?.trim() ?? '';
  return allOf([
    ...(itemId === undefined ? [] : [{ sql: 'i.id = ?', values: [itemId] }]),
    ...(itemIds.length === 0 ? [] : [oneOf('i.id', itemIds)]),
    ...(exceptItemIds.length === 0 ? [] : [noneOf(oneOf('i.id', exceptItemIds))]),
    ...choiceTerms(filter, areRegionsMarked ? ITEM_CHOICES : [...ITEM_CHOICES, regionChoice]),
    ...within('i.installed_on', filter.installedOn),
    ...within('i.quantity', filter.quantity),
    ...within('i.unit_cost', filter.unitCost),
    ...(isMissing === undefined
      ? []
      : [{ sql: `i.missing_since IS ${isMissing ? 'NOT ' : ''}NULL`, values: [] }]),
    ...(search === '' ? [] : [searchTerm(search)]),
  ]);
}

/** True where classes alone answer the filter. */
export function isClassOnly(filter: ItemFilter, marks: RegionMarks = UNMARKED): boolean {
  return itemTerm(filter, marks).sql === TRUE.sql;
}

/**
 * The items of a filter as the tail of a query over `item i`. Where the filter asks for classes,
 * they are found first and items through the index on `class_id`.
 */
export function itemsWhere(filter: ItemFilter): SqlTerm {
  const byClass = classTerm(filter);
  const byItem = itemTerm(filter);
  if (byClass.sql === TRUE.sql) return { sql: `WHERE ${byItem.sql}`, values: byItem.values };
  return {
    sql: `WHERE i.class_id IN (SELECT c.id FROM class_verdict v JOIN item_class c ON c.id = v.class_id
            WHERE ${byClass.sql}) AND ${byItem.sql}`,
    values: [...byClass.values, ...byItem.values],
  };
}
