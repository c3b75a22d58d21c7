import { clipboard, dialog, type BrowserWindow, type FileFilter } from 'electron';
import type { AppContract } from '#shared/contract/app';
import { AppError } from '#shared/rpc/app-error';
import type { Handlers } from '#shared/rpc/contract';
import { paths } from '../paths.ts';
import { safeFileName } from './file-names.ts';
import type { FolderPurpose, Folders } from './folders.ts';
import type { Grants } from './grants.ts';
import { INVENTORY_EXTENSIONS, inventoriesIn, MAX_FILES } from './inventory-folder.ts';
import type { PastedTexts } from './pasted-texts.ts';
import { whereToSave } from './where-to-save.ts';

const INVENTORY_FILTERS: FileFilter[] = [
  { name: 'Inventories', extensions: [...INVENTORY_EXTENSIONS] },
  { name: 'All files', extensions: ['*'] },
];
const REGISTRY_FILTERS: FileFilter[] = [
  { name: 'oui.csv, mam.csv, oui36.csv, oui.txt', extensions: ['csv', 'txt'] },
  { name: 'All files', extensions: ['*'] },
];
const SAVE_FILTERS: Record<'csv' | 'xlsx' | 'pdf' | 'json' | 'ndjson' | 'zip', FileFilter[]> = {
  csv: [{ name: 'CSV', extensions: ['csv'] }],
  xlsx: [{ name: 'Excel workbook', extensions: ['xlsx'] }],
  pdf: [{ name: 'PDF', extensions: ['pdf'] }],
  json: [{ name: 'JSON', extensions: ['json'] }],
  zip: [{ name: 'Evidence bundle', extensions: ['zip'] }],
  ndjson: [{ name: 'JSON, one item a line', extensions: ['ndjson'] }],
};

const SIGNER_FILTERS: FileFilter[] = [
  { name: 'Public key (PEM)', extensions: ['pem', 'pub', 'key'] },
  { name: 'All files', extensions: ['*'] },
];

type FileHandlers = Pick<Handlers<AppContract>, Extract<keyof AppContract, `files.${string}`>>;

/** Lets the operator choose files; answers tokens, never paths. */
export function createFileHandlers(
  window: () => BrowserWindow,
  grants: Grants,
  folders: Folders,
  pasted: PastedTexts,
): FileHandlers {
  const readAll = (paths: readonly string[]) => Promise.all(paths.map((path) => grants.read(path)));
  const chooseOne = async (title: string, purpose: FolderPurpose, filters: FileFilter[]) => {
    const chosen = await dialog.showOpenDialog(window(), {
      title,
      defaultPath: folders.startAt(purpose),
      filters,
      properties: ['openFile', 'dontAddToRecent'],
    });
    const [path] = chosen.filePaths;
    if (chosen.canceled || path === undefined) return null;
    folders.remember(purpose, path);
    return grants.read(path);
  };
  return {
    'files.chooseInventories': async () => {
      const chosen = await dialog.showOpenDialog(window(), {
        title: 'Import an inventory, or several',
        defaultPath: folders.startAt('inventory'),
        filters: INVENTORY_FILTERS,
        properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
      });
      const [path] = chosen.filePaths;
      if (chosen.canceled || path === undefined) return [];
      folders.remember('inventory', path);
      return readAll(chosen.filePaths.slice(0, MAX_FILES));
    },
    'files.chooseFolder': async () => {
      const chosen = await dialog.showOpenDialog(window(), {
        title: 'Import the inventories of a folder',
        defaultPath: folders.startAt('inventory'),
        properties: ['openDirectory', 'dontAddToRecent'],
      });
      const [path] = chosen.filePaths;
      if (chosen.canceled || path === undefined) return [];
      const paths = await inventoriesIn(path);
      folders.remember('inventory', paths[0] ?? path);
      return readAll(paths);
    },
    // It is looked for where lists are saved.
    'files.chooseJson': () =>
      chooseOne('Take a list that Provenet saved', 'save', SAVE_FILTERS.json),
    'files.chooseBundle': () =>
      chooseOne('Choose an evidence bundle to check', 'save', SAVE_FILTERS.zip),
    'files.chooseSignerKey': () =>
      chooseOne('Choose the public key of the signer', 'save', SIGNER_FILTERS),
    'files.chooseMacRegistry': () =>
      chooseOne('Choose a registry of MAC prefixes of the IEEE', 'registry', REGISTRY_FILTERS),
    'files.pasteText': async () => {
      const text = await clipboard.readText();
      if (text.trim() === '') {
        throw new AppError('invalid-input', 'The clipboard holds no text; copy the rows first.');
      }
      return grants.read(await pasted.write(text, new Date()));
    },
    'files.forgetPasted': async ({ token }) => {
      await pasted.remove(grants.pathOf(token, 'read'));
      return {};
    },
    'files.sampleNetwork': () => grants.read(paths.sampleNetwork()),
    'files.chooseSave': async ({ suggestedName, kind }) => {
      const path = await whereToSave(window(), {
        title: 'Save',
        startAt: folders.startAt('save', safeFileName(suggestedName)),
        extension: kind,
        filters: SAVE_FILTERS[kind],
      });
      if (path === null) return null;
      folders.remember('save', path);
      return grants.write(path);
    },
  };
}
