import { dirname, join } from 'node:path';
import { app } from 'electron';
import { z } from 'zod';
import { jsonFile } from '../json-file.ts';
import { paths } from '../paths.ts';

const PURPOSES = [
  'workspace',
  'inventory',
  'save',
  'profile',
  'rules',
  'registry',
  'backups',
] as const;
const foldersSchema = z.partialRecord(z.enum(PURPOSES), z.string());
export type FolderPurpose = (typeof PURPOSES)[number];

/** Remembers where the operator last chose a file, for each purpose; the system does not. */
export function createFolders() {
  const file = jsonFile(paths.userData('folders.json'), foldersSchema, {});
  return {
    /** A path to start a dialog with. */
    startAt: (purpose: FolderPurpose, name = ''): string =>
      join(file.read()[purpose] ?? app.getPath('documents'), name),
    remember: (purpose: FolderPurpose, path: string): void => {
      file.write({ ...file.read(), [purpose]: dirname(path) });
    },
  };
}
export type Folders = ReturnType<typeof createFolders>;
