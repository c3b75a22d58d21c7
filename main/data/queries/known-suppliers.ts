import type { ItemFilter } from '#shared/domain/filter';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../database/connection.ts';

/** Refuses a filter that names a supplier the workspace does not know. Fails with `not-found`. */
export function assertKnownSuppliers(db: Database, { suppliers = [] }: ItemFilter): void {
  const isKnown = db.prepare<[string], number>('SELECT 1 FROM supplier WHERE id = ?').pluck();
  const unknown = suppliers.find((id) => id !== null && isKnown.get(id) === undefined);
  if (unknown === undefined) return;
  throw new AppError(
    'not-found',
    `There is no supplier "${unknown}"; the bySupplier part of "summary --json" lists their ids.`,
  );
}
