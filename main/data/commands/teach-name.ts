import type { DataContract } from '#shared/contract/data';
import { AppError } from '#shared/rpc/app-error';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import { normaliseName } from '../../tagging/normalise-name.ts';
import type { Database } from '../database/connection.ts';
import { reevaluate } from '../evaluation/reevaluate.ts';
import { readOwnNames } from '../queries/name-decisions.ts';
import { workspaceResolver } from '../queries/workspace-resolver.ts';
import { supplierOf } from './assign-vendor.ts';
import { recordChange } from './changes.ts';
import { reresolveAfter } from './reresolve.ts';

type Teaching = InputOf<DataContract, 'vendors.teach'>;

/** A name of the operator, as a change of the history keeps it. */
export type KeptName = Pick<Teaching, 'supplierId' | 'name' | 'says'>;

/** Refuses a name that says nothing, that is known already, or that is another supplier's. */
function assertTeachable(db: Database, { supplierId, name, says }: Teaching): void {
  const normalised = normaliseName(name);
  if (normalised === '') {
    throw new AppError('invalid-input', `"${name}" has no letter or digit to be known by.`);
  }
  const same = db
    .prepare<[string, string], string>(
      'SELECT name FROM supplier_name WHERE supplier_id = ? AND normalised = ?',
    )
    .pluck()
    .get(supplierId, normalised);
  if (same !== undefined) {
    throw new AppError('conflict', `"${same}" is on the list already; remove it there first.`);
  }
  if (says === 'not') return;
  const known = workspaceResolver(db).resolve(name, '').supplierId;
  if (known === null) return;
  const owner = supplierOf(db, known).name;
  throw new AppError(
    'conflict',
    known === supplierId
      ? `"${name}" leads to ${owner} already.`
      : `"${name}" leads to ${owner}; say first that it is not ${owner}.`,
  );
}

/** Stores or removes a name and resolves all texts anew; see `reresolveAfter` for what is left to do. */
export function applyName(db: Database, kept: KeptName, isAdded: boolean): number {
  const { supplierId, name, says } = kept;
  const normalised = normaliseName(name);
  const add = db.prepare(
    'INSERT INTO supplier_name (supplier_id, name, normalised, says) VALUES (?, ?, ?, ?)',
  );
  const remove = db.prepare('DELETE FROM supplier_name WHERE supplier_id = ? AND normalised = ?');
  return reresolveAfter(db, () => {
    if (isAdded) add.run(supplierId, name, normalised, says);
    else remove.run(supplierId, normalised);
  });
}

/**
 * Gives a supplier a name that manufacturer texts are known by, or says that a name is not its:
 * every text of that name, of this and of later imports, follows. One transaction; fails with
 * `not-found`, `invalid-input` or `conflict`.
 */
export function teachName(
  db: Database,
  teaching: Teaching,
): OutputOf<DataContract, 'vendors.teach'> {
  const { supplierId, says, reason } = teaching;
  const name = teaching.name.trim();
  const owner = supplierOf(db, supplierId).name;
  assertTeachable(db, { ...teaching, name });
  const kept: KeptName = { supplierId, name, says };
  const changed = applyName(db, kept, true);
  const changeId = recordChange(db, {
    kind: 'vendor',
    text: says === 'alias' ? `"${name}" is ${owner}` : `"${name}" is not ${owner}`,
    reason: reason ?? null,
    items: changed,
    detail: { name: kept, isAdded: true },
  });
  reevaluate(db);
  return { changed, changeId };
}

/** Takes back a name that was taught. One transaction; fails with `not-found`. */
export function forgetName(
  db: Database,
  { nameId, reason }: InputOf<DataContract, 'vendors.forget'>,
): OutputOf<DataContract, 'vendors.forget'> {
  const kept = readOwnNames(db).find(({ id }) => id === nameId);
  if (kept === undefined) throw new AppError('not-found', 'This name is not on the list any more.');
  const { supplierId, name, says } = kept;
  const changed = applyName(db, kept, false);
  const owner = supplierOf(db, supplierId).name;
  const changeId = recordChange(db, {
    kind: 'vendor',
    text: `Forgot that "${name}" is ${says === 'alias' ? '' : 'not '}${owner}`,
    reason: reason ?? null,
    items: changed,
    detail: { name: { supplierId, name, says }, isAdded: false },
  });
  reevaluate(db);
  return { changed, changeId };
}
