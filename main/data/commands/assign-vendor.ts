import type { DataContract } from '#shared/contract/data';
import type { ResolutionStep } from '#shared/domain/supplier';
import { AppError } from '#shared/rpc/app-error';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import { foldText } from '../../tagging/normalise-name.ts';
import { reevaluate } from '../evaluation/reevaluate.ts';
import type { Database } from '../database/connection.ts';
import { readDecisions } from '../queries/name-decisions.ts';
import { workspaceResolver } from '../queries/workspace-resolver.ts';
import { recordChange } from './changes.ts';
import { countItemsOf, reresolvedAfter } from './reresolve.ts';
import { retagManufacturers } from './retag.ts';

type Assignment = InputOf<DataContract, 'vendors.assign'>;

/** What a manufacturer text resolved to before a change; kept for undo. */
export type FormerResolution = {
  readonly id: number;
  readonly supplierId: string | null;
  readonly matchedName: string | null;
  readonly by: 'rule' | 'person' | null;
  readonly step: ResolutionStep | null;
  readonly changeId: number | null;
};

/** A stable id for a supplier that the operator names; never one that is taken. */
function ownSupplierId(db: Database, name: string): string {
  const isTaken = db.prepare<[string], number>('SELECT 1 FROM supplier WHERE id = ?').pluck();
  const words = foldText(name).replace(/[^a-z0-9]+/gu, '-');
  const slug = `own-${words.replace(/^-+|-+$/gu, '').slice(0, 60) || 'supplier'}`;
  let id = slug;
  for (let copy = 2; isTaken.get(id) !== undefined; copy += 1) id = `${slug}-${copy}`;
  return id;
}

/** The supplier of an id; fails with `not-found`. */
export function supplierOf(db: Database, id: string): { id: string; name: string } {
  const known = db
    .prepare<[string], { id: string; name: string }>('SELECT id, name FROM supplier WHERE id = ?')
    .get(id);
  if (known !== undefined) return known;
  throw new AppError(
    'not-found',
    `There is no supplier "${id}"; choose one of the list or name a new one.`,
  );
}

/**
 * Refuses a name for one of the operator's own suppliers that leads to another one: texts of it would
 * be of either, by the order in which they came. Part of a longer name it may be.
 */
export function assertOwnName(db: Database, name: string, supplierId: string | null): void {
  const { supplierId: known, step } = workspaceResolver(db).resolve(name, '');
  if (known === null || known === supplierId || step === 'branch') return;
  const owner = supplierOf(db, known).name;
  throw new AppError(
    'conflict',
    `"${name}" leads to ${owner}; choose ${owner}, or say first that this name is not ${owner}.`,
  );
}

/** Finds the supplier that was chosen, adding one of the operator's own where it is new. */
export function ensureSupplier(db: Database, to: Assignment['to']): { id: string; name: string } {
  if ('supplierId' in to) return supplierOf(db, to.supplierId);
  const name = to.newSupplierName.trim();
  const same = db
    .prepare<[string], { id: string; name: string }>(
      'SELECT id, name FROM supplier WHERE name = ? COLLATE NOCASE',
    )
    .get(name);
  if (same !== undefined) return same;
  assertOwnName(db, name, null);
  const id = ownSupplierId(db, name);
  db.prepare('INSERT INTO supplier (id, name, is_own) VALUES (?, ?, 1)').run(id, name);
  return { id, name };
}

/**
 * Resolves manufacturer texts to a supplier by the operator's word. Every item of those texts
 * follows, and so does every later import. One transaction; fails with `not-found`.
 */
export function assignVendor(
  db: Database,
  assignment: Assignment,
): OutputOf<DataContract, 'vendors.assign'> {
  const former = db
    .prepare<[string], FormerResolution & { text: string }>(
      `SELECT id, text, supplier_id AS supplierId, matched_name AS matchedName,
         resolved_by AS "by", step, change_id AS changeId
       FROM manufacturer WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(assignment.manufacturerIds));
  if (former.length === 0) {
    throw new AppError('not-found', 'These manufacturer names are not in the workspace any more.');
  }
  const ids = former.map(({ id }) => id);
  const first = former[0]?.text ?? '';
  const names = former.length === 1 ? `"${first}"` : `"${first}" and ${former.length - 1} more`;
  const decide = (): { supplierId: string; changeId: number } => {
    const supplier = ensureSupplier(db, assignment.to);
    const changeId = recordChange(db, {
      kind: 'vendor',
      text: `Resolved ${names} to ${supplier.name}`,
      reason: assignment.reason ?? null,
      items: 0,
      detail: { former: former.map(({ text: _text, ...rest }) => rest) },
    });
    db.prepare(
      `UPDATE manufacturer SET supplier_id = ?, matched_name = text, resolved_by = 'person',
         step = NULL, change_id = ? WHERE id IN (SELECT value FROM json_each(?))`,
    ).run(supplier.id, changeId, JSON.stringify(ids));
    return { supplierId: supplier.id, changeId };
  };
  // Texts that a new supplier's own name resolves follow by a rule; one that is known has them.
  const { result: decided, items: byRule } =
    'newSupplierName' in assignment.to
      ? reresolvedAfter(db, decide)
      : { result: decide(), items: 0 };
  const followers = spreadDecision(db, ids, decided.changeId);
  const all = [...ids, ...followers];
  retagManufacturers(db, all);
  reevaluate(db);
  const changed = countItemsOf(db, all) + byRule;
  db.prepare('UPDATE change SET items = ? WHERE id = ?').run(changed, decided.changeId);
  return { changed, ...decided };
}

/**
 * Lets a decision hold for the other spellings of the same names that lead to nobody, as it does for
 * those that later imports bring. Gives their ids.
 */
function spreadDecision(db: Database, ids: readonly number[], changeId: number): number[] {
  const open = db
    .prepare<[string], { id: number; text: string }>(
      `SELECT id, text FROM manufacturer WHERE supplier_id IS NULL AND normalised IN
         (SELECT normalised FROM manufacturer WHERE id IN (SELECT value FROM json_each(?)))`,
    )
    .all(JSON.stringify(ids));
  if (open.length === 0) return [];
  const resolver = workspaceResolver(db, readDecisions(db));
  const store = db.prepare(
    `UPDATE manufacturer SET supplier_id = ?, matched_name = ?, resolved_by = ?, step = ?,
       change_id = ? WHERE id = ?`,
  );
  return open.flatMap(({ id, text }) => {
    const { supplierId, matchedName, by, step } = resolver.resolve(text, '');
    if (by !== 'person') return [];
    store.run(supplierId, matchedName, by, step, changeId, id);
    return [id];
  });
}
