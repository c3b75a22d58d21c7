import { readClosed } from '../database/closed-file.ts';
import type { WorkspaceKey } from '../database/driver.ts';
import { readIdentity, readLayout, type Identity, type Layout } from '../database/identity.ts';
import { copyWithoutLog } from '../database/private-copy.ts';
import { PageFile } from '../salvage/page-file.ts';
import { readTreePage } from '../salvage/tree-page.ts';

/** What the file of a workspace says of itself, whatever the log beside it makes of that. */
export type FileAlone = Identity & Layout;

/** Reads one page, and nothing else; `null` where no identity is on it. */
function readPlain(path: string, page: number): FileAlone | null {
  const file = new PageFile(path, true);
  try {
    const [row, ...others] = readTreePage(file, page)?.rows ?? [];
    // The first value is the number of the row, and stored as nothing.
    const [, id, commits, ...more] = row?.values ?? [];
    const isIdentity = others.length === 0 && more.length === 0 && typeof id === 'string';
    if (!isIdentity || typeof commits !== 'number' || file.header === null) return null;
    return { id, commits, page, schema: file.header.schemaVersion };
  } finally {
    file.close();
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
