import { basename } from 'node:path';
import { followDate } from './commands/follow-date.ts';
import { areOutOfDate } from './evaluation/reevaluate.ts';
import { latestChange, noteFigures } from './commands/note-figures.ts';
import { tidyUp, toAppError } from './database/app-errors.ts';
import { RedoStack, type Redone } from './commands/redo/redo-stack.ts';
import { emptyLog, switchToRollbackJournal, type Database } from './database/connection.ts';
import { sortInFiles } from './database/temp-files.ts';
import { makeUsual } from './database/usual-writer.ts';
import { endAmounts } from './evaluation/item-amounts.ts';
import { changeWithoutFlush } from './database/change-without-flush.ts';
import { countContentChange } from './database/content-version.ts';
import type { WorkspaceKey } from './database/driver.ts';
import { countCommit, readIdentity, type Identity } from './database/identity.ts';
import { ImportNote } from './database/import-note.ts';
import type { PrivateCopy } from './database/private-copy.ts';
import { Readers } from './database/readers.ts';
import { readSettings, type StartedImport } from './database/settings.ts';
import { workspaceName } from './workspace-name.ts';
import { readOnlyRefusal, runningRefusal } from './write-refusals.ts';
import { endSteps } from './end-steps.ts';
import type { StepOptions, StepsEnd } from './step-options.ts';
import { openPrivateCopy, type ReadHow } from './open-private-copy.ts';
import { openSealed, USUALLY, type OpenedSealed, type OpenHow } from './open-sealed.ts';
import { SameFile } from './durability/same-file.ts';
import type { Seal } from './durability/seal.ts';

/**
 * An open workspace: one connection that writes and, once asked for, one that reads. While an import
 * runs, readers see the state before its transaction, and every other write is refused.
 */
export class Workspace {
  readonly path: string;
  readonly name: string;
  /** What it is encrypted with; `null` where it is plain. */
  readonly key: WorkspaceKey | null;
  readonly #writer: Database;
  readonly #privateCopy: PrivateCopy | null;
  readonly #readPath: string;
  readonly #readers: Readers;
  readonly #redo: RedoStack;
  readonly #seal: Seal;
  readonly #file: SameFile;
  readonly #listeners = new Set<() => void>();
  /** What takes several steps now, as a sentence begins: `An import`. */
  #running: string | null = null;
  readonly #note: ImportNote;
  #identity: Identity;
  #dataVersion = 1;

  private constructor(
    path: string,
    { writer, seal, identity, key }: OpenedSealed,
    privateCopy: PrivateCopy | null,
  ) {
    this.path = path;
    this.name = workspaceName(path);
    this.key = key;
    this.#writer = writer;
    this.#seal = seal;
    this.#identity = identity;
    this.#privateCopy = privateCopy;
    this.#readPath = privateCopy?.path ?? path;
    this.#file = new SameFile(this.#readPath);
    this.#readers = new Readers(this.#readPath, key);
    this.#redo = new RedoStack(writer, this.#readPath);
    this.#note = new ImportNote(writer);
  }

  /** Opens or creates a workspace. Fails with one sentence; see `openSealed`, also of `isAsItIs`. */
  static open(path: string, isNew: boolean, how: Partial<Omit<OpenHow, 'isNew'>> = {}): Workspace {
    return new Workspace(path, openSealed(path, { ...USUALLY, ...how, isNew }), null);
  }

  /** Opens a workspace to read it; one that is read-only, or damaged, through a private copy. */
  static openToRead(path: string, how: ReadHow = {}): Workspace {
    const read = openPrivateCopy(path, how);
    if (read === null) return Workspace.open(path, false, { key: how.key ?? null });
    return new Workspace(path, read.opened, read.copy);
  }

  /** The connection that reads, opened when it is first asked for. */
  get reader(): Database {
    return this.#readers.kept;
  }

  /** Reads in steps what is committed now, whatever changes meanwhile; see `Readers.snapshot`. */
  readSnapshot<T>(read: (db: Database) => Promise<T>): Promise<T> {
    return this.#readers.snapshot(read);
  }

  /** True where changes go to a private copy. */
  get isReadOnly(): boolean {
    return this.#privateCopy !== null;
  }

  /** Grows with every change; a view opened under an older one shows older data. */
  get dataVersion(): number {
    return this.#dataVersion;
  }

  /** Which workspace it is, wherever its file lies, and how many changes were committed, ever. */
  get identity(): Identity {
    return this.#identity;
  }

  /** Why the seal beside the file is not up to date; `null` where it is. */
  get sealTrouble(): string | null {
    return this.#seal.trouble;
  }

  /** The import that was under way when the program ended, until it is dismissed or another begins. */
  get interruptedImport(): StartedImport | null {
    return this.#note.interrupted;
  }

  /** Forgets the import that was interrupted. */
  dismissInterruption(): void {
    this.#note.dismiss((remove) => {
      this.write(remove);
    });
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
    return this.#change(change, isAboutItems);
  }

  /** Brings verdicts up to today, also in a private copy; false while a change of several steps runs. */
  followDate(): boolean {
    if (this.#running !== null || !this.isOpen) return false;
    this.#file.assertThere();
    if (areOutOfDate(readSettings(this.#writer))) this.#change(followDate, true);
    else this.#announce();
    return true;
  }

  /** Takes notice of what another program, such as the command line, committed meanwhile. */
  noticeOthers(): void {
    if (this.#running !== null || !this.isOpen) return;
    const found = readIdentity(this.#writer);
    if (found === null || found.commits === this.#identity.commits) return;
    this.#identity = found;
    this.#announce();
  }

  #change<T>(change: (db: Database) => T, isAboutItems: boolean): T {
    try {
      const { result, commits } = this.#writer
        .transaction((db: Database) => {
          const before = latestChange(db);
          const outcome = change(db);
          noteFigures(db, before);
          if (isAboutItems) countContentChange(db);
          return { result: outcome, commits: countCommit(db) };
        })
        .immediate(this.#writer);
      this.#noteCommits(commits);
      endAmounts(this.#writer, true);
      if (isAboutItems) this.#announce();
      return result;
    } catch (error) {
      endAmounts(this.#writer, false);
      throw toAppError(error, basename(this.path));
    }
  }

  /** Runs an undo as one transaction and keeps what `redo` needs to take that back. */
  undo<T>(change: (db: Database) => T): T {
    this.#assertWritable();
    return this.#redo.undo(change, (step) => this.write(step));
  }

  /** Does again what was undone last. Fails with `not-found` where something was changed since. */
  redo(): Redone {
    this.#assertWritable();
    return this.#redo.redo((step) => this.write(step));
  }

  /** What `redo` would do again, in the words of the history, or `null`. */
  get nextRedo(): string | null {
    return this.#redo.next;
  }

  /** True while an import has the writing connection. */
  get isImporting(): boolean {
    return this.#running !== null;
  }

  /**
   * Runs a change of what is only derived from items as one transaction; nobody is told. It need
   * not have reached the disk on return: power that fails takes back at most whole changes.
   */
  writeInBackground<T>(change: (db: Database) => T): T {
    this.#assertWritable();
    const result = changeWithoutFlush(this.#writer, change, basename(this.path));
    this.#seal.follow(this.#identity);
    return result;
  }

  /**
   * Runs a change that takes several steps as one transaction. `steps` resolves to whether to
   * keep it; where it fails or declines, the workspace is as before. The transaction starts when
   * `steps` calls `begin`, before it writes anything. A file that is refused before leaves every
   * byte as it was.
   */
  async writeInSteps(
    steps: (db: Database, begin: () => void) => Promise<boolean>,
    { isAlone = false, importOf, job = 'An import', isAboutItems = true }: StepOptions = {},
  ): Promise<void> {
    this.#assertWritable();
    const db = this.#writer;
    this.#running = job;
    let changeBefore = 0;
    const begin = (): void => {
      if (importOf !== undefined) this.#note.write(importOf);
      // An empty log can be cut off after a rollback; one with commits has to reach the disk first.
      emptyLog(db);
      if (isAlone) {
        this.#readers.closeKept();
        switchToRollbackJournal(db);
      }
      sortInFiles(db, this.#readPath);
      db.exec('BEGIN IMMEDIATE');
      changeBefore = latestChange(db);
      if (importOf !== undefined) this.#note.endWithCommit();
    };
    try {
      const isKept = await steps(db, begin);
      this.#endSteps({ isKept, isAboutItems, changeBefore });
      if (isKept && isAboutItems) this.#announce();
    } catch (error) {
      tidyUp(() => {
        this.#endSteps({ isKept: false, isAboutItems, changeBefore });
      });
      throw toAppError(error, basename(this.path));
    } finally {
      // Closed meanwhile, it has no settings to take back.
      if (db.open) tidyUp(() => makeUsual(db, isAlone));
      this.#note.forget();
      this.#running = null;
    }
  }

  /** True until `close`. */
  get isOpen(): boolean {
    return this.#writer.open;
  }

  /** Lets go of the pages that the connections keep; what comes next reads its own again. */
  releasePages(): void {
    if (this.#running !== null || !this.isOpen) return;
    this.#writer.pragma('shrink_memory');
    this.#readers.releasePages();
  }

  /** Folds the log into the file, closes both connections, and seals the file. */
  close(): void {
    if (!this.isOpen) return;
    this.#readers.closeAll();
    if (this.#writer.inTransaction) this.#writer.exec('ROLLBACK');
    this.#note.forget();
    emptyLog(this.#writer);
    this.#writer.close();
    if (this.#privateCopy === null) this.#seal.close();
    else this.#privateCopy.remove();
  }

  #endSteps(end: StepsEnd): void {
    if (end.isKept && this.#writer.inTransaction) this.#file.assertThere();
    endSteps(this.#writer, end, (commits) => {
      this.#noteCommits(commits);
    });
  }

  #noteCommits(commits: number): void {
    this.#identity = { ...this.#identity, commits };
    this.#seal.note(this.#identity);
  }

  #assertWritable(): void {
    if (this.isReadOnly) throw readOnlyRefusal(this.path);
    if (this.#running !== null) throw runningRefusal(this.#running);
    this.#file.assertThere();
  }

  #announce(): void {
    this.#dataVersion += 1;
    for (const listener of this.#listeners) listener();
  }
}
