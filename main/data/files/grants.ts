import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import { isSameFile } from '../../files/file-identity.ts';

type Grant = { readonly path: string; readonly mode: 'read' | 'write' };

/** What SQLite holds locks on while a workspace is open, or writes to. */
const HELD = ['', '-wal', '-shm', '-journal'];

/**
 * Fails with `conflict` where a file, whatever it is called, is one of the open workspace: reading it
 * and closing it again would let go of the locks that SQLite holds for the whole process; see section
 * 2.2 of https://www.sqlite.org/howtocorrupt.html.
 */
function assertNotOpen(path: string, workspace: string): void {
  if (HELD.every((suffix) => !isSameFile(path, workspace + suffix))) return;
  throw new AppError(
    'conflict',
    `${basename(path)} belongs to the workspace that is open; choose another file.`,
  );
}

/**
 * Files that the operator chose in a dialog or dropped, by token. Pages name tokens only, so a
 * page that misbehaves reaches no file that was not chosen.
 */
export class FileGrants {
  readonly #grants = new Map<string, Grant>();
  readonly #openPath: () => string | null;

  /** `openPath` tells where the workspace lies that is open, if any. */
  constructor(openPath: () => string | null) {
    this.#openPath = openPath;
  }

  /** Lets calls that name `token` use the file at `path`. */
  add(token: string, grant: Grant): void {
    this.#grants.set(token, grant);
  }

  /**
   * The path to read. A chosen file may be read more than once: inspected, tried, imported. Fails with
   * `conflict` for a file of the open workspace.
   */
  readPath(token: string): string {
    const path = this.#pathOf(token, 'read');
    const workspace = this.#openPath();
    if (workspace !== null) assertNotOpen(path, workspace);
    return path;
  }

  /** The path to write, once. */
  takeWritePath(token: string): string {
    const path = this.#pathOf(token, 'write');
    this.#grants.delete(token);
    return path;
  }

  #pathOf(token: string, mode: Grant['mode']): string {
    const grant = this.#grants.get(token);
    if (grant?.mode === mode) return grant.path;
    throw new AppError('not-found', 'The chosen file is not known any more; choose it again.');
  }
}
