import type { ItemRow } from '#shared/contract/items';
import type { ItemFilter, ItemSort } from '#shared/domain/filter';
import type { Placement } from '#shared/domain/item';
import { verdictOfSeverity } from '#shared/domain/verdict';
import type { Database } from '../database/connection.ts';
import { classTerm, isClassOnly, isSearchOnly, itemsWhere } from './filter-sql.ts';
import { searchItems } from './search/search-items.ts';
import { withFoundItems } from './search/search-term.ts';

type StoredRow = Omit<ItemRow, 'verdict' | 'placementBy'> & {
  readonly severity: number | null;
  readonly placementBy: string | null;
};

const ROW_SQL = `
  SELECT i.id, v.severity, v.deadline, i.hostname, i.serial_number AS serialNumber,
    i.asset_id AS assetId, m.text AS manufacturer, v.supplier_id AS supplierId,
    s.name AS supplierName, i.model, i.part_number AS partNumber, c.function, c.placement,
    c.placement_by AS placementBy, c.generation, i.site, c.country, c.status,
    i.installed_on AS installedOn, i.quantity
  FROM item i
  JOIN item_class c ON c.id = i.class_id
  LEFT JOIN class_verdict v ON v.class_id = i.class_id
  LEFT JOIN manufacturer m ON m.id = c.manufacturer_id
  LEFT JOIN supplier s ON s.id = v.supplier_id`;

/** `file`, `rule` or `person` out of a stored origin such as `rule:fn-upf`. */
export function originOf(stored: string | null): ItemRow['placementBy'] {
  if (stored === null) return null;
  if (stored.startsWith('person')) return 'person';
  return stored.startsWith('rule') ? 'rule' : 'file';
}

function toRow({ severity, placementBy, ...row }: StoredRow): ItemRow {
  const verdict = severity === null ? null : verdictOfSeverity(severity);
  const placement: Placement = row.placement;
  return { ...row, placement, verdict, placementBy: originOf(placementBy) };
}

/** The rows of the given items, in the order of the ids. */
export function readRowsById(db: Database, ids: readonly number[]): ItemRow[] {
  const rows = db
    .prepare<[string], StoredRow>(`${ROW_SQL} WHERE i.id IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(ids));
  const byId = new Map(rows.map((row) => [row.id, toRow(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const CLASS_JOIN = 'JOIN item_class c ON c.id = i.class_id';
const VERDICT_JOIN = 'LEFT JOIN class_verdict v ON v.class_id = i.class_id';
const MANUFACTURER_JOIN = 'LEFT JOIN manufacturer m ON m.id = c.manufacturer_id';
const SUPPLIER_JOIN = 'LEFT JOIN supplier s ON s.id = v.supplier_id';

type SortColumn = { readonly by: string; readonly joins?: readonly string[] };

/** What each sort field orders by, with the joins that it needs. */
const SORTS: Readonly<Record<ItemSort['field'], SortColumn>> = {
  id: { by: 'i.id' },
  verdict: { by: 'v.severity', joins: [VERDICT_JOIN] },
  deadline: { by: 'v.deadline', joins: [VERDICT_JOIN] },
  hostname: { by: 'i.hostname COLLATE NOCASE' },
  serialNumber: { by: 'i.serial_number COLLATE NOCASE' },
  assetId: { by: 'i.asset_id COLLATE NOCASE' },
  manufacturer: { by: 'm.text COLLATE NOCASE', joins: [CLASS_JOIN, MANUFACTURER_JOIN] },
  supplier: { by: 's.name COLLATE NOCASE', joins: [VERDICT_JOIN, SUPPLIER_JOIN] },
  model: { by: 'i.model COLLATE NOCASE' },
  partNumber: { by: 'i.part_number COLLATE NOCASE' },
  function: { by: 'c.function', joins: [CLASS_JOIN] },
  placement: { by: 'c.placement', joins: [CLASS_JOIN] },
  generation: { by: 'c.generation', joins: [CLASS_JOIN] },
  site: { by: 'i.site COLLATE NOCASE' },
  country: { by: 'c.country', joins: [CLASS_JOIN] },
  status: { by: 'c.status', joins: [CLASS_JOIN] },
  installedOn: { by: 'i.installed_on' },
  quantity: { by: 'i.quantity' },
};

/** The ids of the filtered items in order; missing values come last either way. */
export function readSortedIds(
  db: Database,
  filter: ItemFilter,
  order: readonly ItemSort[],
): Int32Array {
  const [first] = order;
  if (first?.field === 'id' && isSearchOnly(filter)) {
    const ids = searchItems(db, filter.search ?? '')?.toArray() ?? new Int32Array();
    return first.direction === 'asc' ? ids : ids.reverse();
  }
  const where = itemsWhere(withFoundItems(db, filter));
  const joins = new Set(order.flatMap(({ field }) => SORTS[field].joins ?? []));
  const terms = order.map(
    ({ field, direction }) => `${SORTS[field].by} ${direction.toUpperCase()} NULLS LAST`,
  );
  const ids = db
    .prepare<unknown[], number>(
      `SELECT i.id FROM item i ${[...joins].join(' ')} ${where.sql} ORDER BY ${terms.join(', ')}, i.id`,
    )
    .pluck()
    .all(...where.values);
  return Int32Array.from(ids);
}

/** How many items a filter finds. */
export function countItems(db: Database, filter: ItemFilter): number {
  const count = (sql: string, values: readonly (string | number)[]): number =>
    db
      .prepare<unknown[], number>(sql)
      .pluck()
      .get(...values) ?? 0;
  if (isSearchOnly(filter)) return searchItems(db, filter.search ?? '')?.size ?? 0;
  if (!isClassOnly(filter)) {
    const where = itemsWhere(withFoundItems(db, filter));
    return count(`SELECT count(*) FROM item i ${where.sql}`, where.values);
  }
  const byClass = classTerm(filter);
  return count(
    `SELECT coalesce(sum(v.items), 0) FROM class_verdict v JOIN item_class c ON c.id = v.class_id
     WHERE ${byClass.sql}`,
    byClass.values,
  );
}
