import type { ResolutionStep } from '#shared/domain/supplier';
import type { Resolution, SupplierResolver } from '../../tagging/supplier-resolver.ts';
import type { Database } from '../database/connection.ts';
import { readDecisions } from '../queries/name-decisions.ts';
import { workspaceResolver } from '../queries/workspace-resolver.ts';
import { retagManufacturers } from './retag.ts';

type Stored = {
  readonly id: number;
  readonly text: string;
  readonly variant: string;
  readonly supplierId: string | null;
  readonly matchedName: string | null;
  readonly step: ResolutionStep | null;
};

/** What a stored text resolves to now. A text that its models told apart keeps its reading. */
export function resolutionOf(
  resolver: SupplierResolver,
  { text, variant }: Pick<Stored, 'text' | 'variant'>,
): Resolution {
  const byName = resolver.resolve(text, '');
  const isReading =
    variant !== '' && byName.supplierId === null && !resolver.isNever(text, variant);
  if (!isReading) return byName;
  return { supplierId: variant, matchedName: text, by: 'rule', step: 'model', variant };
}

/**
 * Resolves every manufacturer text anew that no person decided on, after the names that suppliers go
 * by have changed, and tags the items of those that changed anew. Gives how many items that were;
 * their verdicts are still to be computed. To be called within a transaction.
 */
export function reresolve(db: Database): number {
  const resolver = workspaceResolver(db, readDecisions(db));
  const stored = db
    .prepare<[], Stored>(
      `SELECT id, text, variant, supplier_id AS supplierId, matched_name AS matchedName, step
       FROM manufacturer WHERE resolved_by IS NOT 'person'`,
    )
    .all();
  const store = db.prepare(
    `UPDATE manufacturer SET supplier_id = ?, matched_name = ?, resolved_by = ?, step = ? WHERE id = ?`,
  );
  const moved: number[] = [];
  for (const each of stored) {
    const { supplierId, matchedName, by, step } = resolutionOf(resolver, each);
    // What a person decided on another spelling is not for a rule to spread.
    if (by === 'person') continue;
    const isSame = supplierId === each.supplierId && matchedName === each.matchedName;
    if (isSame && step === each.step) continue;
    store.run(supplierId, matchedName, by, step, each.id);
    if (supplierId !== each.supplierId) moved.push(each.id);
  }
  retagManufacturers(db, moved);
  const changed = db
    .prepare<[string], number>(
      `SELECT count(*) FROM item WHERE class_id IN (SELECT id FROM item_class
         WHERE supplier_override IS NULL AND manufacturer_id IN (SELECT value FROM json_each(?)))`,
    )
    .pluck()
    .get(JSON.stringify(moved));
  return changed ?? 0;
}
