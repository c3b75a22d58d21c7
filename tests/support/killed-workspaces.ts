import { copyFileSync, existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { makeBackup } from '#main/data/durability/make-backup';
import { lockWith, newKey } from '#main/data/encryption/new-lock';
import { salvageWorkspace } from '#main/data/salvage/salvage-workspace';
import { Workspace } from '#main/data/workspace';
import { isAppError } from '#shared/rpc/app-error';
import { contentOf } from './ledgers.ts';
import { tempFolder } from './temp-folder.ts';
import { newWorkspace } from './workspaces.ts';

/** A copy of the file of a workspace alone. */
export const copied = (path: string): string => {
  const copy = join(tempFolder(), 'Copy.provenet');
  copyFileSync(path, copy);
  return copy;
};

/** What a program that is killed now would leave, in a folder of its own; with another file where one is given. */
export function killed(path: string, file = path): string {
  const left = join(tempFolder(), 'Audit.provenet');
  for (const suffix of ['-wal', '-seal', '-key']) {
    if (existsSync(path + suffix)) copyFileSync(path + suffix, left + suffix);
  }
  copyFileSync(file, left);
  // Times say nothing: many programs that copy keep them.
  const then = new Date(0);
  utimesSync(left, then, then);
  return left;
}

/** What a workspace holds, or `null` where it does not open since its file does not fit its log. */
export function contentIn(
  path: string,
  { key }: { readonly key: string | null },
): ReturnType<typeof contentOf> | null {
  let workspace: Workspace;
  try {
    workspace = Workspace.open(path, false, { key });
  } catch (error) {
    expect(isAppError(error, 'changes-lost'), String(error)).toBe(true);
    return null;
  }
  const content = contentOf(workspace);
  workspace.close();
  return content;
}

/** The items that are saved out of a workspace into a new one. */
export function salvagedItems(from: string): unknown[] | undefined {
  const to = join(tempFolder(), 'Saved.provenet');
  const running = salvageWorkspace({ from, to });
  while (running.next().done !== true);
  const saved = Workspace.open(to, false);
  const { item } = contentOf(saved);
  saved.close();
  return item;
}

/** A closed plain workspace. */
export const newPlain = (): Promise<{ path: string; key: null }> => {
  const workspace = newWorkspace();
  return Promise.resolve({ path: workspace.path, key: null }).finally(() => {
    workspace.close();
  });
};

/** A closed encrypted workspace. */
export async function newEncrypted(): Promise<{ path: string; key: string }> {
  const path = join(tempFolder(), 'Audit.provenet');
  const lock = await lockWith(newKey(), { recoveryKey: null, passphrase: 'a long passphrase' });
  Workspace.open(path, true, { lock }).close();
  return { path, key: lock.key };
}

/** A backup of a workspace as it is now, copied by hand. */
export function backedUp(path: string): string {
  const order = { path, key: null, folder: `${path}-backups`, reason: 'asked' } as const;
  return copied(makeBackup(order).path);
}
