import { statSync } from 'node:fs';
import { z } from 'zod';
import { fileIdentity } from '#main/files/file-identity';
import type { JsonFile } from '../json-file.ts';

/** Workspaces that are remembered; the least recent ones are looked through again. */
const MAX_KNOWN = 200;

const knownSchema = z.strictObject({
  path: z.string(),
  /** Which file it was, whatever it is called. */
  file: z.string().max(100),
  /** What the file system said of it when it was closed; `null` while it is open. */
  closed: z.string().max(400).nullable(),
});
export const knownWorkspacesSchema = z.array(knownSchema).max(MAX_KNOWN);
type Known = z.infer<typeof knownSchema>;

const facts = (path: string) => statSync(path, { bigint: true, throwIfNoEntry: false });

/**
 * What the file system says of the files of a workspace. Whatever is written to one, or put in its
 * place, changes that: nobody but the system sets the time of a file's last change of status.
 */
export function stateOf(path: string): string {
  return ['', '-wal', '-journal']
    .map((suffix) => facts(path + suffix))
    .map((found) =>
      found === undefined || found.size === 0n
        ? ''
        : [found.dev, found.ino, found.size, found.mtimeNs, found.ctimeNs].join(':'),
    )
    .join('|');
}

/**
 * Remembers as what Provenet left each workspace on this computer. One that nothing touched since need
 * not be looked through; nor one that Provenet had open when it ended, which is still the same file.
 */
export class KnownWorkspaces {
  readonly #file: JsonFile<Known[]>;

  constructor(file: JsonFile<Known[]>) {
    this.#file = file;
  }

  /** Whether the file at a path is as Provenet left it. */
  isKnown(path: string): boolean {
    const known = this.#file.read().find((entry) => entry.path === path);
    if (known === undefined) return false;
    return known.closed === null
      ? known.file === fileIdentity(path)
      : known.closed === stateOf(path);
  }

  /** Notes that Provenet opened a workspace, and writes to it from now on. */
  opened(path: string): void {
    this.#note(path, null);
  }

  /** Notes as what Provenet left a workspace. */
  left(path: string): void {
    this.#note(path, stateOf(path));
  }

  #note(path: string, closed: string | null): void {
    const file = fileIdentity(path);
    const others = this.#file.read().filter((entry) => entry.path !== path);
    const now = file === null ? [] : [{ path, file, closed }];
    this.#file.write([...now, ...others].slice(0, MAX_KNOWN));
  }
}
