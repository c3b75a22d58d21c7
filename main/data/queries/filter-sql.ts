import type { ItemFilter, LackedFact } from '#shared/domain/filter';
import { severityOf } from '#shared/domain/verdict';
import type { SqlTerm } from '../evaluation/compile-rule.ts';
import { searchTerm } from './search/search-term.ts';

/** The condition that every row meets. */
const TRUE: SqlTerm = { sql: '1', values: [] };

/** `column` is one of the values; a `null` among them stands for a missing value. */
function oneOf(column: string, values: readonly (string | number | null)[]): SqlTerm {
  const known = values.filter((value) => value !== null);
  const isKnown = `${column} IN (SELECT value FROM json_each(?))`;
  return {
    sql: values.includes(null) ? `(${isKnown} OR ${column} IS NULL)` : isKnown,
    values: [JSON.stringify(known)],
  };
}

type ListKey = {
  [K in keyof ItemFilter]-?: NonNullable<ItemFilter[K]> extends readonly unknown[] ? K : never;
}[keyof ItemFilter];

/** Filters that classes answer without looking at items. */
const CLASS_COLUMNS: readonly (readonly [ListKey, string])[] = [
  ['suppliers', 'v.supplier_id'],
  ['placements', 'c.placement'],
  ['functions', 'c.function'],
  ['countries', 'v.country'],
  ['statuses', 'c.status'],
  ['manufacturerIds', 'c.manufacturer_id'],
  ['evidence', 'c.evidence'],
];

const LACKING: Readonly<Record<LackedFact, string>> = {
  supplier: 'v.supplier_id IS NULL',
  placement: `c.placement = 'untagged'`,
  function: 'c.function IS NULL',
  generation: 'c.generation IS NULL',
  country: 'v.country IS NULL',
  // Regions are marks of classes wherever any rule asks for them.
  region: `instr(coalesce(c.marks, ''), '+r') = 0`,
  status: 'c.status IS NULL',
  installedOn: 'c.installed_since IS NULL',
};

/** Classes of which some rules say this and from which they are not excepted. */
function findingTerm(severity: string, rules: readonly string[]): SqlTerm {
  return {
    sql: `EXISTS (SELECT 1 FROM class_finding f WHERE f.class_id = v.class_id AND ${severity}
      AND f.waived_by IS NULL
      AND f.policy_id || '/' || f.rule_id IN (SELECT value FROM json_each(?)))`,
    values: [JSON.stringify(rules)],
  };
}

const IS_UNDETERMINED = `f.severity = ${severityOf('undetermined')}`;
const IS_FLAGGED = `f.severity >= ${severityOf('review')}`;

/** The part of a filter that is decided by an item's class, over `class_verdict v`, `item_class c`. */
export function classTerm(filter: ItemFilter): SqlTerm {
  const terms: SqlTerm[] = [];
  if (filter.isFlagged === true)
    terms.push({ sql: 'v.severity >= ?', values: [severityOf('review')] });
  if (filter.verdicts !== undefined && filter.verdicts.length > 0) {
    terms.push(oneOf('v.severity', filter.verdicts.map(severityOf)));
  }
  for (const [key, column] of CLASS_COLUMNS) {
    const list = filter[key];
    if (list !== undefined && list.length > 0) terms.push(oneOf(column, list));
  }
  for (const fact of filter.lacks ?? []) terms.push({ sql: LACKING[fact], values: [] });
  const { undeterminedBy = [], flaggedBy = [] } = filter;
  if (undeterminedBy.length > 0) terms.push(findingTerm(IS_UNDETERMINED, undeterminedBy));
  if (flaggedBy.length > 0) terms.push(findingTerm(IS_FLAGGED, flaggedBy));
  return joinTerms(terms);
}

/** Host names of some shapes; `null` among them stands for a missing or blank name. */
function hostTerm(patterns: readonly (string | null)[]): SqlTerm {
  return {
    sql: `EXISTS (SELECT 1 FROM json_each(?) p WHERE fits_host_pattern(p.value, i.hostname))`,
    values: [JSON.stringify(patterns)],
  };
}

/** The part of a filter that needs the items themselves. */
export function itemTerm(filter: ItemFilter): SqlTerm {
  const terms: SqlTerm[] = [];
  if (filter.itemId !== undefined) terms.push({ sql: 'i.id = ?', values: [filter.itemId] });
  if (filter.itemIds !== undefined && filter.itemIds.length > 0) {
    terms.push(oneOf('i.id', filter.itemIds));
  }
  if (filter.importIds !== undefined && filter.importIds.length > 0) {
    terms.push(oneOf('i.import_id', filter.importIds));
  }
  if (filter.models !== undefined && filter.models.length > 0) {
    terms.push(oneOf('i.model', filter.models));
  }
  if (filter.siteKinds !== undefined && filter.siteKinds.length > 0) {
    terms.push(oneOf('site_kind(i.site, i.site_name)', filter.siteKinds));
  }
  if (filter.hostPatterns !== undefined && filter.hostPatterns.length > 0) {
    terms.push(hostTerm(filter.hostPatterns));
  }
  if (filter.isMissing !== undefined) {
    terms.push({ sql: `i.missing_since IS ${filter.isMissing ? 'NOT ' : ''}NULL`, values: [] });
  }
  const search = searchTerm(filter.search ?? '');
  if (search !== null) terms.push(search);
  return joinTerms(terms);
}

/** True where classes alone answer the filter. */
export function isClassOnly(filter: ItemFilter): boolean {
  return itemTerm(filter).sql === TRUE.sql;
}

/** True where a search alone says which items. */
export function isSearchOnly(filter: ItemFilter): boolean {
  const search = searchTerm(filter.search ?? '');
  return (
    search !== null && itemTerm(filter).sql === search.sql && classTerm(filter).sql === TRUE.sql
  );
}

function joinTerms(terms: readonly SqlTerm[]): SqlTerm {
  if (terms.length === 0) return TRUE;
  return {
    sql: terms.map(({ sql }) => sql).join(' AND '),
    values: terms.flatMap(({ values }) => values),
  };
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
