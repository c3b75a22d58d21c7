import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError, isAppError } from '#shared/rpc/app-error';
import { assertNoWorkspaceAt } from '#main/files/never-overwritten';
import { assertOrdinaryPlace } from '#main/files/ordinary-place';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'the folder does not allow it',
  EPERM: 'the system does not allow it',
  EROFS: 'the disk is read-only',
  ENOENT: 'the folder is gone',
  ENOTDIR: 'the folder is gone',
  ENAMETOOLONG: 'the name is too long',
  EBUSY: 'another program has it open',
};

/**
 * Writes a file whole or not at all: beside its place, to the disk, then renamed. Rejects with
 * `disk-full` or `io`, with `conflict` where a workspace is in its place, and with `invalid-input` where a
 * folder or a device is. `mode` says who may use it,
 * as for a new file.
 */
export async function writeFileWhole(
  path: string,
  content: Uint8Array,
  mode = 0o666,
): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    assertOrdinaryPlace(path);
    assertNoWorkspaceAt(path);
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    // Where there is no folder, taking away what is not there fails, too, and would hide the reason.
    if (existsSync(temporary)) await rm(temporary, { force: true });
    throw isAppError(error) ? error : asAppError(path, error);
  }
}

function asAppError(path: string, error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const name = basename(path);
  if (code === 'ENOSPC') {
    const message = `"${name}" was not saved: the disk is full.`;
    return new AppError('disk-full', message, { cause: error });
  }
  const reason = REASONS[code] ?? (code || 'unknown reason');
  return new AppError('io', `"${name}" was not saved: ${reason}.`, { cause: error });
}
