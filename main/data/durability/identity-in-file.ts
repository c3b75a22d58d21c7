import { closeSync, openSync, readSync } from 'node:fs';
import { readClosed } from '../database/closed-file.ts';
import type { WorkspaceKey } from '../database/driver.ts';
import { readIdentity, type Identity } from '../database/identity.ts';
import { copyWithoutLog } from '../database/private-copy.ts';
import type { Pages } from '../salvage/read-record.ts';
import { readTreePage } from '../salvage/tree-page.ts';

/** The page that holds the identity of a workspace, from 1, and the bytes of each page. */
export type IdentityPlace = { readonly page: number; readonly pageSize: number };

/** `only`, `id` and `commits`; the first is the number of the row, and stored as nothing. */
function readPlain(path: string, { page, pageSize }: IdentityPlace): Identity | null {
  const file = openSync(path, 'r');
  const pages: Pages = {
    pages: page,
    pageSize,
    usable: pageSize,
    read: (number) => {
      const bytes = Buffer.alloc(pageSize);
      const got = readSync(file, bytes, 0, pageSize, (number - 1) * pageSize);
      return got === pageSize ? bytes : null;
    },
  };
  try {
    const [row] = readTreePage(pages, page)?.rows ?? [];
    const [, id, commits] = row?.values ?? [];
    return typeof id === 'string' && typeof commits === 'number' ? { id, commits } : null;
  } finally {
    closeSync(file);
  }
}

function readEncrypted(path: string, key: WorkspaceKey): Identity | null {
  const copy = copyWithoutLog(path);
  try {
    return readClosed(copy.path, key, readIdentity);
  } catch {
    // What cannot be read says nothing; whoever opens the workspace with its log hears of damage.
    return null;
  } finally {
    copy.remove();
  }
}

/**
 * Who a workspace is by its file alone, whatever the log beside it makes of that; `null` where the page
 * is not to be read. Call it where nothing here has the file open, since closing it lets go of locks.
 */
export function identityInFile(
  path: string,
  key: WorkspaceKey | null,
  place: IdentityPlace,
): Identity | null {
  return key === null ? readPlain(path, place) : readEncrypted(path, key);
}
