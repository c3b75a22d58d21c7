import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'the folder does not allow it',
  EPERM: 'the system does not allow it',
  EROFS: 'the disk is read-only',
  ENOENT: 'the folder is gone',
  EISDIR: 'a folder of that name is there',
  EBUSY: 'another program has it open',
};

/**
 * Writes a file whole or not at all: beside its place, to the disk, then renamed. Rejects with
 * `disk-full` or `io`. `mode` says who may use it, as for a new file.
 */
export async function writeFileWhole(
  path: string,
  content: Uint8Array,
  mode = 0o666,
): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw asAppError(path, error);
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
