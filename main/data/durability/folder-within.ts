import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { userName } from '../commands/user-name.ts';
import { makePrivateFolder } from './backup-file.ts';

/** Says in a folder, to whoever looks for a backup, whose backups they are. */
const NOTE = 'owner.json';

/** The name of this computer without the network that it is in at the moment. */
const computer = (): string => (hostname().split('.')[0] ?? '').toLowerCase();

/** Tells one file from its copies: on another computer, of another user, or in another folder. */
function ownerOf(path: string): string {
  const whose = [computer(), userName(), resolve(path)];
  return createHash('sha256').update(JSON.stringify(whose)).digest('hex').slice(0, 8);
}

/**
 * The folder of a workspace's backups within a place that several share. It is named by the id, since
 * other audits have files of the same name, and by whose file it is: a copy of the file has its id, and
 * would remove backups of this one.
 */
export function folderWithin(place: string, path: string, id: string): string {
  return join(place, `${basename(path)}-${id.slice(0, 8)}-${ownerOf(path)}-backups`);
}

/** What earlier versions called it, for all copies of a file. Nothing is added there, or removed. */
export function formerFolderWithin(place: string, path: string, id: string): string {
  return join(place, `${basename(path)}-${id.slice(0, 8)}-backups`);
}

/** Makes the folder of a workspace's backups within a place, unless it is there. */
export function makeFolderWithin(folder: string, path: string): void {
  makePrivateFolder(folder);
  const note = join(folder, NOTE);
  if (existsSync(note)) return;
  const text = `${JSON.stringify({ computer: computer(), workspace: resolve(path) }, null, 2)}\n`;
  writeFileSync(note, text, { mode: 0o600 });
}
