import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { dialog, type BrowserWindow, type FileFilter } from 'electron';
import { withExtension } from './file-names.ts';

/** What the dialog says, and where it begins. */
export type SaveQuestion = {
  readonly title: string;
  /** The path that is suggested. */
  readonly startAt: string;
  /** What the file is to be called last, without a dot. */
  readonly extension: string;
  readonly filters: FileFilter[];
};

async function mayReplace(window: BrowserWindow, path: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: `"${basename(path)}" is there already. Replace it?`,
    detail: 'What it holds now is lost then.',
    buttons: ['Replace', 'Choose another name'],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}

/**
 * Asks the operator where to save; `null` where that is cancelled. The system asks before a file is
 * replaced under the name that was typed; under the name with its extension, it is asked here.
 */
export async function whereToSave(
  window: BrowserWindow,
  question: SaveQuestion,
): Promise<string | null> {
  const { title, startAt, extension, filters } = question;
  const chosen = await dialog.showSaveDialog(window, {
    title,
    defaultPath: startAt,
    filters,
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  });
  if (chosen.canceled || chosen.filePath === '') return null;
  const path = withExtension(chosen.filePath, extension);
  if (path === chosen.filePath || !existsSync(path) || (await mayReplace(window, path)))
    return path;
  return whereToSave(window, { ...question, startAt: path });
}
