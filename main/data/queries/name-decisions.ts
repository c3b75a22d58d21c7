import type { NameDecision, OwnName, OwnSupplier } from '../../tagging/supplier-resolver.ts';
import type { Database } from '../database/connection.ts';

/** The suppliers that the operator added. */
export function readOwnSuppliers(db: Database): OwnSupplier[] {
  return db.prepare<[], OwnSupplier>('SELECT id, name FROM supplier WHERE is_own = 1').all();
}

/** Names that the operator resolved; the latest choice for a name counts. */
export function readDecisions(db: Database): NameDecision[] {
  return db
    .prepare<[], NameDecision>(
      `SELECT normalised, supplier_id AS supplierId FROM manufacturer
       WHERE resolved_by = 'person' AND supplier_id IS NOT NULL ORDER BY change_id`,
    )
    .all();
}

/** Names that the operator gave suppliers, or took from them. */
export function readOwnNames(db: Database): (OwnName & { readonly id: number })[] {
  return db
    .prepare<[], OwnName & { id: number }>(
      'SELECT id, supplier_id AS supplierId, name, says FROM supplier_name ORDER BY id',
    )
    .all();
}
