import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';

/**
 * Fails with `conflict` where a file has a second name on its disk: an encrypted copy takes the place
 * of one of them, and the plain file stays under the other.
 */
export function assertOneName(path: string): void {
  const names = statSync(path).nlink;
  if (names < 2) return;
  throw new AppError(
    'conflict',
    `${basename(path)} has ${names} names on its disk (hard links), and would stay plain under the others; remove those, then encrypt it.`,
  );
}
