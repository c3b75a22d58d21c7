import { readdir, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { isBackupName, type BackupFile } from './backup-file.ts';
import { troubleOf } from './backup-thread.ts';
import { folderWithin, formerFolderWithin } from './folder-within.ts';

/** Milliseconds after which a place that does not answer counts as one that cannot be reached. */
const ANSWER_MS = 1500;

const after = <T>(ms: number, value: T): Promise<T> => wait(ms, value, { ref: false });

type Options = {
  /** The workspace, and its id. */
  readonly path: string;
  readonly id: string;
  readonly workerUrl: URL;
  /** Hears of each copy that was made or failed. */
  readonly onChange: () => void;
};

/**
 * A folder of the operator's choice, best on another disk, that gets a copy of each backup. It may be
 * gone, or hang: nobody waits for it.
 */
export class SecondPlace {
  readonly #options: Options;
  #place: string | null;
  #trouble: string | null = null;
  #wanted: BackupFile | null = null;
  #copying: Promise<void> | null = null;

  constructor(place: string | null, options: Options) {
    this.#place = place;
    this.#options = options;
  }

  get isSet(): boolean {
    return this.#place !== null;
  }

  /** One sentence: why the last copy could not be made; `null` where it was. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** Chooses another place, or none. */
  set(place: string | null): void {
    this.#place = place;
    this.#trouble = null;
    this.#options.onChange();
  }

  /** Begins to copy a backup, after the one that is being copied; of several that wait, the last. */
  copy(backup: BackupFile): void {
    this.#wanted = backup;
    this.#copying ??= this.#copyWanted();
  }

  /**
   * How many backups of the workspace are there, with those that an earlier version put there; `null`
   * where the place cannot be reached.
   */
  async count(): Promise<number | null> {
    const place = this.#place;
    if (place === null) return null;
    const { path, id } = this.#options;
    const look = async (): Promise<number | null> => {
      if (!(await stat(place)).isDirectory()) return null;
      const folders = [folderWithin, formerFolderWithin].map((within) => within(place, path, id));
      const names = await Promise.all(folders.map((each) => readdir(each).catch(() => [])));
      return new Set(names.flat().filter((name) => isBackupName(name))).size;
    };
    // A drive that is not there rejects, and one that hangs never answers.
    return Promise.race([look().catch(() => null), after(ANSWER_MS, null)]);
  }

  /** Waits until nothing is copied any more, but no longer than some milliseconds. */
  async end(mostMs: number): Promise<void> {
    if (this.#copying !== null) await Promise.race([this.#copying, after(mostMs, undefined)]);
  }

  async #copyWanted(): Promise<void> {
    while (this.#wanted !== null && this.#place !== null) {
      const order = { ...this.#options, backup: this.#wanted.path, place: this.#place };
      this.#wanted = null;
      const { backup, place, path, id } = order;
      const job = { kind: 'copy' as const, order: { backup, place, path, id } };
      const trouble = await troubleOf(this.#options.workerUrl, job);
      // Of a place that was left meanwhile nothing is to be said.
      if (place === this.#place) this.#trouble = trouble;
      this.#options.onChange();
    }
    this.#wanted = null;
    this.#copying = null;
  }
}
