import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backupFolderOf, type BackupFile } from '#main/data/durability/backup-file';
import { makeBackup } from '#main/data/durability/make-backup';
import { noteRestore } from '#main/data/restore-closed';
import { Workspace } from '#main/data/workspace';
import { dumpOf, stateOf } from './dump.ts';
import { copyFolder, FILE, newFolder, removeFolder } from './folders.ts';
import { writeInventory } from './inventory.ts';
import type { Random } from './random.ts';
import { workspaceAfter } from './reference.ts';
import { takeStep, type Step } from './steps.ts';

/** How a workspace is when a backup is put in its place. */
export const SITUATIONS = ['open', 'damaged', 'logged', 'closed', 'gone'] as const;
export type Situation = (typeof SITUATIONS)[number];

/** A folder with a workspace that has a backup, and what may be left of both. */
export type RestorePlan = {
  readonly situation: Situation;
  readonly folder: string;
  readonly backupId: string;
  /** The state of the backup as it was made, without a word on a restore. */
  readonly backedUp: string;
  /** What is done in an open workspace before and after the restore. */
  readonly before: readonly Step[];
  readonly after: readonly Step[];
  /** The states after each step, the restore one of them; `null` of a workspace that cannot be read. */
  readonly states: readonly (string | null)[];
  /** The bytes of a damaged workspace, which may not be lost either. */
  readonly damaged: Buffer | null;
};

/** Rows of an inventory; changes before the backup, since then, and while it is open. */
const ROWS = 400;
const EDITS = 4;
/** Bytes of a workspace that are overwritten to damage it: the schema stays. */
const DAMAGE = { from: 8192, to: 16_384 };

/** Changes none of which undoes another: those of a session before are no longer to be redone. */
function edits(count: number, name: string): Step[] {
  return Array.from({ length: count }, (_, at) => ({
    kind: 'edit' as const,
    site: ['BER', 'PAR', 'WAW'][at % 3] ?? 'BER',
    value: `Region ${name} ${at}`,
  }));
}

const stateNow = (workspace: Workspace): string => stateOf(dumpOf(workspace.reader));

/** Takes steps one after the other; answers the states that they lead to. */
async function statesAfter(workspace: Workspace, steps: readonly Step[]): Promise<string[]> {
  const states: string[] = [];
  for (const step of steps) {
    await takeStep(workspace, step);
    states.push(stateNow(workspace));
  }
  return states;
}

type Prepared = {
  readonly folder: string;
  readonly backup: BackupFile;
  readonly backedUp: string;
  readonly last: string;
};

/** A workspace that was changed since its backup; closed, or as a process leaves it that is killed. */
async function prepare(random: Random, isLogged: boolean): Promise<Prepared> {
  const file = join(newFolder(), 'inventory.csv');
  writeInventory(file, ROWS, random);
  const folder = await workspaceAfter([{ kind: 'import', file }, ...edits(EDITS, 'early')]);
  const path = join(folder, FILE);
  const workspace = Workspace.open(path, false);
  const backedUp = stateNow(workspace);
  const backup = makeBackup({ path, key: null, folder: backupFolderOf(path), reason: 'asked' });
  const last = (await statesAfter(workspace, edits(EDITS, 'late'))).at(-1) ?? '';
  const left = newFolder();
  if (isLogged) copyFolder(folder, left);
  workspace.close();
  if (!isLogged) copyFolder(folder, left);
  removeFolder(folder);
  return { folder: left, backup, backedUp, last };
}

function damage(folder: string): Buffer {
  const path = join(folder, FILE);
  const bytes = readFileSync(path);
  bytes.fill(0xff, DAMAGE.from, DAMAGE.to);
  writeFileSync(path, bytes);
  return bytes;
}

function removeWorkspace(folder: string): void {
  const names = readdirSync(folder).filter((name) => [FILE, `${FILE}-wal`].includes(name));
  for (const name of names) rmSync(join(folder, name));
}

/** The states of a workspace that a backup was put back in, as the program notes that. */
async function statesOfRestored(backup: BackupFile, after: readonly Step[]): Promise<string[]> {
  const folder = newFolder();
  const path = join(folder, FILE);
  writeFileSync(path, readFileSync(backup.path));
  const workspace = Workspace.open(path, false);
  try {
    noteRestore(workspace, backup, { most: 0, wasEncrypted: false });
    return [stateNow(workspace), ...(await statesAfter(workspace, after))];
  } finally {
    workspace.close();
    removeFolder(folder);
  }
}

async function statesOfOpen(folder: string, before: readonly Step[]): Promise<string[]> {
  const copy = newFolder();
  copyFolder(folder, copy);
  const workspace = Workspace.open(join(copy, FILE), false);
  try {
    return [stateNow(workspace), ...(await statesAfter(workspace, before))];
  } finally {
    workspace.close();
    removeFolder(copy);
  }
}

/** Prepares a workspace in a situation, with a backup, and finds out what restoring it leads to. */
export async function restorePlan(situation: Situation, random: Random): Promise<RestorePlan> {
  const { folder, backup, backedUp, last } = await prepare(random, situation === 'logged');
  const isOpen = situation === 'open';
  const [before, after] = isOpen ? [edits(2, 'before'), edits(2, 'after')] : [[], []];
  const path = join(folder, FILE);
  const moved = {
    ...backup,
    path: join(backupFolderOf(path), backup.path.split('/').at(-1) ?? ''),
  };
  const restored = await statesOfRestored(moved, after);
  const damaged = situation === 'damaged' ? damage(folder) : null;
  if (situation === 'gone') removeWorkspace(folder);
  const isReadable = damaged === null && situation !== 'gone';
  const first = isOpen ? await statesOfOpen(folder, before) : [isReadable ? last : null];
  return {
    situation,
    folder,
    backupId: backup.id,
    backedUp,
    before,
    after,
    states: [...first, ...restored],
    damaged,
  };
}
