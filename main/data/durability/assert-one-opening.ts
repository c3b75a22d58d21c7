import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import { isInUse } from '../database/closed-file.ts';
import type { WorkspaceKey } from '../database/driver.ts';

/**
 * Fails with `workspace-busy` where a file that has several names on its disk (hard links) is open
 * under another one. Each name has a log of its own, so that neither opening knows of the other:
 * changes are lost and the file is damaged; see section 2.4 of https://www.sqlite.org/howtocorrupt.html.
 */
export function assertOneOpening(path: string, key: WorkspaceKey | null): void {
  const names = statSync(path, { throwIfNoEntry: false })?.nlink ?? 1;
  // What has a log under this name was opened by it last, and is looked after by SQLite.
  if (names < 2 || existsSync(`${path}-wal`) || !isInUse(path, key)) return;
  throw new AppError(
    'workspace-busy',
    `${basename(path)} is open under another of its ${names} names on this disk (hard links); close it there and try again.`,
  );
}
