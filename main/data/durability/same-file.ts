import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import { fileIdentity } from '../../files/file-identity.ts';

/**
 * Watches that the file of an open workspace stays where it was opened: renamed, replaced, or with
 * its volume gone, what is written would go to a file that nobody finds.
 */
export class SameFile {
  readonly #path: string;
  readonly #opened: string | null;

  constructor(path: string) {
    this.#path = path;
    this.#opened = fileIdentity(path);
  }

  /** Fails with `conflict` where another file, or none, stands in the place. */
  assertThere(): void {
    const now = fileIdentity(this.#path);
    if (now === this.#opened) return;
    const what =
      now === null ? 'is not where it was opened any more' : 'was replaced by another file';
    throw new AppError(
      'conflict',
      `${basename(this.#path)} ${what}; nothing was saved. Put it back where it was, or close the workspace and open it where it is now.`,
    );
  }
}
