import type { ItemFilter, ItemSort } from '#shared/domain/filter';

/** A filter, with what it chose of each facet as SQL over `class_verdict v`, `item_class c`. */
export type QueryCase = {
  readonly name: string;
  readonly filter: ItemFilter;
  readonly sql: Readonly<Record<string, string>>;
};

/** What operators narrow an inventory by, each case one change away from the one before. */
export const CASES: readonly QueryCase[] = [
  { name: 'none', filter: {}, sql: {} },
  {
    name: 'vendor Huawei',
    filter: { suppliers: ['huawei'] },
    sql: { supplier: `v.supplier_id = 'huawei'` },
  },
  {
    name: 'vendor Huawei, core',
    filter: { suppliers: ['huawei'], placements: ['core'] },
    sql: { supplier: `v.supplier_id = 'huawei'`, placement: `c.placement = 'core'` },
  },
  {
    name: 'core, not DE',
    filter: { placements: ['core'], not: { countries: ['DE'] } },
    sql: { placement: `c.placement = 'core'`, country: `v.country IS NOT 'DE'` },
  },
  {
    name: 'undetermined, not DE',
    filter: { verdicts: ['undetermined'], not: { countries: ['DE'] } },
    sql: { verdict: 'v.severity = 1', country: `v.country IS NOT 'DE'` },
  },
  {
    name: 'undetermined, in service',
    filter: { verdicts: ['undetermined'], statuses: ['in-service'] },
    sql: { verdict: 'v.severity = 1', status: `c.status = 'in-service'` },
  },
];

/** The order that the inventory opens with. */
export const FIRST_ORDER: readonly ItemSort[] = [{ field: 'verdict', direction: 'desc' }];

/** An order by four columns, one of them different for every item. */
export const LONG_ORDER: readonly ItemSort[] = [
  { field: 'verdict', direction: 'desc' },
  { field: 'supplier', direction: 'asc' },
  { field: 'site', direction: 'asc' },
  { field: 'hostname', direction: 'desc' },
];

const FIRST_SQL = 'v.severity DESC NULLS LAST, i.id';
const LONG_SQL = `v.severity DESC NULLS LAST, s.name COLLATE NOCASE NULLS LAST,
  i.site COLLATE NOCASE NULLS LAST, i.hostname COLLATE NOCASE DESC NULLS LAST, i.id`;

const CLASSES = 'class_verdict v JOIN item_class c ON c.id = v.class_id';
const BY_CLASS = {
  verdict: 'v.severity',
  supplier: 'v.supplier_id',
  placement: 'c.placement',
  function: 'c.function',
  country: 'v.country',
  generation: 'c.generation',
  status: 'c.status',
  origin: 'substr(c.placement_by, 1, 4)',
} as const;
const LACKS = [
  'v.supplier_id IS NULL',
  `c.placement = 'untagged'`,
  'c.function IS NULL',
  'c.generation IS NULL',
  'v.country IS NULL',
  `instr(coalesce(c.marks, ''), '+r') = 0`,
  'c.status IS NULL',
  'c.installed_since IS NULL',
];

function whereOf({ sql }: QueryCase, but?: string): string {
  const terms = Object.entries(sql).flatMap(([facet, term]) => (facet === but ? [] : [term]));
  return terms.length === 0 ? '1' : terms.join(' AND ');
}

/** The rows of one page, as the grid shows them. */
function pageSql(each: QueryCase, order: string, offset = 0): string {
  return `SELECT i.id, v.severity, v.deadline, i.hostname, i.serial_number, i.asset_id, m.text, s.name,
      i.model, i.part_number, c.function, c.placement, c.placement_by, c.generation, i.site, c.country,
      c.status, i.installed_on, i.quantity
    FROM item i JOIN item_class c ON c.id = i.class_id JOIN class_verdict v ON v.class_id = i.class_id
    LEFT JOIN manufacturer m ON m.id = c.manufacturer_id LEFT JOIN supplier s ON s.id = v.supplier_id
    WHERE ${whereOf(each)} ORDER BY ${order} LIMIT 200 OFFSET ${offset};`;
}

/**
 * The counts of all facets, the total and the first page by the best SQL that we could write: what
 * classes decide is summed from the counts that the workspace keeps for each of them, and only
 * sites and imports are counted over items.
 */
export function countsSql(each: QueryCase): string[] {
  const where = whereOf(each);
  const items =
    where === '1' ? '1' : `class_id IN (SELECT v.class_id FROM ${CLASSES} WHERE ${where})`;
  return [
    `SELECT sum(v.items) FROM ${CLASSES} WHERE ${where};`,
    ...Object.entries(BY_CLASS).map(
      ([facet, by]) => `SELECT ${by}, sum(v.items) AS n FROM ${CLASSES}
        WHERE ${whereOf(each, facet)} GROUP BY 1 ORDER BY n DESC LIMIT 50;`,
    ),
    `SELECT ${LACKS.map((lacks) => `sum(v.items * (${lacks}))`).join(', ')} FROM ${CLASSES} WHERE ${where};`,
    `SELECT coalesce(site, site_name), count(*) AS n FROM item WHERE ${items}
      GROUP BY 1 ORDER BY n DESC LIMIT 50;`,
    `SELECT import_id, count(*) AS n FROM item WHERE ${items} GROUP BY 1 ORDER BY n DESC LIMIT 50;`,
    pageSql(each, FIRST_SQL),
  ];
}

/** A page from the middle of all items, in the order that the inventory opens with. */
export function middleSql(items: number): string {
  return pageSql({ name: 'all', filter: {}, sql: {} }, FIRST_SQL, Math.floor(items / 2));
}

/** The first page of all items by four columns. */
export function sortedSql(): string {
  return pageSql({ name: 'all', filter: {}, sql: {} }, LONG_SQL);
}
