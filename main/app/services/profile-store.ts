import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { SavedProfile } from '#shared/contract/app';
import { parseProfile, type Profile } from '#shared/contract/profile';
import { AppError } from '#shared/rpc/app-error';
import { writeFileWhole } from './write-file.ts';

const SUFFIX = '.json';
const idSchema = z.uuid();

/** The text of a profile's file, the same as the command line reads. */
export function profileText(profile: Profile): string {
  return `${JSON.stringify(profile, null, 2)}\n`;
}

/** Keeps profiles in a folder, one file each, named by an id so that any name can be given. */
export function createProfileStore(folder: string) {
  const pathOf = (id: string) => join(folder, `${id}${SUFFIX}`);

  const read = async (fileName: string): Promise<SavedProfile | null> => {
    const id = idSchema.safeParse(basename(fileName, SUFFIX));
    if (!id.success || !fileName.endsWith(SUFFIX)) return null;
    try {
      const text = await readFile(join(folder, fileName), 'utf8');
      return { id: id.data, profile: parseProfile(fileName, text) };
    } catch {
      // One file that somebody spoilt must not hide the other profiles.
      return null;
    }
  };
  const list = async (): Promise<SavedProfile[]> => {
    const names = await readdir(folder).catch(() => []);
    const saved = await Promise.all(names.map(read));
    return saved
      .filter((each) => each !== null)
      .toSorted((a, b) => a.profile.name.localeCompare(b.profile.name));
  };

  return {
    list,
    /** Reads one profile. Rejects with `not-found` where it was removed. */
    get: async (id: string): Promise<Profile> => {
      const saved = await read(`${id}${SUFFIX}`);
      if (saved !== null) return saved.profile;
      throw new AppError('not-found', 'That profile is not there any more; save it again.');
    },
    /**
     * Saves a profile in the place of the one of this id, or as a new one. Rejects with `conflict`
     * where another one has its name.
     */
    save: async (profile: Profile, id: string = randomUUID()): Promise<SavedProfile> => {
      const name = profile.name.toLowerCase();
      const isTaken = (await list()).some(
        (other) => other.id !== id && other.profile.name.toLowerCase() === name,
      );
      if (isTaken) {
        throw new AppError(
          'conflict',
          `There is a profile "${profile.name}" already; choose another name, or update that one.`,
        );
      }
      await mkdir(folder, { recursive: true });
      await writeFileWhole(pathOf(id), Buffer.from(profileText(profile)));
      return { id, profile };
    },
    remove: async (id: string): Promise<void> => {
      await rm(pathOf(id), { force: true });
    },
  };
}
export type ProfileStore = ReturnType<typeof createProfileStore>;
