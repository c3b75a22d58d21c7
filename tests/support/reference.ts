import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '..', '..');

/** Sample inputs that stand beside the project in some checkouts and are no part of it. */
const shared = resolve(projectRoot, '..', 'shared');

export type ReferenceFolder = {
  readonly path: string;
  /** Why tests of the folder are left out, or `null` where it is there. */
  readonly absence: string | null;
};

/** A folder of sample inputs, by its path below them. */
export function referenceFolder(name: string): ReferenceFolder {
  const path = join(shared, name);
  const absence = existsSync(path) ? null : `the sample folder ${name} is not in this checkout`;
  return { path, absence };
}

/** The files below a folder that are no larger than `maxBytes`, named from it. */
export function filesBelow(folder: string, endings: readonly string[], maxBytes: number): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const { size } = statSync(path);
      return size > 0 && size <= maxBytes;
    })
    .map((path) => relative(folder, path))
    .toSorted();
}
