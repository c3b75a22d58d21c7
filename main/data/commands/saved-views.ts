import type { ViewDefinition } from '#shared/domain/saved-view';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../database/connection.ts';

function noSuchView(): AppError {
  return new AppError('not-found', 'This view is not in the workspace any more.');
}

/** Refuses a name that another view has, case aside. */
function assertNameIsFree(db: Database, name: string, ownId: number | null): void {
  const taken = db
    .prepare<{ name: string; ownId: number | null }, string>(
      `SELECT name FROM saved_view
       WHERE is_removed = 0 AND id IS NOT :ownId AND name = :name COLLATE NOCASE`,
    )
    .pluck()
    .get({ name, ownId });
  if (taken === undefined) return;
  throw new AppError(
    'conflict',
    `A view is named “${taken}” already; choose another name, or update that view.`,
  );
}

/** Keeps a view under a new name. Fails with `conflict`. */
export function saveView(db: Database, name: string, view: ViewDefinition): { id: number } {
  assertNameIsFree(db, name, null);
  const { lastInsertRowid } = db
    .prepare('INSERT INTO saved_view (name, view) VALUES (?, ?)')
    .run(name, JSON.stringify(view));
  return { id: Number(lastInsertRowid) };
}

/** Puts another definition in the place of a view's own. Fails with `not-found`. */
export function updateView(db: Database, id: number, view: ViewDefinition): void {
  const { changes } = db
    .prepare('UPDATE saved_view SET view = ? WHERE id = ? AND is_removed = 0')
    .run(JSON.stringify(view), id);
  if (changes === 0) throw noSuchView();
}

/** Gives a view another name. Fails with `not-found` or `conflict`. */
export function renameView(db: Database, id: number, name: string): void {
  assertNameIsFree(db, name, id);
  const { changes } = db
    .prepare('UPDATE saved_view SET name = ? WHERE id = ? AND is_removed = 0')
    .run(name, id);
  if (changes === 0) throw noSuchView();
}

/** Says with which view the inventory begins, `null` for none. Fails with `not-found`. */
export function setStartView(db: Database, id: number | null): void {
  db.exec('UPDATE saved_view SET is_start = 0 WHERE is_start = 1 AND is_removed = 0');
  if (id === null) return;
  const { changes } = db
    .prepare('UPDATE saved_view SET is_start = 1 WHERE id = ? AND is_removed = 0')
    .run(id);
  if (changes === 0) throw noSuchView();
}

/** Removes a view; `restoreView` brings it back. Fails with `not-found`. */
export function removeView(db: Database, id: number): void {
  const { changes } = db
    .prepare('UPDATE saved_view SET is_removed = 1 WHERE id = ? AND is_removed = 0')
    .run(id);
  if (changes === 0) throw noSuchView();
}

/**
 * Brings a removed view back, as the start view too unless another one is that now. Fails with
 * `not-found`, and with `conflict` where its name was given to another view meanwhile.
 */
export function restoreView(db: Database, id: number): void {
  const name = db
    .prepare<[number], string>('SELECT name FROM saved_view WHERE id = ? AND is_removed = 1')
    .pluck()
    .get(id);
  if (name === undefined) throw noSuchView();
  assertNameIsFree(db, name, id);
  db.prepare(
    `UPDATE saved_view SET is_removed = 0, is_start = is_start = 1 AND NOT EXISTS
       (SELECT 1 FROM saved_view WHERE is_start = 1 AND is_removed = 0) WHERE id = ?`,
  ).run(id);
}

/** Forgets the views that were removed before the workspace was opened. */
export function forgetRemovedViews(db: Database): void {
  db.exec('DELETE FROM saved_view WHERE is_removed = 1');
}
