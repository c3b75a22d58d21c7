import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import { latestChange, noteFigures } from './commands/note-figures.ts';
import { forgetRemovedViews } from './commands/saved-views.ts';
import { syncCatalogue } from './commands/sync-catalogue.ts';
import {
  copyIfReadOnly,
  openForWriting,
  openReader,
  setWriterCache,
  toAppError,
  switchToRollbackJournal,
  switchToWriteAheadLog,
  type Database,
  type PrivateCopy,
} from './database/connection.ts';
import { sortInFiles, sortInMemory } from './database/temp-files.ts';
import { endAmounts } from './evaluation/item-amounts.ts';
import {
  readSettings,
  removeSetting,
  writeSettings,
  type StartedImport,
} from './database/settings.ts';

/** The file name without its folder and ending, which is the name that screens show. */
export function workspaceName(path: string): string {
  return basename(path).replace(/\.provenet$/iu, '');
}

/** Copies what is committed from the log to the file, and cuts the log off. */
function emptyLog(db: Database): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/**
 * An open workspace: one connection that writes and, once asked for, one that reads. While an import runs, its
 * transaction is open on the writing connection, readers see the state before it, and every
 * other write is refused.
 */
export class Workspace {
  readonly path: string;
  readonly name: string;
  readonly #writer: Database;
  readonly #privateCopy: PrivateCopy | null;
  readonly #readPath: string;
  #reader: Database | null = null;
  readonly #snapshots = new Set<Database>();
  readonly #listeners = new Set<() => void>();
  #isImporting = false;
  #interrupted: StartedImport | null;
  #isNoted = false;
  #dataVersion = 1;

  private constructor(path: string, writer: Database, privateCopy: PrivateCopy | null) {
    this.path = path;
    this.name = workspaceName(path);
    this.#writer = writer;
    this.#privateCopy = privateCopy;
    this.#readPath = privateCopy?.path ?? path;
    // Opening waits for whoever writes, so that a note found now is of an import that is no more.
    this.#interrupted = readSettings(writer).startedImport;
  }

  /** Opens or creates a workspace. Fails with one sentence; see `openForWriting`. */
  static open(path: string, isNew: boolean): Workspace {
    const writer = openForWriting(path, isNew);
    try {
      syncCatalogue(writer);
      forgetRemovedViews(writer);
      return new Workspace(path, writer, null);
    } catch (error) {
      writer.close();
      throw toAppError(error, basename(path));
    }
  }

  /** Opens a workspace to read it; one that is read-only is read through a private copy. */
  static openToRead(path: string): Workspace {
    const copy = copyIfReadOnly(path);
    if (copy === null) return Workspace.open(path, false);
    try {
      const writer = openForWriting(copy.path, false);
      syncCatalogue(writer);
      return new Workspace(path, writer, copy);
    } catch (error) {
      copy.remove();
      throw error;
    }
  }

  /** The connection that reads, opened when it is first asked for. */
  get reader(): Database {
    this.#reader ??= openReader(this.#readPath);
    return this.#reader;
  }

  /**
   * Reads, in as many steps as it takes, what is committed now, whatever changes meanwhile. The
   * connection is closed at the end, or with the workspace.
   */
  async readSnapshot<T>(read: (db: Database) => Promise<T>): Promise<T> {
    const db = openReader(this.#readPath);
    this.#snapshots.add(db);
    try {
      db.exec('BEGIN; SELECT 1 FROM setting LIMIT 1');
      return await read(db);
    } finally {
      this.#snapshots.delete(db);
      db.close();
    }
  }

  /** True where changes go to a private copy that is thrown away. */
  get isReadOnly(): boolean {
    return this.#privateCopy !== null;
  }

  /** Grows with every change; a view opened under an older one shows older data. */
  get dataVersion(): number {
    return this.#dataVersion;
  }

  /** The import that was under way when the program ended, until it is dismissed or another begins. */
  get interruptedImport(): StartedImport | null {
    return this.#interrupted;
  }

  /** Forgets the import that was interrupted. */
  dismissInterruption(): void {
    this.write((db) => {
      removeSetting(db, 'startedImport');
    });
    this.#interrupted = null;
  }

  /** Calls `listener` after every change. */
  onChanged(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /**
   * Runs one change as one transaction: all of it is saved, or nothing. Nobody is told of a change
   * that is not about items: nothing that was asked of them would be answered otherwise.
   */
  write<T>(change: (db: Database) => T, { isAboutItems = true } = {}): T {
    this.#assertWritable();
    try {
      const result = this.#writer
        .transaction((db: Database) => {
          const before = latestChange(db);
          const outcome = change(db);
          noteFigures(db, before);
          return outcome;
        })
        .immediate(this.#writer);
      endAmounts(this.#writer, true);
      if (isAboutItems) this.#announce();
      return result;
    } catch (error) {
      endAmounts(this.#writer, false);
      throw toAppError(error, basename(this.path));
    }
  }

  /**
   * Runs a change that takes several steps as one transaction. `steps` resolves to whether to
   * keep it; where it fails or declines, the workspace is as before. `isAlone` promises that
   * nobody reads meanwhile: much data is then written once instead of to the log first. The
   * transaction starts when `steps` calls `begin`, before it writes anything; where `importOf`
   * names a file, its import is noted right before, so that the next start can tell that it did
   * not end. A file that is refused before leaves every byte as it was.
   */
  async writeInSteps(
    steps: (db: Database, begin: () => void) => Promise<boolean>,
    {
      isAlone = false,
      importOf,
    }: { readonly isAlone?: boolean; readonly importOf?: string | undefined } = {},
  ): Promise<void> {
    this.#assertWritable();
    const db = this.#writer;
    this.#isImporting = true;
    let changeBefore = 0;
    const begin = (): void => {
      if (importOf !== undefined) this.#noteImport(importOf);
      // An empty log can be cut off after a rollback; one with commits has to reach the disk first.
      emptyLog(db);
      if (isAlone) {
        this.#closeReader();
        switchToRollbackJournal(db);
      }
      sortInFiles(db, this.#readPath);
      db.exec('BEGIN IMMEDIATE');
      changeBefore = latestChange(db);
      if (importOf !== undefined) removeSetting(db, 'startedImport');
    };
    try {
      const isKept = await steps(db, begin);
      if (db.inTransaction) {
        if (isKept) noteFigures(db, changeBefore);
        db.exec(isKept ? 'COMMIT' : 'ROLLBACK');
        endAmounts(db, isKept);
        emptyLog(db);
      }
      if (!isKept) return;
      this.#announce();
    } catch (error) {
      if (db.inTransaction) {
        db.exec('ROLLBACK');
        endAmounts(db, false);
        emptyLog(db);
      }
      throw toAppError(error, basename(this.path));
    } finally {
      // Closed meanwhile, it has no settings to take back.
      if (db.open) {
        sortInMemory(db);
        setWriterCache(db);
        if (isAlone) switchToWriteAheadLog(db);
      }
      this.#forgetImport();
      this.#isImporting = false;
    }
  }

  /** True until `close`. */
  get isOpen(): boolean {
    return this.#writer.open;
  }

  /** Folds the write-ahead log into the file and closes both connections. */
  close(): void {
    this.#closeReader();
    for (const snapshot of this.#snapshots) snapshot.close();
    if (this.#writer.inTransaction) this.#writer.exec('ROLLBACK');
    this.#forgetImport();
    this.#writer.pragma('wal_checkpoint(TRUNCATE)');
    this.#writer.close();
    this.#privateCopy?.remove();
  }

  #noteImport(fileName: string): void {
    const startedAt = new Date().toISOString();
    writeSettings(this.#writer, { startedImport: { fileName, startedAt } });
    this.#interrupted = null;
    this.#isNoted = true;
  }

  /** Takes the note of an import away that was rolled back; a commit has taken it. */
  #forgetImport(): void {
    if (!this.#isNoted || !this.#writer.open || this.#writer.inTransaction) return;
    removeSetting(this.#writer, 'startedImport');
    this.#isNoted = false;
  }

  #closeReader(): void {
    this.#reader?.close();
    this.#reader = null;
  }

  #assertWritable(): void {
    if (this.isReadOnly) {
      throw new AppError(
        'read-only',
        `${basename(this.path)} is read-only; make it writable, or copy it to another folder and open the copy.`,
      );
    }
    if (this.#isImporting) {
      throw new AppError('conflict', 'An import is running; wait until it ends, or cancel it.');
    }
  }

  #announce(): void {
    this.#dataVersion += 1;
    for (const listener of this.#listeners) listener();
  }
}
