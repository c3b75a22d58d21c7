import { z } from 'zod';
import { jsonFile } from '../json-file.ts';
import { paths } from '../paths.ts';

/** A folder of the operator's choice for each path of a workspace. */
const placesSchema = z.record(z.string(), z.string());

/** Remembers where copies of backups go; on this computer, since a path means nothing elsewhere. */
export function createBackupPlaces() {
  const file = jsonFile(paths.userData('backup-places.json'), placesSchema, {});
  return {
    /** The folder for a workspace, or `null`. */
    of: (path: string): string | null => {
      const places = file.read();
      return Object.hasOwn(places, path) ? (places[path] ?? null) : null;
    },
    /** Sets the folder for a workspace; `null` forgets it. */
    set: (path: string, place: string | null): void => {
      const others = Object.entries(file.read()).filter(([known]) => known !== path);
      file.write(Object.fromEntries(place === null ? others : [...others, [path, place]]));
    },
  };
}
export type BackupPlaces = ReturnType<typeof createBackupPlaces>;
