import type { AuditSide, ItemState } from '#shared/contract/audits';
import { functionSchema, placementSchema } from '#shared/domain/item';
import { removalStatusSchema } from '#shared/domain/removal';
import { verdictOfSeverity } from '#shared/domain/verdict';
import type { Database } from '../../database/connection.ts';
import { readAuditRecord } from './audit-records.ts';

/** Items that are read at once. */
const ITEMS_AT_ONCE = 2000;

type Row = {
  readonly key: string;
  readonly label: string | null;
  readonly model: string | null;
  readonly site: string | null;
  readonly siteName: string | null;
  readonly isMissing: number;
  readonly supplierId: string | null;
  readonly supplierName: string | null;
  readonly placement: string;
  readonly function: string | null;
  readonly country: string | null;
  readonly severity: number | null;
  readonly removal: string | null;
};

/** An item as one side of a comparison knows it. */
export type KnownState = {
  readonly key: string;
  readonly label: string | null;
  readonly model: string | null;
  readonly supplierId: string | null;
  /** What its site is called, where that is known by its code. */
  readonly siteName: string | null;
  readonly state: ItemState;
};

const OF_AUDIT = `SELECT i.item_key AS key, i.label, i.model, i.site, i.is_missing AS isMissing,
   c.supplier_id AS supplierId, c.supplier_name AS supplierName, c.placement, c.function, c.country,
   c.severity, i.removal, i.site_name AS siteName
 FROM audit_item i JOIN audit_class c ON c.audit_id = i.audit_id AND c.class_id = i.class_id
 WHERE i.audit_id = :audit AND i.item_key > :after ORDER BY i.item_key LIMIT ${ITEMS_AT_ONCE}`;

const OF_NOW = `SELECT i.item_key AS key, coalesce(i.asset_id, i.serial_number, i.hostname) AS label,
   i.model, coalesce(i.site, i.site_name) AS site, i.missing_since IS NOT NULL AS isMissing,
   v.supplier_id AS supplierId, s.name AS supplierName, c.placement, c.function, v.country, v.severity,
   r.status AS removal, iif(i.site IS NULL, NULL, i.site_name) AS siteName
 FROM item i JOIN class_verdict v ON v.class_id = i.class_id JOIN item_class c ON c.id = i.class_id
 LEFT JOIN supplier s ON s.id = v.supplier_id LEFT JOIN item_removal r ON r.item_id = i.id
 WHERE i.item_key > :after AND :audit IS NULL ORDER BY i.item_key LIMIT ${ITEMS_AT_ONCE}`;

function stateOf(row: Row): KnownState {
  const { key, label, model, supplierId, supplierName, site, siteName, country, severity } = row;
  return {
    key,
    label,
    model,
    supplierId,
    siteName,
    state: {
      supplierName,
      placement: placementSchema.parse(row.placement),
      function: row.function === null ? null : functionSchema.parse(row.function),
      country,
      site,
      verdict: severity === null ? null : verdictOfSeverity(severity),
      isMissing: row.isMissing === 1,
      removal: row.removal === null ? null : removalStatusSchema.parse(row.removal),
    },
  };
}

/**
 * The items of one side in the order of their keys (by their bytes), some at a time. Fails with
 * `not-found` for an audit that is not there.
 */
export function* statesOf(db: Database, side: AuditSide): Generator<readonly KnownState[]> {
  const audit = 'audit' in side ? readAuditRecord(db, side.audit).id : null;
  const read = db.prepare<{ audit: number | null; after: string }, Row>(
    audit === null ? OF_NOW : OF_AUDIT,
  );
  for (let after = ''; ;) {
    const rows = read.all({ audit, after });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(stateOf);
    after = last.key;
  }
}

/** How many items a side has. Fails with `not-found` for an audit that is not there. */
export function countStates(db: Database, side: AuditSide): number {
  if ('audit' in side) return readAuditRecord(db, side.audit).items.total;
  return db.prepare<[], number>('SELECT count(*) FROM item').pluck().get() ?? 0;
}
