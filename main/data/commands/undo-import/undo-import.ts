import type { UndoPreview, UndoResult } from '#shared/contract/undo-import';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../../database/connection.ts';
import { readSettings } from '../../database/settings.ts';
import { reevaluate } from '../../evaluation/reevaluate.ts';
import { recordChange } from '../changes.ts';
import { reboundInstallDates } from '../rebound.ts';
import { hasChangesSince, retagItems } from '../retag.ts';
import { rereadIfChangedSince } from '../signs/mac-registry.ts';
import { replaySettled } from '../signs/settled-classes.ts';
import { ConflictList } from './conflict-list.ts';
import { handOverItems, removeItems } from './remove-items.ts';
import { measureRestore, restoreItems } from './restore.ts';
import { countFound, takeBackMissing } from './take-back-missing.ts';
import { dropScope, prepareScope } from './scope.ts';
import { findUndoneImport } from './undone-import.ts';

const NOTHING: UndoPreview = {
  removes: 0,
  restores: 0,
  finds: 0,
  conflicts: { total: 0, rows: [] },
  isUndone: true,
};

type Counts = { readonly removes: number; readonly restores: number; readonly keeps: number };

function countScope(db: Database): Counts {
  return (
    db
      .prepare<[], Counts>(
        `SELECT (SELECT count(*) FROM temp.undo_added WHERE named_by IS NULL) AS removes,
           (SELECT count(*) FROM temp.undo_updated WHERE restores) AS restores,
           (SELECT count(*) FROM temp.undo_added WHERE named_by IS NOT NULL)
             + (SELECT count(*) FROM temp.undo_updated WHERE keeps) AS keeps`,
      )
      .get() ?? { removes: 0, restores: 0, keeps: 0 }
  );
}

/**
 * What undoing an import would do; only temporary tables are written, so a connection that reads
 * will do. Fails as `findUndoneImport` does.
 */
export function previewUndo(db: Database, importId: number): UndoPreview {
  const undone = findUndoneImport(db, importId);
  if (undone.isUndone) return NOTHING;
  // One state of the workspace for all of the questions.
  return db.transaction((): UndoPreview => {
    try {
      prepareScope(db, undone);
      const conflicts = new ConflictList(db);
      conflicts.addHandedOver();
      measureRestore(db, undone.changeIds, (itemId, kept) => {
        conflicts.addKept(itemId, kept);
      });
      conflicts.addTagsThatGo();
      conflicts.addNamedLater();
      const { removes, restores } = countScope(db);
      const finds = countFound(db, undone.id);
      return { removes, restores, finds, conflicts: conflicts.list(), isUndone: false };
    } finally {
      dropScope(db);
    }
  })();
}

/**
 * Undoes an import as a unit. Items that it added go, unless another import that counts names
 * them: the first such import takes those over. Items that it updated get back what it changed,
 * but for what a later import or person changed again; `planRestore` says how. Marks of missing
 * items are taken back. Its ledger and its rejected rows stay for the record.
 *
 * Must run in a transaction. Fails with `not-found` or `conflict`; see `findUndoneImport`.
 */
export function undoImport(db: Database, importId: number): UndoResult {
  const undone = findUndoneImport(db, importId);
  if (undone.isUndone) {
    throw new AppError('conflict', `The import of ${undone.fileName} is undone already.`);
  }
  try {
    prepareScope(db, undone);
    const isLast = !hasChangesSince(db, undone.changeIds);
    const takenOver = handOverItems(db);
    restoreItems(db, undone.changeIds);
    reboundInstallDates(
      db,
      readSettings(db).installBoundaries,
      'SELECT item_id FROM temp.undo_updated',
    );
    const found = takeBackMissing(db, undone.id);
    const { removes: removed, restores: restored, keeps: kept } = countScope(db);
    removeItems(db, removed);
    const changeId = recordChange(db, {
      kind: 'undo',
      text: `Undid: Imported ${undone.fileName}`,
      reason: null,
      items: removed + restored,
      detail: { import: undone.id, removed, restored, found, kept, takenOver },
    });
    db.prepare('UPDATE import SET undone_by = ? WHERE id = ? OR mends = ?').run(
      changeId,
      undone.id,
      undone.id,
    );
    const setUndone = db.prepare('UPDATE change SET undone_by = ? WHERE id = ?');
    for (const own of undone.changeIds) setUndone.run(changeId, own);
    db.prepare('DELETE FROM import_named WHERE import_id = ?').run(undone.id);
    for (const first of undone.changeIds.slice(-1)) {
      rereadIfChangedSince(db, first);
      replaySettled(db);
    }
    if (!isLast) {
      retagItems(
        db,
        'SELECT item_id FROM temp.undo_updated UNION SELECT item_id FROM temp.undo_added',
      );
    }
    reevaluate(db);
    return { removed, restored, found, kept, changeId };
  } finally {
    dropScope(db);
  }
}
