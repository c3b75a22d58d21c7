import { closeSync, existsSync, openSync, readSync } from 'node:fs';

/** Where the two numbers stand that each log begins with and carries in all its frames, and their size. */
const SALTS_AT = 16;
const SALTS_BYTES = 8;

/**
 * What tells the write-ahead log beside a workspace from the one before and the one after, as 16
 * hexadecimal digits; `null` where there is none. See "WAL Header" in sqlite.org/fileformat2.html.
 */
export function readLogMark(path: string): string | null {
  const log = `${path}-wal`;
  if (!existsSync(log)) return null;
  const salts = Buffer.alloc(SALTS_BYTES);
  // SQLite locks the file and the index of its log, never the log, so that closing it lets go of nothing.
  const file = openSync(log, 'r');
  try {
    const got = readSync(file, salts, 0, SALTS_BYTES, SALTS_AT);
    return got === SALTS_BYTES ? salts.toString('hex') : null;
  } finally {
    closeSync(file);
  }
}
