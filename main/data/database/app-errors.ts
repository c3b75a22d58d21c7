import { AppError, isAppError } from '#shared/rpc/app-error';
import { foreignError } from './migrate.ts';

/** What SQLite, the driver or the file system calls an error; '' for any other. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** True of what a disk refuses: it is full, fails, or is in use by another program. */
function isDiskTrouble(error: unknown): boolean {
  return /^SQLITE_(?:FULL|IOERR|BUSY)/u.test(codeOf(error));
}

/**
 * Takes a step that only tidies up: where the disk refuses it, everything is as right as before, and
 * the next such step will do it.
 */
export function tidyUp(step: () => void): void {
  try {
    step();
  } catch (error) {
    if (!isDiskTrouble(error)) throw error;
  }
}

/** True of a damaged index of searches, which FTS5 tells by its words alone: the code is of any error. */
function isDamagedIndex(error: unknown): boolean {
  return codeOf(error) === 'SQLITE_ERROR' && /\bfts5\b/u.test(String(error));
}

/** Turns what SQLite says into a failure that the operator can act on; defects stay as they are. */
export function toAppError(error: unknown, fileName: string): unknown {
  if (isAppError(error)) return error;
  const code = codeOf(error);
  const because = { cause: error };
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    const text = `${fileName} is in use by another program; close it there and try again.`;
    return new AppError('workspace-busy', text, because);
  }
  if (code.startsWith('SQLITE_NOTADB')) return foreignError(fileName, error);
  // Nothing that Provenet writes is as long as SQLite refuses: the length itself is damaged.
  const isTooLong = code === 'SQLITE_TOOBIG';
  if (code.startsWith('SQLITE_CORRUPT') || isTooLong || isDamagedIndex(error)) {
    return damagedError(fileName, error);
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES') {
    return readOnlyError(fileName, error);
  }
  // What connections share is a file too, and could not grow.
  const isFull = code.startsWith('SQLITE_FULL') || code === 'SQLITE_IOERR_SHMSIZE';
  if (isFull || code === 'ENOSPC') {
    const text = `The disk that holds ${fileName} is full; nothing was changed. Free some space and try again.`;
    return new AppError('disk-full', text, because);
  }
  if (code === 'ENAMETOOLONG') {
    const text = `The name ${fileName.slice(0, 60)}… is longer than the file system allows; choose a shorter one.`;
    return new AppError('invalid-input', text, because);
  }
  if (code === 'ENOENT' || code === 'ENOTDIR' || code.startsWith('SQLITE_CANTOPEN')) {
    const text = `${fileName} could not be opened; check that it and its folder exist and may be used.`;
    return new AppError('io', text, because);
  }
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') {
    const text = `The disk that holds ${fileName} fails (${code}); what was not acknowledged is not saved. Have the disk looked at, and copy the workspace to another one.`;
    return new AppError('io', text, because);
  }
  // Anything else is a defect; the boundary reports it and logs it once.
  return error;
}

export function damagedError(fileName: string, cause: unknown): AppError {
  const text = `${fileName} is damaged; nothing was changed. Restore a copy of it.`;
  return new AppError('workspace-corrupt', text, { cause });
}

export function readOnlyError(fileName: string, cause?: unknown): AppError {
  return new AppError(
    'read-only',
    `${fileName} or its folder is read-only; make both writable, or copy the file to another folder and open the copy.`,
    { cause },
  );
}
