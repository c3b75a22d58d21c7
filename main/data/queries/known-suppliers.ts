import type { ItemFilter } from '#shared/domain/filter';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../database/connection.ts';

/** Refuses a filter that names a supplier the workspace does not know. Fails with `not-found`. */
export function assertKnownSuppliers(db: Database, filter: ItemFilter): void {
  const suppliers = [...(filter.suppliers ?? []), ...(filter.not?.suppliers ?? [])];
  const isKnown = db.prepare<[string], number>('SELECT 1 FROM supplier WHERE id = ?').pluck();
  const unknown = suppliers.find((id) => id !== null && isKnown.get(id) === undefined);
  if (unknown === undefined || unknown === null) return;
  const alike = db
    .prepare<[string, string], string>(
      `SELECT id FROM supplier WHERE substr(id, 1, 1) = ? OR name LIKE '%' || ? || '%'
       ORDER BY id LIMIT 12`,
    )
    .pluck()
    .all(unknown.slice(0, 1), unknown);
  const hint = alike.length === 0 ? '' : ` Did you mean one of ${alike.join(', ')}?`;
  throw new AppError('not-found', `There is no supplier "${unknown}".${hint}`);
}
