import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../../database/connection.ts';
import { sortInFiles, sortInMemory } from '../../database/temp-files.ts';
import { reevaluate } from '../../evaluation/reevaluate.ts';
import { recordChange } from '../changes.ts';
import { REDO_SCHEMA, RowRecorder } from './row-recorder.ts';

/** Something that was undone and can be done again. */
type Undone = {
  /** The change that was undone, in the words of the history. */
  readonly text: string;
  /** The change of the history that undid it. */
  readonly undoId: number;
  readonly recorder: RowRecorder;
  /** The last change of the history after which everything is as the undo left it. */
  validAfter: number;
};

/** What was done again. */
export type Redone = { readonly text: string; readonly changed: number };

/** Runs a step as one transaction and gives its result once that is committed. */
type Write = <T>(step: () => T) => T;

type UndoRow = { readonly undoId: number; readonly text: string };

function lastChange(db: Database): number {
  return db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM change').pluck().get() ?? 0;
}

/**
 * What was undone since a workspace was opened, the latest on top. What an undo changes is kept row
 * by row, so that doing it again gives exactly the state from before, whatever kind of change it was.
 * Another change ends that: its rows are not those that were kept. The rows lie in a temporary file
 * beside the workspace or in memory, and end with the connection.
 */
export class RedoStack {
  readonly #db: Database;
  readonly #path: string;
  #undone: Undone[] = [];
  #lastNumber = 0;
  #isAttached = false;

  /** `db` is the writing connection of the workspace that is read at `path`. */
  constructor(db: Database, path: string) {
    this.#db = db;
    this.#path = path;
  }

  /** Runs an undo and keeps what it changes. */
  undo<T>(change: (db: Database) => T, write: Write): T {
    this.#prepare();
    try {
      const { outcome, undone } = write(() => {
        this.#lastNumber += 1;
        const recorder = new RowRecorder(this.#db, this.#lastNumber);
        const before = lastChange(this.#db);
        recorder.start();
        const result = change(this.#db);
        recorder.stop();
        const validAfter = lastChange(this.#db);
        return {
          outcome: result,
          undone: { ...this.#undoAfter(before), recorder, validAfter },
        };
      });
      this.#undone.push(undone);
      return outcome;
    } catch (error) {
      this.#db.pragma('recursive_triggers = OFF');
      throw error;
    }
  }

  /** What `redo` would do again, in the words of the history; `null` where there is nothing. */
  get next(): string | null {
    const top = this.#undone.at(-1);
    return top !== undefined && top.validAfter === lastChange(this.#db) ? top.text : null;
  }

  /**
   * Does again what was undone last, as a step of the history. Fails with `not-found` where nothing was undone, or something was changed since.
   */
  redo(write: Write): Redone {
    this.#prepare();
    // Rows come back table by table, exactly as they stood together before.
    this.#db.pragma('foreign_keys = OFF');
    try {
      const redone = write(() => this.#redoLast());
      this.#undone.pop();
      const top = this.#undone.at(-1);
      // Everything is as the undo before left it, but for the lines of the history.
      if (top !== undefined) top.validAfter = lastChange(this.#db);
      return redone;
    } finally {
      this.#db.pragma('foreign_keys = ON');
    }
  }

  #redoLast(): Redone {
    const top = this.#undone.at(-1);
    if (top === undefined || top.validAfter !== lastChange(this.#db)) {
      throw new AppError(
        'not-found',
        'There is nothing to redo: nothing was undone since the workspace was opened, or something was changed since.',
      );
    }
    const { text, undoId, recorder } = top;
    const changed = recorder.restore();
    const redoId = recordChange(this.#db, {
      kind: 'undo',
      text: `Redid: ${text}`,
      reason: null,
      items: changed,
      detail: { redid: undoId },
    });
    this.#db.prepare('UPDATE change SET undone_by = NULL WHERE undone_by = ?').run(undoId);
    this.#db.prepare('UPDATE change SET undone_by = ? WHERE id = ?').run(redoId, undoId);
    reevaluate(this.#db);
    recorder.drop();
    return { text, changed };
  }

  #prepare(): void {
    if (!this.#isAttached) {
      sortInFiles(this.#db, this.#path);
      this.#db.exec(`ATTACH '' AS ${REDO_SCHEMA}`);
      sortInMemory(this.#db);
      this.#isAttached = true;
    }
    this.#forgetOutdated();
  }

  /** The undo that the history has after a change, and what it undid. */
  #undoAfter(changeId: number): UndoRow {
    const row = this.#db
      .prepare<[number], UndoRow>(
        `SELECT u.id AS undoId, c.text FROM change u JOIN change c ON c.undone_by = u.id
         WHERE u.id > ? ORDER BY c.id LIMIT 1`,
      )
      .get(changeId);
    if (row === undefined) throw new Error('An undo is not in the history.');
    return row;
  }

  #forgetOutdated(): void {
    if (this.#undone.length === 0 || this.next !== null) return;
    for (const { recorder } of this.#undone) recorder.drop();
    this.#undone = [];
  }
}
