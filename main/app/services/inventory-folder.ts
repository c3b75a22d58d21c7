import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { AppError } from '#shared/rpc/app-error';

/** Extensions that inventories have. */
export const INVENTORY_EXTENSIONS = ['csv', 'tsv', 'txt'] as const;
/** Most files that are taken in one go. */
export const MAX_FILES = 100;

const suffixes = new Set(INVENTORY_EXTENSIONS.map((extension) => `.${extension}`));

/**
 * The inventories that lie in a folder itself, by their names. Rejects with `not-found` where there
 * are none, and with `invalid-input` where there are too many.
 */
export async function inventoriesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    // Names with a dot in front are what systems and spreadsheets leave beside the files.
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => suffixes.has(extname(name).toLowerCase()))
    .toSorted((a, b) => a.localeCompare(b, undefined, { numeric: true }));
  const shown = `The folder "${basename(folder)}"`;
  if (names.length === 0) {
    const text = `${shown} holds no .csv, .tsv or .txt file; folders in it are not looked into.`;
    throw new AppError('not-found', text);
  }
  if (names.length > MAX_FILES) {
    const text = `${shown} holds ${names.length} inventories; choose at most ${MAX_FILES} of them.`;
    throw new AppError('invalid-input', text);
  }
  return names.map((name) => join(folder, name));
}

/** The given paths, with the inventories of a folder in the folder's place. */
export async function withoutFolders(paths: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    paths.map(async (path) => {
      const facts = await stat(path).catch(() => null);
      return facts?.isDirectory() === true ? inventoriesIn(path) : [path];
    }),
  );
  return lists.flat().slice(0, MAX_FILES);
}
