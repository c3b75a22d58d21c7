import { closeSync, existsSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#shared/rpc/app-error';
import type { BackupReason } from '#shared/contract/backups';
import { openReader, type Database } from '../database/connection.ts';
import { keyIdOf, type WorkspaceKey } from '../database/driver.ts';
import { readIdentity, type Identity } from '../database/identity.ts';
import { findKeyFile } from '../encryption/find-key-file.ts';
import { keyPathOf, writeKeyFile } from '../encryption/key-file.ts';
import { backupError } from './backup-error.ts';
import { backupName, listBackups, makePrivateFolder, type BackupFile } from './backup-file.ts';
import { sumBlocks } from './block-sums.ts';
import { flushFile, flushFolder } from './flush.ts';
import { outlived } from './retention.ts';
import { sealPathOf, writeSeal } from './seal-file.ts';

/** How the name of a backup ends until it is whole and verified. */
const UNFINISHED = '.unfinished';

/** What this process calls a backup until it is whole and verified. */
export const unfinishedName = (): string => `${process.pid}${UNFINISHED}`;

const LOOK = 'make another, and have the disk looked at';
const LACKS_ROWS = `A backup lacks rows of the workspace; ${LOOK}.`;

type Counts = Readonly<Record<string, number>>;
type Facts = Identity & { readonly rows: Counts };

/** Rows of every table, for a backup to be held against what it was made of. */
function countRows(db: Database): Counts {
  const tables = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL
         AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' AND name <> 'setting'
         AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`,
    )
    .pluck()
    .all();
  return Object.fromEntries(
    tables.map((name) => [
      name,
      db.prepare<[], number>(`SELECT count(*) FROM "${name}"`).pluck().get() ?? 0,
    ]),
  );
}

/** Reads both of one state: a change that is committed between them would look like lost rows. */
function facts(db: Database): Facts {
  const read = db.transaction((): Facts => {
    // A schema from before identities has neither.
    const { id, commits } = readIdentity(db) ?? { id: '', commits: 0 };
    return { id, commits, rows: countRows(db) };
  });
  return read.deferred();
}

/**
 * Writes what is committed into a new file, encrypted as the workspace is, and holds its rows against
 * those that were copied. Left out of that are the index of searches and the settings, which hold a
 * note while an import is under way: both may change meanwhile, and are not counted as changes. Calls
 * `onWritten` before it reads back.
 */
export function copyInto(
  path: string,
  copy: string,
  key: WorkspaceKey | null,
  onWritten: () => void = () => undefined,
): Facts {
  const db = openReader(path, key);
  try {
    // SQLite takes an empty file, and would let others read one that it makes itself.
    closeSync(openSync(copy, 'wx', 0o600));
    db.prepare('VACUUM INTO ?').run(copy);
    onWritten();
    const [before, made] = [facts(db), verifyCopy(copy, key)];
    if (before.commits === made.commits && !isDeepStrictEqual(before.rows, made.rows)) {
      throw new AppError('workspace-corrupt', LACKS_ROWS);
    }
    return made;
  } finally {
    db.close();
  }
}

/** Fails with `workspace-corrupt` where a copy is not sound in itself. Answers its changes. */
export function verifyCopy(path: string, key: WorkspaceKey | null): Facts {
  const db = openReader(path, key);
  try {
    const found = db.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok') {
      throw new AppError('workspace-corrupt', `A backup is damaged (${String(found)}); ${LOOK}.`);
    }
    return facts(db);
  } finally {
    db.close();
  }
}

/** Removes what a program that ended midway left of a backup. */
export function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.includes(UNFINISHED)) rmSync(join(folder, name), { force: true });
  }
}

export type BackupOrder = {
  /** The workspace. */
  readonly path: string;
  /** What it is encrypted with, or `null`. */
  readonly key: WorkspaceKey | null;
  readonly folder: string;
  readonly reason: BackupReason;
};

/**
 * Makes a backup of what is committed in a workspace: written whole under another name, read back
 * and held against it, flushed, sealed, and only then given its name. Older ones that need not be
 * kept are removed after that. Fails with one sentence, and leaves those that were there.
 */
export function makeBackup({ path, key, folder, reason }: BackupOrder): BackupFile {
  try {
    makePrivateFolder(folder);
    removeUnfinished(folder);
    const temporary = join(folder, unfinishedName());
    const { id, commits } = copyInto(path, temporary, key);
    flushFile(temporary);
    const target = freeTarget(folder, reason, commits);
    writeSeal(temporary, {
      workspaceId: id,
      commits,
      session: 'backup',
      sums: sumBlocks(temporary),
    });
    if (key !== null) copyKeyFile(path, key, target);
    renameSync(sealPathOf(temporary), sealPathOf(target));
    renameSync(temporary, target);
    flushFolder(folder);
    // One of them may be what is about to be restored; the next backup tidies up.
    if (reason !== 'restore') removeOutlived(folder);
    const made = listBackups(folder).find((backup) => backup.path === target);
    if (made === undefined) throw new Error('A backup is not where it was put.');
    return made;
  } catch (error) {
    throw backupError(error, folder, path);
  }
}

/** Without its key file beside it, nobody could open a backup on another computer. */
function copyKeyFile(path: string, key: WorkspaceKey, target: string): void {
  const file = findKeyFile(path, keyIdOf(key));
  if (file === null) {
    throw new AppError(
      'io',
      `The key file ${basename(keyPathOf(path))} is not beside the workspace any more, so that no backup was made; put it back, or change the passphrase, which writes it anew.`,
    );
  }
  writeKeyFile(keyPathOf(target), file);
}

/** A path that no backup has: two of one moment and reason must not be one. */
function freeTarget(folder: string, reason: BackupReason, commits: number): string {
  for (let at = Date.now(); ; at += 1) {
    const target = join(folder, backupName(new Date(at), reason, commits));
    if (!existsSync(target)) return target;
  }
}

/** Removes backups that need not be kept, the oldest among many. */
export function removeOutlived(folder: string): void {
  for (const backup of outlived(listBackups(folder))) {
    rmSync(backup.path, { force: true });
    rmSync(sealPathOf(backup.path), { force: true });
    rmSync(keyPathOf(backup.path), { force: true });
  }
}
