import { dialog, type BrowserWindow, type FileFilter } from 'electron';
import type { AppContract } from '#shared/contract/app';
import type { Handlers } from '#shared/rpc/contract';
import { paths } from '../paths.ts';
import { safeFileName, withExtension } from './file-names.ts';
import type { Folders } from './folders.ts';
import type { Grants } from './grants.ts';

const INVENTORY_FILTERS: FileFilter[] = [
  { name: 'Inventories', extensions: ['csv', 'tsv', 'txt'] },
  { name: 'All files', extensions: ['*'] },
];
const SAVE_FILTERS: Record<'csv' | 'pdf', FileFilter[]> = {
  csv: [{ name: 'CSV', extensions: ['csv'] }],
  pdf: [{ name: 'PDF', extensions: ['pdf'] }],
};

type FileHandlers = Pick<
  Handlers<AppContract>,
  'files.chooseInventory' | 'files.sampleNetwork' | 'files.chooseSave'
>;

/** Lets the operator choose files; answers tokens, never paths. */
export function createFileHandlers(
  window: () => BrowserWindow,
  grants: Grants,
  folders: Folders,
): FileHandlers {
  return {
    'files.chooseInventory': async () => {
      const chosen = await dialog.showOpenDialog(window(), {
        title: 'Import an inventory',
        defaultPath: folders.startAt('inventory'),
        filters: INVENTORY_FILTERS,
        properties: ['openFile'],
      });
      const [path] = chosen.filePaths;
      if (chosen.canceled || path === undefined) return null;
      folders.remember('inventory', path);
      return grants.read(path);
    },
    'files.sampleNetwork': () => grants.read(paths.sampleNetwork()),
    'files.chooseSave': async ({ suggestedName, kind }) => {
      const chosen = await dialog.showSaveDialog(window(), {
        title: 'Save',
        defaultPath: folders.startAt('save', safeFileName(suggestedName)),
        filters: SAVE_FILTERS[kind],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (chosen.canceled || chosen.filePath === '') return null;
      folders.remember('save', chosen.filePath);
      return grants.write(withExtension(chosen.filePath, kind));
    },
  };
}
