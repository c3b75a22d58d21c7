import type { ItemFilter } from '#shared/domain/filter';
import { severityOf } from '#shared/domain/verdict';
import type { SqlTerm } from '../evaluation/compile-rule.ts';
import type { Choice } from './filter/choice.ts';
import { CLASS_CHOICES, lackChoice } from './filter/class-choices.ts';
import { ITEM_CHOICES, regionChoice } from './filter/item-choices.ts';
import { dueTerms, PLAN_CHOICES } from './removal/plan-choices.ts';
import { allOf, noneOf, oneOf, TRUE, within } from './filter/sql-terms.ts';
import { searchTerm } from './search/search-term.ts';

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
  const { isFlagged, hasDeadline, deadline } = filter;
  const least = severityOf('review');
  return allOf([
    ...(isFlagged === undefined
      ? []
      : [{ sql: isFlagged ? 'v.severity >= ?' : 'coalesce(v.severity, 0) < ?', values: [least] }]),
    ...choiceTerms(filter, [...CLASS_CHOICES, lackChoice(areRegionsMarked)]),
    ...(hasDeadline === undefined
      ? []
      : [{ sql: `v.deadline IS ${hasDeadline ? 'NOT ' : ''}NULL`, values: [] }]),
    ...within('v.deadline', deadline),
  ]);
}

/** The part of a filter that needs the items themselves. */
export function itemTerm(
  filter: ItemFilter,
  { areRegionsMarked }: RegionMarks = UNMARKED,
): SqlTerm {
  const { itemId, itemIds = [], exceptItemIds = [], isMissing } = filter;
  const search = searchTerm(filter.search ?? '');
  return allOf([
    ...(itemId === undefined ? [] : [{ sql: 'i.id = ?', values: [itemId] }]),
    ...(itemIds.length === 0 ? [] : [oneOf('i.id', itemIds)]),
    ...(exceptItemIds.length === 0 ? [] : [noneOf(oneOf('i.id', exceptItemIds))]),
    ...choiceTerms(filter, areRegionsMarked ? ITEM_CHOICES : [...ITEM_CHOICES, regionChoice]),
    ...choiceTerms(filter, PLAN_CHOICES),
    ...dueTerms(filter),
    ...within('i.installed_on', filter.installedOn),
    ...within('i.quantity', filter.quantity),
    ...within('i.unit_cost', filter.unitCost),
    ...(isMissing === undefined
      ? []
      : [{ sql: `i.missing_since IS ${isMissing ? 'NOT ' : ''}NULL`, values: [] }]),
    ...(search === null ? [] : [search]),
  ]);
}

/** True where classes alone answer the filter. */
export function isClassOnly(filter: ItemFilter, marks: RegionMarks = UNMARKED): boolean {
  return itemTerm(filter, marks).sql === TRUE.sql;
}

/** True where a search alone says which items. */
export function isSearchOnly(filter: ItemFilter): boolean {
  const search = searchTerm(filter.search ?? '');
  return (
    search !== null && itemTerm(filter).sql === search.sql && classTerm(filter).sql === TRUE.sql
  );
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
