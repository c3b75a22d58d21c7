import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';

/**
 * Fails with `invalid-input` where a file to be written would take the place of a folder, or of what is
 * no file though it has a name: a device, a pipe, a socket.
 */
export function assertOrdinaryPlace(path: string): void {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts === undefined || facts.isFile()) return;
  const what = facts.isDirectory() ? 'a folder' : 'a device or a pipe and no file';
  throw new AppError(
    'invalid-input',
    `${basename(path) || path} is ${what}; name the file that is to be written.`,
  );
}
