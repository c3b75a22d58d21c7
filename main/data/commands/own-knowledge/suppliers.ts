import type { DataContract } from '#shared/contract/data';
import { AppError } from '#shared/rpc/app-error';
import type { InputOf } from '#shared/rpc/contract';
import { macKeyOf } from '../../../tagging/evidence-reader.ts';
import { normaliseName } from '../../../tagging/normalise-name.ts';
import type { Database } from '../../database/connection.ts';
import { assertOwnName, supplierOf } from '../assign-vendor.ts';
import { whatNames } from './naming-suppliers.ts';
import { wouldLoop } from './ownership.ts';
import { changeKnowledge, mergerOf, type KnowledgeOutcome } from './change-knowledge.ts';

/** The supplier, where it is one of the operator's own. Fails with `not-found` or `conflict`. */
function ownSupplierOf(db: Database, id: string, what: string): { id: string; name: string } {
  const supplier = supplierOf(db, id);
  const isOwn = db
    .prepare<[string], number>('SELECT is_own FROM supplier WHERE id = ?')
    .pluck()
    .get(id);
  if (isOwn === 1) return supplier;
  throw new AppError(
    'conflict',
    `${supplier.name} is of the built-in registry and cannot be ${what}; give it a name, or say who owns it.`,
  );
}

/** Adds a name that leads to a supplier, where it is not on its list yet. */
function addName(db: Database, supplierId: string, name: string): void {
  db.prepare(
    `INSERT INTO supplier_name (supplier_id, name, normalised, says) VALUES (?, ?, ?, 'alias')
     ON CONFLICT (supplier_id, normalised) DO NOTHING`,
  ).run(supplierId, name, normaliseName(name));
}

/**
 * Gives one of the operator's own suppliers another name; texts of the old one go on leading to it.
 * One transaction; fails with `not-found` or `conflict`.
 */
export function renameSupplier(
  db: Database,
  { supplierId, name: written, reason }: InputOf<DataContract, 'suppliers.rename'>,
): KnowledgeOutcome {
  const name = written.trim();
  const former = ownSupplierOf(db, supplierId, 'renamed');
  const same = db
    .prepare<[string, string], string>(
      'SELECT name FROM supplier WHERE name = ? COLLATE NOCASE AND id <> ?',
    )
    .pluck()
    .get(name, supplierId);
  if (same !== undefined) {
    throw new AppError('conflict', `There is a supplier ${same} already; merge the two instead.`);
  }
  if (normaliseName(name) === '') {
    throw new AppError('invalid-input', `"${name}" has no letter or digit to be known by.`);
  }
  assertOwnName(db, name, supplierId);
  return changeKnowledge(
    db,
    { text: `Renamed ${former.name} to ${name}`, reason: reason ?? null },
    () => {
      db.prepare('UPDATE supplier SET name = ? WHERE id = ?').run(name, supplierId);
      addName(db, supplierId, former.name);
    },
  );
}

/** Lets decisions for a supplier, and those on MAC addresses of it, be of another. */
function mergeSettledSigns(db: Database, from: string, into: string): void {
  const macs = [macKeyOf(into), macKeyOf(from)];
  db.prepare('UPDATE settled_sign SET supplier_id = ? WHERE supplier_id = ?').run(into, from);
  // Where both were decided on for one label, what was said of the one that stays counts.
  db.prepare('UPDATE OR IGNORE settled_sign SET evidence = ? WHERE evidence = ?').run(...macs);
  db.prepare('DELETE FROM settled_sign WHERE evidence = ?').run(macKeyOf(from));
}

/**
 * Makes one of the operator's own suppliers the same as another: its names, its texts and the items
 * that a person gave it follow, and it is gone. One transaction; fails with `not-found` or `conflict`.
 */
export function mergeSuppliers(
  db: Database,
  { supplierId, intoId, reason }: InputOf<DataContract, 'suppliers.merge'>,
): KnowledgeOutcome {
  const from = ownSupplierOf(db, supplierId, 'merged into another');
  const into = supplierOf(db, intoId);
  if (from.id === into.id) {
    throw new AppError('invalid-input', `${from.name} cannot be merged with itself.`);
  }
  const naming = whatNames(db, from.id);
  if (naming !== null) {
    const text = `${from.name} is named by ${naming}, which would hold for nobody then; let that name ${into.name} first.`;
    throw new AppError('conflict', text);
  }
  const merger = mergerOf(db, from.id, into.id);
  const text = `Merged ${from.name} into ${into.name}`;
  return changeKnowledge(db, { text, reason: reason ?? null, merger }, () => {
    const names = db
      .prepare<[string], { name: string; normalised: string; says: string }>(
        'SELECT name, normalised, says FROM supplier_name WHERE supplier_id = ?',
      )
      .all(from.id);
    db.prepare('DELETE FROM supplier_name WHERE supplier_id = ?').run(from.id);
    const add = db.prepare(
      `INSERT INTO supplier_name (supplier_id, name, normalised, says) VALUES (?, ?, ?, ?)
       ON CONFLICT (supplier_id, normalised) DO NOTHING`,
    );
    for (const { name, normalised, says } of names) add.run(into.id, name, normalised, says);
    addName(db, into.id, from.name);
    db.prepare('DELETE FROM own_parent WHERE supplier_id = ? OR parent_id = ?').run(
      from.id,
      from.id,
    );
    mergeSettledSigns(db, from.id, into.id);
    // Texts that a rule resolved to it are resolved anew after this.
    db.prepare('UPDATE manufacturer SET supplier_id = NULL WHERE supplier_id = ?').run(from.id);
    db.prepare('DELETE FROM supplier WHERE id = ?').run(from.id);
  });
}

const dated = (from: string | null, until: string | null): string =>
  `${from === null ? '' : ` from ${from}`}${until === null ? '' : ` until ${until}`}`;

/**
 * Says who owns a supplier, between two days of which either may be open, instead of what the
 * registry says of the two; with `isForgotten`, takes that back. One transaction; fails with
 * `not-found`, `invalid-input` or `conflict`.
 */
export function setOwner(
  db: Database,
  {
    supplierId,
    ownerId,
    from,
    until,
    note,
    isForgotten,
    reason,
  }: InputOf<DataContract, 'suppliers.setOwner'>,
): KnowledgeOutcome {
  const supplier = supplierOf(db, supplierId);
  const owner = supplierOf(db, ownerId);
  if (from !== null && until !== null && from > until) {
    throw new AppError(
      'invalid-input',
      `The ownership would end on ${until}, before it begins on ${from}.`,
    );
  }
  const span = dated(from, until);
  const text = isForgotten
    ? `Forgot what was said of ${owner.name} owning ${supplier.name}`
    : `${supplier.name} belongs to ${owner.name}${span}`;
  return changeKnowledge(db, { text, reason: reason ?? null }, () => {
    const { changes } = db
      .prepare('DELETE FROM own_parent WHERE supplier_id = ? AND parent_id = ?')
      .run(supplierId, ownerId);
    if (isForgotten) {
      if (changes === 0) {
        throw new AppError(
          'not-found',
          `You said nothing of ${owner.name} owning ${supplier.name}.`,
        );
      }
      return;
    }
    if (wouldLoop(db, { supplierId, ownerId, from, until })) {
      throw new AppError(
        'conflict',
        `${owner.name} belongs to ${supplier.name} at that time; neither can own the other.`,
      );
    }
    db.prepare(
      `INSERT INTO own_parent (supplier_id, parent_id, valid_from, valid_until, note)
       VALUES (?, ?, ?, ?, ?)`,
    ).run(supplierId, ownerId, from, until, note);
  });
}
