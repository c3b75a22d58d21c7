import { tidyUp } from './app-errors.ts';
import type { Database } from './connection.ts';
import { readSettings, removeSetting, writeSettings, type StartedImport } from './settings.ts';

/**
 * The note that an import is under way. It is committed before the import begins and goes with its
 * commit, so that the next start can tell that it did not end.
 */
export class ImportNote {
  readonly #db: Database;
  #interrupted: StartedImport | null;
  #isWritten = false;

  /** `db` is the writing connection, which waited for whoever writes: a note found is of an import that is no more. */
  constructor(db: Database) {
    this.#db = db;
    this.#interrupted = readSettings(db).startedImport;
  }

  /** The import that was under way when the program ended, until it is dismissed or another begins. */
  get interrupted(): StartedImport | null {
    return this.#interrupted;
  }

  /** Forgets the import that was interrupted; `removeFrom` takes the note away. */
  dismiss(removeFrom: (remove: (db: Database) => void) => void): void {
    removeFrom((db) => {
      removeSetting(db, 'startedImport');
    });
    this.#interrupted = null;
  }

  /** Notes that the import of a file begins. */
  write(fileName: string): void {
    const startedAt = new Date().toISOString();
    writeSettings(this.#db, { startedImport: { fileName, startedAt } });
    this.#interrupted = null;
    this.#isWritten = true;
  }

  /** Has the transaction of the import take the note away. */
  endWithCommit(): void {
    removeSetting(this.#db, 'startedImport');
  }

  /** Takes the note of an import away that was rolled back; a commit has taken it. */
  forget(): void {
    if (!this.#isWritten || !this.#db.open || this.#db.inTransaction) return;
    tidyUp(() => {
      removeSetting(this.#db, 'startedImport');
      this.#isWritten = false;
    });
  }
}
