import type { SavedProfile } from '#shared/contract/app';
import { parseProfile, type Profile } from '#shared/contract/profile';
import { createNamedStore, jsonText } from './named-store.ts';

/** The text of a profile's file, the same as the command line reads. */
export function profileText(profile: Profile): string {
  return jsonText(profile);
}

/** Keeps profiles in a folder; see `createNamedStore`. */
export function createProfileStore(folder: string) {
  const store = createNamedStore<Profile>(folder, { word: 'profile', parse: parseProfile });
  const asSaved = ({ id, value }: { id: string; value: Profile }): SavedProfile => ({
    id,
    profile: value,
  });
  return {
    list: async (): Promise<SavedProfile[]> => (await store.list()).map(asSaved),
    get: store.get,
    save: async (profile: Profile, id?: string): Promise<SavedProfile> =>
      asSaved(await store.save(profile, id)),
    remove: store.remove,
  };
}
export type ProfileStore = ReturnType<typeof createProfileStore>;
