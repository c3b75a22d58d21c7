import { stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BackupReason, BackupState } from '#shared/contract/backups';
import { AppError, isAppError } from '#shared/rpc/app-error';
import { outcomeSchema, valueOf } from '#shared/rpc/envelope';
import { backupFolderOf, folderWithin, listBackups, type BackupFile } from './backup-file.ts';
import type { BackupJob } from './backup-worker.ts';
import { unfinishedName } from './make-backup.ts';

/** Changes of policies within this time of a backup before the first of them count as one. */
const ONE_CHANGE_MS = 5 * 60_000;
/** Milliseconds between two backups of a workspace that changes. */
export const INTERVAL_MS = 15 * 60_000;
/** Milliseconds between two looks whether a backup reads the workspace already. */
const LOOK_MS = 5;

export type BackupsOptions = {
  /** The workspace. */
  readonly path: string;
  /** Where the code of the thread is. */
  readonly workerUrl: URL;
  /** How many changes are committed. */
  readonly commits: () => number;
  /** Why the seal of the workspace is not up to date; `null` where it is. */
  readonly sealTrouble: () => string | null;
  /** A folder of the operator's choice that gets a copy of each, or `null`. */
  readonly secondPlace: string | null;
  /** Hears of each backup that was made or failed. */
  readonly onChange: () => void;
};

/**
 * The backups of one open workspace, made by a thread of their own. What goes wrong fails nothing
 * else: it is kept in `trouble` until a backup succeeds, for somebody to show it.
 */
export class Backups {
  readonly #options: BackupsOptions;
  #secondPlace: string | null;
  #trouble: string | null = null;
  #running: Promise<void> | null = null;

  constructor(options: BackupsOptions) {
    this.#options = options;
    this.#secondPlace = options.secondPlace;
  }

  /** One sentence on what last went wrong; `null` where the last backup was made. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** Where the workspace's backups lie. */
  get folder(): string {
    return backupFolderOf(this.#options.path);
  }

  /** Gives each backup from now on a copy in another place, or none. */
  setSecondPlace(place: string | null): void {
    this.#secondPlace = place;
  }

  /** The backups beside the workspace, the newest first. */
  list(): BackupFile[] {
    return listBackups(this.folder);
  }

  /** The backup of an id. Fails with `not-found` where it is not there, or not any more. */
  find(id: string): BackupFile {
    const found = this.list().find((backup) => backup.id === id);
    if (found !== undefined) return found;
    throw new AppError('not-found', 'That backup is not there any more; choose another.');
  }

  /** What screens show. */
  state(): BackupState {
    const commits = this.#options.commits();
    return {
      backups: this.list().map(({ id, at, reason, bytes, commits: then }) => ({
        id,
        at: at.toISOString(),
        reason,
        bytes,
        isCurrent: then === commits,
      })),
      hasSecondPlace: this.#secondPlace !== null,
      inSecondPlace: this.#countSecond(),
      trouble: this.#trouble ?? this.#options.sealTrouble(),
    };
  }

  /** Makes a backup, unless the newest holds every change. Never rejects; see `trouble`. */
  async make(reason: BackupReason): Promise<void> {
    while (this.#running !== null) await this.#running;
    if (!this.#isNeeded()) return;
    const running = this.#run(reason);
    this.#running = running;
    await running;
    this.#running = null;
  }

  /**
   * Begins a backup and resolves once a change would not be in it any more; what changes after that
   * does not wait for the backup to end. Never rejects; see `trouble`.
   */
  async before(reason: BackupReason): Promise<void> {
    while (this.#running !== null) await this.#running;
    if (!this.#isNeeded() || (reason === 'policy' && this.#isOneChange())) return;
    let isOver = false;
    void this.make(reason).then(() => {
      isOver = true;
    });
    // SQLite writes the first byte of the copy only once it reads one state of the workspace.
    const copy = join(this.folder, unfinishedName());
    const isBegun = async (): Promise<boolean> =>
      isOver || ((await stat(copy).catch(() => null))?.size ?? 0) > 0;
    while (!(await isBegun())) await wait(LOOK_MS);
  }

  /** Resolves when no backup is being made. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  #isNeeded(): boolean {
    const commits = this.#options.commits();
    return commits > 0 && this.list()[0]?.commits !== commits;
  }

  #isOneChange(): boolean {
    const newest = this.list()[0];
    return newest?.reason === 'policy' && Date.now() - newest.at.getTime() < ONE_CHANGE_MS;
  }

  #countSecond(): number | null {
    if (this.#secondPlace === null) return null;
    try {
      return listBackups(folderWithin(this.#secondPlace, this.#options.path)).length;
    } catch {
      // A drive that is not plugged in; `null` says so.
      return null;
    }
  }

  async #run(reason: BackupReason): Promise<void> {
    const { path, workerUrl } = this.#options;
    const place = this.#secondPlace;
    const secondFolder = place === null ? null : folderWithin(place, path);
    try {
      await runThread(workerUrl, { path, folder: this.folder, reason, secondFolder });
      this.#trouble = null;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#trouble = isAppError(error) ? message : `A backup could not be made: ${message}.`;
    }
    this.#options.onChange();
  }
}

async function runThread(workerUrl: URL, job: BackupJob): Promise<void> {
  const worker = new Worker(workerUrl);
  try {
    const raw = await new Promise<unknown>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => {
        reject(new Error('its thread ended'));
      });
      worker.postMessage(job);
    });
    valueOf(outcomeSchema.parse(raw));
  } finally {
    await worker.terminate();
  }
}
