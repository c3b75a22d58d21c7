import { join } from 'node:path';
import type { Lock } from '#main/data/encryption/new-lock';
import { dumpOf, stateOf } from './dump.ts';
import { copyFolder, FILE, newFolder } from './folders.ts';
import { openWith } from './locked.ts';
import { takeStep, type Step } from './steps.ts';

/**
 * The states that a workspace goes through where nothing goes wrong: before the first step and
 * after each. `base` is a folder with a workspace, or `null` for a new one; both are plain, or encrypted
 * with a lock.
 */
export async function statesOf(
  base: string | null,
  steps: readonly Step[],
  lock: Lock | null = null,
): Promise<string[]> {
  const folder = newFolder();
  if (base !== null) copyFolder(base, folder);
  const workspace = openWith(join(folder, FILE), base === null, lock);
  try {
    const states = [stateOf(dumpOf(workspace.reader))];
    for (const step of steps) {
      await takeStep(workspace, step);
      states.push(stateOf(dumpOf(workspace.reader)));
    }
    return states;
  } finally {
    workspace.close();
  }
}

/** A folder with a closed workspace after some steps from a new one, encrypted where a lock is given. */
export async function workspaceAfter(
  steps: readonly Step[],
  lock: Lock | null = null,
): Promise<string> {
  const folder = newFolder();
  const workspace = openWith(join(folder, FILE), true, lock);
  for (const step of steps) await takeStep(workspace, step);
  workspace.close();
  return folder;
}
