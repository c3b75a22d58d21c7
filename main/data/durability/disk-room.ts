import { statfsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { numberWords } from '#shared/domain/range-words';
import { AppError } from '#shared/rpc/app-error';

/**
 * Bytes that an import may need on the disk for each byte of its file: the rows, their log, and the
 * indexes while they are sorted. Measured 3.1 for a million rows of 16 columns.
 */
const PER_BYTE = 3;
const MEGA = 1_000_000;

/** Bytes that are free for this user where a file lies; `null` where the system does not say. */
function freeBytes(path: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize;
  } catch {
    // A system that does not say is no reason not to import.
    return null;
  }
}

/**
 * Fails with `disk-full` where an import of `bytes` may not fit beside a workspace, before it
 * begins. That it fits is no promise: a disk that fills up meanwhile leaves the workspace as it was.
 */
export function assertRoomFor(path: string, bytes: number): void {
  const free = freeBytes(path);
  const needed = bytes * PER_BYTE;
  if (free === null || free >= needed) return;
  throw new AppError(
    'disk-full',
    `The disk that holds ${basename(path)} has ${numberWords(Math.floor(free / MEGA))} MB free, and this import may need ${numberWords(Math.ceil(needed / MEGA))} MB; nothing was changed. Free some space and try again.`,
  );
}
