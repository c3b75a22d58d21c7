import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ConversionStep } from '#shared/contract/conversion-step';
import { AppError } from '#shared/rpc/app-error';
import { toAppError } from '../database/app-errors.ts';
import { changeKey, type WorkspaceKey } from '../database/driver.ts';
import { sumBlocks } from '../durability/block-sums.ts';
import { flushFile, flushFolder } from '../durability/flush.ts';
import { copyInto, verifyCopy } from '../durability/make-backup.ts';
import { readSeal, sealPathOf, writeSeal } from '../durability/seal-file.ts';
import { Seal } from '../durability/seal.ts';
import { assertClosed } from '../durability/set-aside.ts';
import { keyPathOf, type KeyFile } from './key-file.ts';
import { assertOneName } from './one-name.ts';
import { keepNewKeyFile } from './replace-key-file.ts';

/** What a copy is called until it takes the place of the workspace. */
export const copyPathOf = (path: string): string => `${path}.converting`;

/** Removes what a program that ended midway left of a conversion; it may be plain. */
export function removeUnfinishedConversion(path: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm', '-seal']) {
    rmSync(copyPathOf(path) + suffix, { force: true });
  }
}

export type ConvertOrder = {
  readonly path: string;
  readonly from: WorkspaceKey | null;
  readonly to: WorkspaceKey | null;
};

/**
 * Makes a copy of what is committed in a workspace that is encrypted with another key, or plain, and
 * reads it back: every page, and the rows of each table against those that were copied. It is flushed
 * and sealed, and waits beside the workspace. `onStep` hears of each step that begins. Fails with one
 * sentence; the workspace is as it was.
 */
export function makeConverted(
  { path, from, to }: ConvertOrder,
  onStep: (step: ConversionStep) => void = () => undefined,
): void {
  const copy = copyPathOf(path);
  if (to !== null) assertOneName(path);
  try {
    removeUnfinishedConversion(path);
    onStep('copying');
    const before = copyInto(path, copy, from, () => {
      onStep('reading');
    });
    onStep('rewriting');
    changeKey(copy, from, to);
    onStep('rereading');
    const after = verifyCopy(copy, to);
    if (!isDeepStrictEqual(before, after)) {
      throw new AppError(
        'io',
        `The converted copy of ${basename(path)} is not what was copied; nothing was changed. Have the disk looked at.`,
      );
    }
    flushFile(copy);
    const { id, commits } = after;
    writeSeal(copy, { workspaceId: id, commits, session: 'conversion', sums: sumBlocks(copy) });
  } catch (error) {
    removeUnfinishedConversion(path);
    throw toAppError(error, basename(path));
  }
}

/** Of how many changes the copy is that waits; `null` where there is none. */
export function convertedCommits(path: string): number | null {
  const copy = copyPathOf(path);
  return existsSync(copy) ? (readSeal(copy)?.commits ?? null) : null;
}

/**
 * What puts the copy that waits in the place of the closed workspace, step by step. Wherever a program
 * ends among them, there is the former workspace or the converted one, and it can be opened.
 */
export function swapSteps(path: string, file: KeyFile | null): readonly (() => void)[] {
  const copy = copyPathOf(path);
  return [
    () => {
      // It is beside the plain workspace for a moment, to which it means nothing.
      if (file !== null) keepNewKeyFile(path, file);
    },
    () => {
      // The sums of the former file are none of the converted one; how many changes there were still is.
      new Seal(path).break();
    },
    () => {
      renameSync(copy, path);
      flushFolder(dirname(path));
    },
    () => {
      renameSync(sealPathOf(copy), sealPathOf(path));
    },
    () => {
      if (file === null) rmSync(keyPathOf(path), { force: true });
      flushFolder(dirname(path));
    },
  ];
}

/**
 * Puts the copy that waits in the place of the closed workspace; see `swapSteps`. `file` is the key
 * file of one that is encrypted now. Fails with `workspace-busy` where another program has the
 * workspace open, and as the file system does; the former one is in its place then.
 */
export function swapConverted({ path, from }: ConvertOrder, file: KeyFile | null): void {
  assertClosed(path, from);
  for (const step of swapSteps(path, file)) step();
}
