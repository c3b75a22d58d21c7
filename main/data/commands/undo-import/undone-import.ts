import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../../database/connection.ts';
import { assertAfterSalvage } from '../after-salvage.ts';

/** An import that is to be undone, with all that was written in its name. */
export type UndoneImport = {
  readonly id: number;
  readonly fileName: string;
  readonly isUndone: boolean;
  /** Its own change and those of the files that mended its rejected rows, the latest first. */
  readonly changeIds: readonly number[];
};

type Row = {
  readonly file_name: string;
  readonly mends: number | null;
  readonly undone_by: number | null;
};

/**
 * Finds an import. Fails with `not-found`, and with `conflict` for a file that mended rows of
 * another import: those were counted there, and go with it.
 */
export function findUndoneImport(db: Database, importId: number): UndoneImport {
  const row = db
    .prepare<[number], Row>('SELECT file_name, mends, undone_by FROM import WHERE id = ?')
    .get(importId);
  if (row === undefined) {
    throw new AppError(
      'not-found',
      `There is no import ${importId}; list the imports to see them.`,
    );
  }
  if (row.mends !== null) {
    const text = `${row.file_name} mended rows of import ${row.mends}, which counts them; undo that import.`;
    throw new AppError('conflict', text);
  }
  const changeIds = db
    .prepare<[number, number], number>(
      `SELECT change_id FROM import WHERE (id = ? OR mends = ?) AND change_id IS NOT NULL
       ORDER BY change_id DESC`,
    )
    .pluck()
    .all(importId, importId);
  if (row.undone_by === null) {
    assertAfterSalvage(db, changeIds.at(-1) ?? 0, `Imported ${row.file_name}`);
  }
  return {
    id: importId,
    fileName: row.file_name,
    isUndone: row.undone_by !== null,
    changeIds,
  };
}
