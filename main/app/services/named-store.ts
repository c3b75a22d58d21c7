import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/rpc/app-error';
import { writeFileWhole } from './write-file.ts';

const SUFFIX = '.json';
const idSchema = z.uuid();

/** What is kept, and how it is called in sentences. */
type Kind<T> = {
  /** As in "There is a profile": lower case, without an article. */
  readonly word: string;
  /** Reads the text of a file. Throws where it is none of the kind. */
  readonly parse: (fileName: string, text: string) => T;
};

type Saved<T> = { readonly id: string; readonly value: T };

/** The text of a kept file. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Keeps things with names in a folder, one file each, named by an id so that any name can be given. */
export function createNamedStore<T extends { readonly name: string }>(
  folder: string,
  { word, parse }: Kind<T>,
) {
  const pathOf = (id: string) => join(folder, `${id}${SUFFIX}`);

  const read = async (fileName: string): Promise<Saved<T> | null> => {
    const id = idSchema.safeParse(basename(fileName, SUFFIX));
    if (!id.success || !fileName.endsWith(SUFFIX)) return null;
    try {
      const text = await readFile(join(folder, fileName), 'utf8');
      return { id: id.data, value: parse(fileName, text) };
    } catch {
      // One file that somebody spoilt must not hide the others.
      return null;
    }
  };
  const list = async (): Promise<Saved<T>[]> => {
    const names = await readdir(folder).catch(() => []);
    const saved = await Promise.all(names.map(read));
    return saved
      .filter((each) => each !== null)
      .toSorted((a, b) => a.value.name.localeCompare(b.value.name));
  };

  return {
    list,
    /** Reads one. Rejects with `not-found` where it was removed. */
    get: async (id: string): Promise<T> => {
      const saved = await read(`${id}${SUFFIX}`);
      if (saved !== null) return saved.value;
      throw new AppError('not-found', `That ${word} is not there any more; save it again.`);
    },
    /**
     * Saves in the place of the one of this id, or as a new one. Rejects with `conflict` where another
     * one has its name.
     */
    save: async (value: T, id: string = randomUUID()): Promise<Saved<T>> => {
      const name = value.name.toLowerCase();
      const isTaken = (await list()).some(
        (other) => other.id !== id && other.value.name.toLowerCase() === name,
      );
      if (isTaken) {
        throw new AppError(
          'conflict',
          `There is a ${word} "${value.name}" already; choose another name, or update that one.`,
        );
      }
      await mkdir(folder, { recursive: true });
      await writeFileWhole(pathOf(id), Buffer.from(jsonText(value)));
      return { id, value };
    },
    remove: async (id: string): Promise<void> => {
      await rm(pathOf(id), { force: true });
    },
  };
}
