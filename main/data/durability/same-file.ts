import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';

/** Which file stands at a path, whatever it is called. */
type FileIdentity = { readonly device: bigint; readonly inode: bigint };

function identityOf(path: string): FileIdentity | null {
  const facts = statSync(path, { bigint: true, throwIfNoEntry: false });
  return facts === undefined ? null : { device: facts.dev, inode: facts.ino };
}

/**
 * Watches that the file of an open workspace stays where it was opened: renamed, replaced, or with
 * its volume gone, what is written would go to a file that nobody finds.
 */
export class SameFile {
  readonly #path: string;
  readonly #opened: FileIdentity | null;

  constructor(path: string) {
    this.#path = path;
    this.#opened = identityOf(path);
  }

  /** Fails with `conflict` where another file, or none, stands in the place. */
  assertThere(): void {
    const now = identityOf(this.#path);
    if (now?.inode === this.#opened?.inode && now?.device === this.#opened?.device) return;
    const what =
      now === null ? 'is not where it was opened any more' : 'was replaced by another file';
    throw new AppError(
      'conflict',
      `${basename(this.#path)} ${what}; nothing was saved. Put it back where it was, or close the workspace and open it where it is now.`,
    );
  }
}
