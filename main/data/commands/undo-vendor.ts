import { z } from 'zod';
import { resolutionStepSchema } from '#shared/domain/supplier';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../database/connection.ts';
import { workspaceResolver } from '../queries/workspace-resolver.ts';
import { isNamedInSql } from './own-knowledge/naming-suppliers.ts';
import { countItemsOf, resolutionOf } from './reresolve.ts';
import { retagManufacturers } from './retag.ts';

const vendorDetailSchema = z.object({
  former: z.array(
    z.object({
      id: z.int(),
      supplierId: z.string().nullable(),
      matchedName: z.string().nullable(),
      // Changes of older programs do not tell it.
      step: resolutionStepSchema.nullable().default(null),
      by: z.enum(['rule', 'person']).nullable(),
      changeId: z.int().nullable(),
    }),
  ),
});

/** Refuses to undo a decision on a name that was decided again later. */
function assertNotDecidedAgain(
  db: Database,
  changeId: number,
  former: readonly { readonly id: number }[],
): void {
  const later = db
    .prepare<[string, number], string>(
      `SELECT c.text FROM manufacturer m JOIN change c ON c.id = m.change_id
       WHERE m.id IN (SELECT value FROM json_each(?)) AND c.id > ? ORDER BY c.id DESC LIMIT 1`,
    )
    .pluck()
    .get(JSON.stringify(former.map(({ id }) => id)), changeId);
  if (later === undefined) return;
  throw new AppError('conflict', `“${later}” decided on the same name later; undo that first.`);
}

/** True of a supplier that no text needs nor anything else: it would go on matching its own name. */
const IS_UNUSED = `is_own = 1
  AND id NOT IN (SELECT supplier_id FROM supplier_name)
  AND id NOT IN (SELECT supplier_id FROM own_parent UNION SELECT parent_id FROM own_parent)
  AND id NOT IN (SELECT supplier_id FROM settled_sign)
  AND id NOT IN (SELECT supplier_id FROM mac_assignee WHERE supplier_id IS NOT NULL)
  AND id NOT IN (SELECT supplier_override FROM item_class WHERE supplier_override IS NOT NULL)
  AND NOT ${isNamedInSql('supplier.id')}
  AND NOT EXISTS (SELECT 1 FROM change WHERE kind = 'vendor' AND undone_by IS NULL
    AND instr(detail, '"' || supplier.id || '"') > 0)`;

/** The suppliers that texts lead to by a decision. */
function suppliersOfDecision(db: Database, changeId: number): string[] {
  return db
    .prepare<[number], string>(
      'SELECT DISTINCT supplier_id FROM manufacturer WHERE change_id = ? AND supplier_id IS NOT NULL',
    )
    .pluck()
    .all(changeId);
}

/** Fails where a supplier that a decision is to lead to again was merged or removed since. */
function assertSupplierIsThere(db: Database, id: string | null): void {
  const isThere = db
    .prepare<[string | null], number>('SELECT 1 FROM supplier WHERE id = ?')
    .pluck();
  if (id === null || isThere.get(id) !== undefined) return;
  const text =
    'The supplier that these names led to before is gone since; undo what took it away first.';
  throw new AppError('conflict', text);
}

/**
 * Takes from texts the suppliers of a decision that is undone, where only a supplier's own name leads
 * there and nothing else needs it, and removes suppliers that nothing needs. Gives the texts.
 */
function releaseOwnNames(
  db: Database,
  suppliers: readonly string[],
): { id: number; text: string; variant: string }[] {
  const among = `supplier_id IN (SELECT value FROM json_each(?)) AND supplier_id IN
    (SELECT id FROM supplier WHERE ${IS_UNUSED} AND id NOT IN
      (SELECT supplier_id FROM manufacturer WHERE resolved_by = 'person' AND supplier_id IS NOT NULL))`;
  const texts = db
    .prepare<[string], { id: number; text: string; variant: string }>(
      `SELECT id, text, variant FROM manufacturer WHERE resolved_by = 'rule' AND ${among}`,
    )
    .all(JSON.stringify(suppliers));
  const release = db.prepare('UPDATE manufacturer SET supplier_id = NULL WHERE id = ?');
  for (const { id } of texts) release.run(id);
  const unused = db.prepare(
    `DELETE FROM supplier WHERE ${IS_UNUSED} AND id NOT IN
       (SELECT supplier_id FROM manufacturer WHERE supplier_id IS NOT NULL)`,
  );
  unused.run();
  return texts;
}

/** Puts back the former resolutions of the names that the change resolved last. */
export function undoVendor(
  db: Database,
  change: { readonly id: number; readonly detail: string },
): number {
  const { former } = vendorDetailSchema.parse(JSON.parse(change.detail));
  assertNotDecidedAgain(db, change.id, former);
  const restore = db.prepare(
    `UPDATE manufacturer SET supplier_id = ?, matched_name = ?, resolved_by = ?, step = ?,
       change_id = ? WHERE id = ? AND change_id = ?`,
  );
  const retagged: number[] = [];
  const given = suppliersOfDecision(db, change.id);
  for (const each of former.filter(({ by }) => by === 'person')) {
    const { supplierId, matchedName, by, step, changeId, id } = each;
    assertSupplierIsThere(db, supplierId);
    const { changes } = restore.run(supplierId, matchedName, by, step, changeId, id, change.id);
    if (changes === 0) continue;
    retagged.push(id);
  }
  // What a rule found before, and what followed the decision, is found anew: names may be known since.
  const others = db
    .prepare<[number], { id: number; text: string; variant: string }>(
      'SELECT id, text, variant FROM manufacturer WHERE change_id = ?',
    )
    .all(change.id);
  db.prepare(
    'UPDATE manufacturer SET supplier_id = NULL, resolved_by = NULL WHERE change_id = ?',
  ).run(change.id);
  const byOwnName = releaseOwnNames(db, given);
  const resolver = workspaceResolver(db);
  const find = db.prepare(
    `UPDATE manufacturer SET supplier_id = ?, matched_name = ?, resolved_by = ?, step = ?,
       change_id = NULL WHERE id = ?`,
  );
  for (const other of [...others, ...byOwnName]) {
    const { id } = other;
    const { supplierId, matchedName, by, step } = resolutionOf(resolver, other);
    find.run(supplierId, matchedName, by, step, id);
    retagged.push(id);
  }
  retagManufacturers(db, retagged);
  return countItemsOf(db, retagged);
}
