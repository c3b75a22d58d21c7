import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backupReasonSchema, type BackupReason } from '#shared/contract/backups';
import { isEncryptedFile } from '../encryption/file-head.ts';

/** One backup of a workspace. */
export type BackupFile = {
  /** Names it for whoever may not know paths. */
  readonly id: string;
  readonly path: string;
  /** When it was made, UTC. */
  readonly at: Date;
  readonly reason: BackupReason;
  /** How many changes the workspace had. */
  readonly commits: number;
  readonly bytes: number;
  /** True where it is encrypted, as its first bytes say; its key file may be lost. */
  readonly isEncrypted: boolean;
};

const NAME = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z_([a-z-]+)_(\d+)\.provenet$/u;

/** The folder of a workspace's backups, beside it. */
export const backupFolderOf = (path: string): string => `${path}-backups`;

/** The name of a backup: when, why, and of how many changes. */
export function backupName(at: Date, reason: BackupReason, commits: number): string {
  return `${at.toISOString().replace(/[:.]/gu, '-')}_${reason}_${commits}.provenet`;
}

function idOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 16);
}

function parseName(folder: string, name: string): BackupFile | null {
  const parts = NAME.exec(name);
  if (parts === null) return null;
  const [, day, hours, minutes, seconds, ms, why, commits] = parts;
  const at = new Date(`${day}T${hours}:${minutes}:${seconds}.${ms}Z`);
  const reason = backupReasonSchema.safeParse(why);
  if (!reason.success || Number.isNaN(at.getTime())) return null;
  const path = join(folder, name);
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const isEncrypted = isEncryptedFile(path);
  return {
    id: idOf(name),
    path,
    at,
    reason: reason.data,
    commits: Number(commits),
    bytes,
    isEncrypted,
  };
}

/** The backups in a folder, the newest first; other files in it are none, nor are unfinished ones. */
export function listBackups(folder: string): BackupFile[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder)
    .map((name) => parseName(folder, name))
    .filter((backup) => backup !== null)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.path < b.path ? 1 : -1));
}

/** True for the name of a backup, and of nothing else that may lie beside it. */
export const isBackupName = (name: string): boolean => parseName('', name) !== null;

/**
 * Makes a folder that only this user may look into; one that is there stays as it is. The folder
 * around it must be there: where a drive is not, none is made in its place.
 */
export function makePrivateFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  mkdirSync(folder, { mode: 0o700 });
}
