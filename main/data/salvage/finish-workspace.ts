import type { SalvageReport } from '#shared/contract/salvage';
import { withdrawAudit } from '../commands/audits/close-audit.ts';
import { recordChange } from '../commands/changes.ts';
import { resolutionOf } from '../commands/reresolve.ts';
import { retagManufacturers } from '../commands/retag.ts';
import type { Database } from '../database/connection.ts';
import { reevaluate } from '../evaluation/reevaluate.ts';
import { readNewGaps } from '../queries/ledgers.ts';
import { workspaceResolver } from '../queries/workspace-resolver.ts';

/** Finds by rule whom names are of that were read without it. */
export function resolveNames(db: Database): void {
  const unresolved = db
    .prepare<[], { id: number; text: string; variant: string }>(
      'SELECT id, text, variant FROM manufacturer WHERE supplier_id IS NULL AND resolved_by IS NULL',
    )
    .all();
  const resolver = workspaceResolver(db);
  const store = db.prepare(
    'UPDATE manufacturer SET supplier_id = ?, matched_name = ?, resolved_by = ?, step = ? WHERE id = ?',
  );
  const resolved: number[] = [];
  for (const name of unresolved) {
    const { supplierId, matchedName, by, step } = resolutionOf(resolver, name);
    if (supplierId === null) continue;
    store.run(supplierId, matchedName, by, step, name.id);
    resolved.push(name.id);
  }
  if (resolved.length === 0) return;
  retagManufacturers(db, resolved);
  reevaluate(db);
}

/** Withdraws audits that do not have all the items any more that they were closed with. */
export function withdrawIncomplete(db: Database, from: string): string[] {
  const incomplete = db
    .prepare<[], { id: number; name: string; lost: number }>(
      `SELECT id, name, figures ->> '$.summary.items.total' -
         (SELECT count(*) FROM audit_item i
          JOIN audit_class c ON c.audit_id = i.audit_id AND c.class_id = i.class_id
          WHERE i.audit_id = a.id) AS lost
       FROM audit a WHERE withdrawn_at IS NULL AND lost <> 0`,
    )
    .all();
  for (const { id, lost } of incomplete) {
    const because = `Of ${lost} of its items something was lost when ${from} was damaged.`;
    withdrawAudit(db, id, because);
  }
  return incomplete.map(({ name }) => name);
}

/** Has the history say where the workspace comes from, and what was lost. */
export function recordSalvage(db: Database, text: string, report: SalvageReport): void {
  const { from, at, tables, lostChanges, lostItems } = report;
  const items = tables.find(({ table }) => table === 'item')?.copied ?? 0;
  recordChange(db, {
    kind: 'settings',
    text,
    reason: null,
    items,
    detail: { salvage: { from, at, tables, lostChanges, lostItems, gaps: readNewGaps(db) } },
  });
}
