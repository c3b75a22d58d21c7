import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { AppContract } from '#shared/contract/app';
import { parseProfile } from '#shared/contract/profile';
import { AppError } from '#shared/rpc/app-error';
import type { Handlers } from '#shared/rpc/contract';
import { safeFileName } from './file-names.ts';
import type { Folders } from './folders.ts';
import { profileText, type ProfileStore } from './profile-store.ts';
import { whereToSave } from './where-to-save.ts';
import { writeFileWhole } from './write-file.ts';

const FILTERS = [{ name: 'Profiles', extensions: ['json'] }];

type ProfileHandlers = Pick<
  Handlers<AppContract>,
  Extract<keyof AppContract, `profiles.${string}`>
>;

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    const sentence = `The profile ${basename(path)} could not be read; choose another file.`;
    throw new AppError('io', sentence, { cause: error });
  });
}

/** Keeps the profiles of this computer, and takes and gives them as files. */
export function createProfileHandlers(
  window: () => BrowserWindow,
  store: ProfileStore,
  folders: Folders,
): ProfileHandlers {
  return {
    'profiles.list': store.list,
    'profiles.save': ({ id, profile }) => store.save(profile, id),
    'profiles.remove': async ({ id }) => {
      await store.remove(id);
      return {};
    },
    'profiles.export': async ({ id }) => {
      const profile = await store.get(id);
      const path = await whereToSave(window(), {
        title: 'Save the profile as a file',
        startAt: folders.startAt('profile', `${safeFileName(profile.name)}.json`),
        extension: 'json',
        filters: FILTERS,
      });
      if (path === null) return null;
      await writeFileWhole(path, Buffer.from(profileText(profile)));
      folders.remember('profile', path);
      return { name: basename(path) };
    },
    'profiles.import': async () => {
      const chosen = await dialog.showOpenDialog(window(), {
        title: 'Take a profile from a file',
        defaultPath: folders.startAt('profile'),
        filters: FILTERS,
        properties: ['openFile', 'dontAddToRecent'],
      });
      const [path] = chosen.filePaths;
      if (chosen.canceled || path === undefined) return null;
      folders.remember('profile', path);
      return store.save(parseProfile(basename(path), await textOf(path)));
    },
  };
}
