import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { dialog, type BrowserWindow, type FileFilter } from 'electron';
import type { AppContract } from '#shared/contract/app';
import { parseTemplate, type SavedTemplate } from '#shared/contract/templates';
import { MAX_LOGO_BYTES, type Template } from '#shared/domain/audit/composition';
import { AppError } from '#shared/rpc/app-error';
import type { Handlers } from '#shared/rpc/contract';
import { safeFileName } from './file-names.ts';
import type { Folders } from './folders.ts';
import { logoUrl } from './logo.ts';
import { createNamedStore, jsonText } from './named-store.ts';
import { whereToSave } from './where-to-save.ts';
import { writeFileWhole } from './write-file.ts';

const FILTERS: FileFilter[] = [{ name: 'Templates', extensions: ['json'] }];
const LOGO_FILTERS: FileFilter[] = [
  { name: 'PNG, JPEG or SVG', extensions: ['png', 'jpg', 'jpeg', 'svg'] },
];

type TemplateHandlers = Pick<
  Handlers<AppContract>,
  Extract<keyof AppContract, `templates.${string}`>
>;

/** Reads a file of at most so many bytes. Fails with one sentence. */
async function readSmall(path: string, most: number): Promise<Buffer> {
  try {
    // One byte more than allowed is enough to be refused.
    if ((await stat(path)).size > most) return Buffer.alloc(most + 1);
    return await readFile(path);
  } catch (error) {
    const sentence = `${basename(path)} could not be read; choose another file.`;
    throw new AppError('io', sentence, { cause: error });
  }
}

/** A template with its logo in it. */
const MAX_TEMPLATE_BYTES = 2 * MAX_LOGO_BYTES;

/** Keeps the templates of this computer, and takes and gives them as files. */
export function createTemplateHandlers(
  window: () => BrowserWindow,
  folder: string,
  folders: Folders,
): TemplateHandlers {
  const store = createNamedStore<Template>(folder, { word: 'template', parse: parseTemplate });
  const asSaved = ({ id, value }: { id: string; value: Template }): SavedTemplate => ({
    id,
    template: value,
  });
  const choose = async (title: string, filters: FileFilter[]): Promise<string | null> => {
    const chosen = await dialog.showOpenDialog(window(), {
      title,
      defaultPath: folders.startAt('profile'),
      filters,
      properties: ['openFile', 'dontAddToRecent'],
    });
    const [path] = chosen.filePaths;
    if (chosen.canceled || path === undefined) return null;
    folders.remember('profile', path);
    return path;
  };
  return {
    'templates.list': async () => (await store.list()).map(asSaved),
    'templates.save': async ({ id, template }) => asSaved(await store.save(template, id)),
    'templates.remove': async ({ id }) => {
      await store.remove(id);
      return {};
    },
    'templates.export': async ({ id }) => {
      const template = await store.get(id);
      const path = await whereToSave(window(), {
        title: 'Save the template as a file',
        startAt: folders.startAt('profile', `${safeFileName(template.name)}.json`),
        extension: 'json',
        filters: FILTERS,
      });
      if (path === null) return null;
      await writeFileWhole(path, Buffer.from(jsonText(template)));
      folders.remember('profile', path);
      return { name: basename(path) };
    },
    'templates.import': async () => {
      const path = await choose('Take a template from a file', FILTERS);
      if (path === null) return null;
      const bytes = await readSmall(path, MAX_TEMPLATE_BYTES);
      return asSaved(await store.save(parseTemplate(basename(path), bytes.toString('utf8'))));
    },
    'templates.chooseLogo': async () => {
      const path = await choose('Choose a logo', LOGO_FILTERS);
      return path === null ? null : logoUrl(basename(path), await readSmall(path, MAX_LOGO_BYTES));
    },
  };
}
