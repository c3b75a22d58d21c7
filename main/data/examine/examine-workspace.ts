import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import type { ExamineStep } from '#shared/contract/examining';
import { toAppError } from '../database/app-errors.ts';
import { openReader } from '../database/connection.ts';
import { copyToExamine } from '../database/private-copy.ts';
import type { WorkspaceKey } from '../database/driver.ts';
import { openSealed, USUALLY } from '../open-sealed.ts';
import { checkInParts, type CheckResult } from '../queries/check.ts';

type Order = {
  /** The workspace, which is only read. */
  readonly path: string;
  /** A folder that is this user's alone, for the copy; it is left to the caller to remove. */
  readonly folder: string;
  readonly key: WorkspaceKey | null;
};

/** Characters of a problem; SQLite's own may quote much of a damaged file. */
const MAX_PROBLEM_CHARS = 300;

function refusal(path: string, problems: readonly string[]): AppError {
  const [first = '', ...others] = problems;
  const more =
    others.length === 0
      ? ''
      : ` (and ${others.length} more ${others.length === 1 ? 'thing' : 'things'})`;
  return new AppError(
    'workspace-corrupt',
    `${basename(path)} was looked through, because it was not Provenet on this computer that saved it last: ${first.slice(0, MAX_PROBLEM_CHARS)}${more}. It stays closed; ask whoever it comes from.`,
  );
}

/**
 * Looks through a workspace that anyone may have written: a private copy is opened, its schema
 * compared, brought to the current version, and every value held against what Provenet writes. Says of
 * each step when it begins. Fails with one sentence: as `openSealed`, or with `workspace-corrupt` and
 * the first problem. To be run in a process of its own, which a hostile file may take down.
 */
export function* examineWorkspace({ path, folder, key }: Order): Generator<ExamineStep, void> {
  yield 'copy';
  let result: CheckResult;
  try {
    const copy = copyToExamine(path, key, folder);
    openSealed(copy, { ...USUALLY, key, isForeign: true }).writer.close();
    const db = openReader(copy, key);
    try {
      result = yield* checkInParts(db);
    } finally {
      db.close();
    }
  } catch (error) {
    throw toAppError(error, basename(path));
  }
  if (!result.ok) throw refusal(path, result.problems);
}
