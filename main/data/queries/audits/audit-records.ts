import { z } from 'zod';
import type { AuditRecord } from '#shared/contract/audits';
import { auditFiguresSchema, type AuditFigures } from '#shared/domain/audit/figures';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../../database/connection.ts';

type Row = {
  readonly id: number;
  readonly name: string;
  readonly auditor: string;
  readonly remark: string;
  readonly closed_at: string;
  readonly closed_by: string | null;
  readonly app_version: string;
  readonly figures_sha256: string;
  readonly withdrawn_at: string | null;
  readonly withdrawn_because: string | null;
  readonly as_of: string;
  readonly items: string;
  readonly flagged_suppliers: number;
};

const RECORDS = `SELECT id, name, auditor, remark, closed_at, closed_by, app_version, figures_sha256,
   withdrawn_at, withdrawn_because, figures ->> '$.summary.asOf' AS as_of,
   figures -> '$.summary.items' AS items, figures ->> '$.summary.suppliers.flagged' AS flagged_suppliers
 FROM audit`;

function recordOf(row: Row): AuditRecord {
  const { withdrawn_at: at, withdrawn_because: because } = row;
  return {
    id: row.id,
    name: row.name,
    auditor: row.auditor,
    remark: row.remark,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    appVersion: row.app_version,
    asOf: row.as_of,
    figuresSha256: row.figures_sha256,
    items: JSON.parse(row.items) as AuditRecord['items'],
    flaggedSuppliers: row.flagged_suppliers,
    withdrawn: at === null || because === null ? null : { at, because },
  };
}

/** The failure for an audit that the workspace does not have. */
export function noSuchAudit(id: number): AppError {
  return new AppError('not-found', `There is no closed audit ${id} in this workspace.`);
}

/** Every closed audit, the latest first. */
export function readAudits(db: Database): AuditRecord[] {
  return db.prepare<[], Row>(`${RECORDS} ORDER BY id DESC`).all().map(recordOf);
}

/** One closed audit. Fails with `not-found`. */
export function readAuditRecord(db: Database, id: number): AuditRecord {
  const row = db.prepare<[number], Row>(`${RECORDS} WHERE id = ?`).get(id);
  if (row === undefined) throw noSuchAudit(id);
  return recordOf(row);
}

/** The canonical text of a closed audit's figures, byte for byte. Fails with `not-found`. */
export function readFiguresText(db: Database, id: number): string {
  const text = db
    .prepare<[number], string>('SELECT figures FROM audit WHERE id = ?')
    .pluck()
    .get(id);
  if (text === undefined) throw noSuchAudit(id);
  return text;
}

const namedPlacesSchema = z.strictObject({
  figures: z.array(z.string()),
  /** In its name, its auditor and the name that the workspace had. */
  title: z.array(z.string()),
});

/** Names of sites and hosts that what people wrote of a closed audit says. Fails with `not-found`. */
export function readNamedPlaces(db: Database, id: number): z.infer<typeof namedPlacesSchema> {
  const named = db
    .prepare<[number], string>('SELECT named_places FROM audit WHERE id = ?')
    .pluck()
    .get(id);
  if (named === undefined) throw noSuchAudit(id);
  return namedPlacesSchema.parse(JSON.parse(named));
}

/** The figures of a closed audit. Fails with `not-found`. */
export function readClosedFigures(db: Database, id: number): AuditFigures {
  return auditFiguresSchema.parse(JSON.parse(readFiguresText(db, id)));
}

type ClosedFigures = { readonly figures: AuditFigures; readonly figuresSha256: string };

/** The audits that count and were closed for a day up to `asOf`, those of the latest day first. */
export function* previousAudits(db: Database, asOf: string): Generator<ClosedFigures> {
  const ids = db
    .prepare<[string], number>(
      `SELECT id FROM audit WHERE withdrawn_at IS NULL AND figures ->> '$.summary.asOf' <= ?
       ORDER BY figures ->> '$.summary.asOf' DESC, id DESC`,
    )
    .pluck()
    .all(asOf);
  const hashOf = db
    .prepare<[number], string>('SELECT figures_sha256 FROM audit WHERE id = ?')
    .pluck();
  for (const id of ids) {
    yield { figures: readClosedFigures(db, id), figuresSha256: hashOf.get(id) ?? '' };
  }
}

/** Tells whether another audit would be the previous one than before. */
export function auditsState(db: Database): string {
  return (
    db
      .prepare<[], string>(`SELECT coalesce(max(id), 0) || '-' || count(withdrawn_at) FROM audit`)
      .pluck()
      .get() ?? ''
  );
}
