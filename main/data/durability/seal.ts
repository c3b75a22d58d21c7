import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Identity, Layout } from '../database/identity.ts';
import { sumBlocks } from './block-sums.ts';
import { readLogMark } from './log-mark.ts';
import { readSeal, writeSeal, type SealRecord } from './seal-file.ts';

/**
 * What one opening of a workspace writes beside it: that it is open, how many changes were
 * committed, and at the end what the file holds. A seal that cannot be written fails nothing, since
 * what it is about is saved: it is said in `trouble`, and tried again with the next change.
 */
export class Seal {
  readonly #path: string;
  readonly #session = randomUUID();
  #layout: () => Layout | null = () => null;
  /** How many changes this opening noted last, all of which the file has before a later log begins. */
  #noted: number | null = null;
  /** The log at that time, and from which number of changes on it is, where that is known. */
  #log: { readonly mark: string; readonly from: number | null } | null = null;
  #trouble: string | null = null;

  /** `path` is the path of the workspace. */
  constructor(path: string) {
    this.#path = path;
  }

  /** One sentence: why the seal is not up to date; `null` where it is. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** Tells how the layout of the open workspace is read. */
  readLayoutBy(read: () => Layout | null): void {
    this.#layout = read;
  }

  /**
   * Says of a seal that is there that the file may change from now on; call before it does. What it says
   * of a log stays true, but where `isLogUnknown`: of a file that is opened as it is, or migrated.
   */
  break(isLogUnknown = false): void {
    const found = readSeal(this.#path);
    if (found === null) return;
    this.#write(found.workspaceId, found.commits, () => (isLogUnknown ? null : found.log));
  }

  /** Notes how many changes were committed, once they are, and how many the file has, where that is known. */
  note({ id, commits }: Identity, inFile: number | null = null): void {
    this.#write(id, commits, () => {
      const log = this.#logNow(inFile);
      // Not before: a log that could not be looked at may have begun before these changes.
      this.#noted = commits;
      return log;
    });
  }

  /** Notes a log that changes began which are not counted, such as those of the index of searches. */
  follow({ id, commits }: Identity): void {
    this.#tryTo(() => {
      if (readLogMark(this.#path) === (this.#log?.mark ?? null)) return;
      const last = readSeal(this.#path);
      this.note({ id, commits: Math.max(commits, last?.workspaceId === id ? last.commits : 0) });
    });
  }

  /** SQLite begins a log anew, with another mark, once the file has all that the former one held. */
  #logNow(inFile: number | null): SealRecord['log'] {
    const mark = readLogMark(this.#path);
    if (mark === null) {
      this.#log = null;
      return null;
    }
    if (this.#log?.mark !== mark) {
      const sealed = readSeal(this.#path)?.log ?? null;
      this.#log = { mark, from: sealed?.mark === mark ? sealed.from : (this.#noted ?? inFile) };
    }
    const { from } = this.#log;
    const layout = this.#layout();
    return from === null || layout === null ? null : { mark, from, ...layout };
  }

  /**
   * Sums up the file that was closed. Where another program has it open, or opened it meanwhile,
   * the seal stays broken.
   */
  close(): void {
    this.#tryTo(() => {
      if (existsSync(`${this.#path}-wal`)) return;
      const sums = sumBlocks(this.#path);
      const last = readSeal(this.#path);
      if (last?.session !== this.#session) return;
      const { workspaceId, commits } = last;
      writeSeal(this.#path, { workspaceId, commits, session: this.#session, sums });
    });
  }

  #write(workspaceId: string, commits: number, logOf: () => SealRecord['log']): void {
    this.#tryTo(() => {
      const session = this.#session;
      writeSeal(this.#path, { workspaceId, commits, session, log: logOf(), sums: null });
    });
  }

  #tryTo(write: () => void): void {
    try {
      write();
      this.#trouble = null;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#trouble = `The seal beside the workspace, by which damage is noticed, could not be written: ${why}.`;
    }
  }
}
