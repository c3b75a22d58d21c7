import { basename } from 'node:path';
import { AppError, isAppError } from '#shared/rpc/app-error';
import { toAppError } from '../database/app-errors.ts';

/** True of what the file system says. */
function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** Turns what went wrong in a folder of backups into one sentence; `path` is what was backed up. */
export function backupError(error: unknown, folder: string, path: string): unknown {
  const known = toAppError(error, basename(path));
  const cause = { cause: error };
  if (isAppError(known, 'disk-full')) {
    const text = `The disk of ${folder} is full, so that no backup was made there; free some space on it.`;
    return new AppError('disk-full', text, cause);
  }
  if (isFileError(error)) {
    const text = `No backup could be written to ${folder} (${error.code ?? ''}); check that its disk is there and may be written.`;
    return new AppError('io', text, cause);
  }
  return known;
}
