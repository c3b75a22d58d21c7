import { AppError } from '#shared/rpc/app-error';

type Grant = { readonly path: string; readonly mode: 'read' | 'write' };

/**
 * Files that the operator chose in a dialog or dropped, by token. Pages name tokens only, so a
 * page that misbehaves reaches no file that was not chosen.
 */
export class FileGrants {
  readonly #grants = new Map<string, Grant>();

  /** Lets calls that name `token` use the file at `path`. */
  add(token: string, grant: Grant): void {
    this.#grants.set(token, grant);
  }

  /** The path to read. A chosen file may be read more than once: inspected, tried, imported. */
  readPath(token: string): string {
    return this.#pathOf(token, 'read');
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
