import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { AppContract } from '#shared/contract/app';
import { MAX_RULES_TEXT } from '#shared/contract/tag-rules';
import { AppError } from '#shared/rpc/app-error';
import type { Handlers } from '#shared/rpc/contract';
import { safeFileName } from './file-names.ts';
import type { Folders } from './folders.ts';
import { whereToSave } from './where-to-save.ts';
import { writeFileWhole } from './write-file.ts';

const FILTERS = [{ name: 'Tag rules', extensions: ['json'] }];

type RuleFileHandlers = Pick<
  Handlers<AppContract>,
  Extract<keyof AppContract, `ruleFiles.${string}`>
>;

async function textOf(path: string): Promise<string> {
  const name = basename(path);
  try {
    const { size } = await stat(path);
    if (size <= MAX_RULES_TEXT) return await readFile(path, 'utf8');
  } catch (error) {
    const sentence = `${name} could not be read; choose another file.`;
    throw new AppError('io', sentence, { cause: error });
  }
  const sentence = `${name} is too large to hold tag rules; choose a file that rules were saved in.`;
  throw new AppError('invalid-input', sentence);
}

/** Takes and gives the operator's tag rules as files; what is in them is for the data host to judge. */
export function createRuleFileHandlers(
  window: () => BrowserWindow,
  folders: Folders,
): RuleFileHandlers {
  return {
    'ruleFiles.save': async ({ suggestedName, text }) => {
      const path = await whereToSave(window(), {
        title: 'Save the tag rules as a file',
        startAt: folders.startAt('rules', `${safeFileName(suggestedName)}.json`),
        extension: 'json',
        filters: FILTERS,
      });
      if (path === null) return null;
      await writeFileWhole(path, Buffer.from(text));
      folders.remember('rules', path);
      return { name: basename(path) };
    },
    'ruleFiles.open': async () => {
      const chosen = await dialog.showOpenDialog(window(), {
        title: 'Take tag rules from a file',
        defaultPath: folders.startAt('rules'),
        filters: FILTERS,
        properties: ['openFile', 'dontAddToRecent'],
      });
      const [path] = chosen.filePaths;
      if (chosen.canceled || path === undefined) return null;
      folders.remember('rules', path);
      return { name: basename(path), text: await textOf(path) };
    },
  };
}
