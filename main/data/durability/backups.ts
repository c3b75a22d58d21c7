import { stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import type { BackupReason, BackupState } from '#shared/contract/backups';
import { AppError } from '#shared/rpc/app-error';
import type { WorkspaceKey } from '../database/driver.ts';
import type { Identity } from '../database/identity.ts';
import { backupFolderOf, listBackups, type BackupFile } from './backup-file.ts';
import { troubleOf } from './backup-thread.ts';
import { unfinishedName } from './make-backup.ts';
import { SecondPlace } from './second-place.ts';
import { isSound } from './sound-backup.ts';

/** Changes of policies within this time of a backup before the first of them count as one. */
const ONE_CHANGE_MS = 5 * 60_000;
/** Milliseconds between two backups of a workspace that changes. */
export const INTERVAL_MS = 15 * 60_000;
/** Milliseconds between two looks whether a backup reads the workspace already. */
const LOOK_MS = 5;
/** Milliseconds that closing a workspace waits for a copy in the second place. */
const COPY_MS = 10_000;
/** Reasons for which a backup that holds every change is read again before it counts. */
const THOROUGH: ReadonlySet<BackupReason> = new Set<BackupReason>(['restore', 'asked']);

export type BackupsOptions = {
  /** The workspace. */
  readonly workspace: {
    readonly path: string;
    readonly key: WorkspaceKey | null;
    readonly identity: Identity;
    readonly sealTrouble: string | null;
  };
  /** Where the code of the thread is. */
  readonly workerUrl: URL;
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
  readonly #second: SecondPlace;
  #trouble: string | null = null;
  #running: Promise<void> | null = null;

  constructor(options: BackupsOptions) {
    const { workspace, workerUrl, secondPlace, onChange } = options;
    const { path, identity } = workspace;
    const { id } = identity;
    this.#options = options;
    this.#second = new SecondPlace(secondPlace, { path, id, workerUrl, onChange });
  }

  /** One sentence on what is not as it should be; `null` where all is. */
  get trouble(): string | null {
    return this.#trouble ?? this.#second.trouble ?? this.#options.workspace.sealTrouble;
  }

  /** Where the workspace's backups lie. */
  get folder(): string {
    return backupFolderOf(this.#options.workspace.path);
  }

  /** Gives each backup a copy in another place, the one of what is there now first; or none. */
  setSecondPlace(place: string | null): void {
    this.#second.set(place);
    const [newest] = this.list();
    if (newest !== undefined) this.#second.copy(newest);
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

  /** A backup that holds every change, or `null`. */
  holding(): BackupFile | null {
    const { commits } = this.#options.workspace.identity;
    return this.list().find((backup) => backup.commits === commits) ?? null;
  }

  /** What screens show. */
  async state(): Promise<BackupState> {
    const { commits } = this.#options.workspace.identity;
    return {
      backups: this.list().map(({ id, at, reason, bytes, isEncrypted, commits: then }) => ({
        id,
        at: at.toISOString(),
        reason,
        bytes,
        isEncrypted,
        isCurrent: then === commits,
      })),
      hasSecondPlace: this.#second.isSet,
      inSecondPlace: await this.#second.count(),
      trouble: this.trouble,
      isEncrypted: this.#options.workspace.key !== null,
    };
  }

  /** Makes a backup, unless one holds every change. Never rejects; see `trouble`. */
  async make(reason: BackupReason): Promise<void> {
    while (this.#running !== null) await this.#running;
    if (this.#isNeeded(reason)) {
      const running = this.#run(reason);
      this.#running = running;
      await running;
      this.#running = null;
    }
    this.#copyToSecond();
  }

  /**
   * Begins a backup and resolves once a change would not be in it any more; what changes after that
   * does not wait for the backup to end. Never rejects; see `trouble`.
   */
  async before(reason: BackupReason): Promise<void> {
    while (this.#running !== null) await this.#running;
    if (!this.#isNeeded(reason) || (reason === 'policy' && this.#isOneChange())) return;
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

  /** As `idle`, and waits a while for the copy in the second place. */
  async end(): Promise<void> {
    await this.idle();
    await this.#second.end(COPY_MS);
  }

  /** A folder that cannot be read needs a backup, which then says what is wrong with it. */
  #isNeeded(reason: BackupReason): boolean {
    if (this.#options.workspace.identity.commits === 0) return false;
    try {
      const holding = this.holding();
      return holding === null || (THOROUGH.has(reason) && !isSound(holding.path));
    } catch {
      return true;
    }
  }

  #isOneChange(): boolean {
    const newest = this.list()[0];
    return newest?.reason === 'policy' && Date.now() - newest.at.getTime() < ONE_CHANGE_MS;
  }

  #copyToSecond(): void {
    if (!this.#second.isSet || this.#trouble !== null) return;
    const holding = this.holding();
    if (holding !== null) this.#second.copy(holding);
  }

  async #run(reason: BackupReason): Promise<void> {
    const { workspace, workerUrl, onChange } = this.#options;
    const { path, key } = workspace;
    const order = { path, key, folder: this.folder, reason };
    this.#trouble = await troubleOf(workerUrl, { kind: 'make', order });
    onChange();
  }
}
