import { closeSync, openSync, readSync } from 'node:fs';
import { readClosed } from '../database/closed-file.ts';
import type { WorkspaceKey } from '../database/driver.ts';
import { readIdentity, readLayout, type Identity, type Layout } from '../database/identity.ts';
import { copyWithoutLog } from '../database/private-copy.ts';
import type { Pages } from '../salvage/read-record.ts';
import { readTreePage } from '../salvage/tree-page.ts';

/** What the file of a workspace says of itself, whatever the log beside it makes of that. */
export type FileAlone = Identity & Layout;

/** Places in the head of a database; see sqlite.org/fileformat.html, section 1.3. */
const HEADER_BYTES = 100;
const PAGE_SIZE_AT = 16;
const SCHEMA_AT = 40;

/** Reads one page, and nothing else; `null` where no identity is on it. */
function readPlain(path: string, page: number): FileAlone | null {
  const file = openSync(path, 'r');
  const bytesAt = (at: number, length: number): Buffer | null => {
    const bytes = Buffer.alloc(length);
    return readSync(file, bytes, 0, length, at) === length ? bytes : null;
  };
  try {
    const head = bytesAt(0, HEADER_BYTES);
    if (head === null) return null;
    const size = head.readUInt16BE(PAGE_SIZE_AT);
    const pageSize = size === 1 ? 65_536 : size;
    const pages: Pages = {
      pages: page,
      pageSize,
      usable: pageSize,
      read: (number) => bytesAt((number - 1) * pageSize, pageSize),
    };
    const [row, ...others] = readTreePage(pages, page)?.rows ?? [];
    // The first value is the number of the row, and stored as nothing.
    const [, id, commits, ...more] = row?.values ?? [];
    const isIdentity = others.length === 0 && more.length === 0 && typeof id === 'string';
    if (!isIdentity || typeof commits !== 'number') return null;
    return { id, commits, page, schema: head.readUInt32BE(SCHEMA_AT) };
  } finally {
    closeSync(file);
  }
}

/** Reads a copy of the file, beside which no log lies; `null` where that cannot be made or read. */
function readCopy(path: string, key: WorkspaceKey | null): FileAlone | null {
  try {
    const copy = copyWithoutLog(path);
    try {
      return readClosed(copy.path, key, (db) => {
        const [identity, layout] = [readIdentity(db), readLayout(db)];
        return identity === null || layout === null ? null : { ...identity, ...layout };
      });
    } finally {
      copy.remove();
    }
  } catch {
    // Nothing is known then; whoever opens the workspace with its log hears of damage.
    return null;
  }
}

/**
 * Who a workspace is by its file alone; `null` where that cannot be told, as of a page that a power cut
 * left half written. `page` is where its identity should be: of a file that is laid out otherwise, and of
 * an encrypted one, a copy is read. Call it where nothing here has the file open, since closing it lets go
 * of locks.
 */
export function readFileAlone(
  path: string,
  key: WorkspaceKey | null,
  page: number,
): FileAlone | null {
  const plain = key === null ? readPlain(path, page) : null;
  return plain ?? readCopy(path, key);
}
