import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ImportPlan, ImportResult } from '#shared/contract/import';
import type { ItemRow } from '#shared/contract/items';
import type { ItemFilter } from '#shared/domain/filter';
import { runImport, type ImportProgress, type ImportRun } from '#main/data/commands/run-import';
import { readRowsById, readSortedIds } from '#main/data/queries/item-rows';
import type { PreviewStore } from '#main/data/preview/preview-store';
import { Workspace } from '#main/data/workspace';
import { suggestKey } from '#main/import/table';
import { openFile } from './read-file.ts';
import { readersHere } from './read-here.ts';
import { readersAnew } from './readers-anew.ts';
import { tempFolder, writeTo } from './temp-folder.ts';

/** The import worker as it was built: from its source a thread takes twice as long to start. */
export const workerUrl = new URL('../../out/main/import-worker.js', import.meta.url);

/** The worker that groups names, as it was built. */
export const clusterWorkerUrl = new URL('../../out/main/cluster-worker.js', import.meta.url);

/** Closes a workspace when the running test ends; one that a test closed already stays so. */
export function closeWhenDone(workspace: Workspace): Workspace {
  onTestFinished(() => {
    if (workspace.isOpen) workspace.close();
  });
  return workspace;
}

/**
 * New workspaces as `prepare` leaves one. It runs once in a process and each workspace begins as a
 * copy of that file, since making one takes much longer than a copy.
 */
export function copiesOf(prepare: (workspace: Workspace) => void): (folder?: string) => Workspace {
  let bytes: Buffer | null = null;
  const make = (folder: string): Buffer => {
    const path = join(folder, 'copied.provenet');
    const workspace = Workspace.open(path, true);
    prepare(workspace);
    workspace.close();
    const made = readFileSync(path);
    rmSync(path);
    return made;
  };
  return (folder = tempFolder()) => {
    bytes ??= make(folder);
    const path = writeTo(folder, 'audit.provenet', bytes);
    return closeWhenDone(Workspace.open(path, false));
  };
}

/** A new workspace in a folder of its own. */
export const newWorkspace = copiesOf(() => undefined);

/** The plan that is suggested for a file, with changes. */
export async function planFor(
  path: string,
  changes: Partial<ImportPlan> = {},
): Promise<ImportPlan> {
  const table = await openFile(path, {});
  const mapping = table.headings.flatMap(({ mappedTo }, column) =>
    mappedTo === null ? [] : [{ column, field: mappedTo }],
  );
  return { mapping, key: suggestKey(table.headings), defaults: [], ...changes };
}

export type ImportOptions = {
  /** Changes of the suggested plan, or a whole one in its place. */
  readonly plan?: ImportPlan | Partial<ImportPlan>;
  readonly isDryRun?: boolean;
  readonly preview?: PreviewStore;
  readonly isAlone?: boolean;
  readonly signal?: AbortSignal;
  readonly workerUrl?: URL;
  readonly onProgress?: (progress: ImportProgress) => void;
};

function isWhole(plan: Partial<ImportPlan> | undefined): plan is ImportPlan {
  return plan?.mapping !== undefined && plan.key !== undefined && plan.defaults !== undefined;
}

/**
 * Imports a file. It is read on the thread of the test, as it is by the worker, unless the test
 * asks for what only the worker does: being cancelled, and telling how far it is meanwhile.
 */
export function importFile(
  workspace: Workspace,
  path: string,
  options: ImportOptions = {},
): Promise<ImportResult> {
  const { workerUrl: url, signal, onProgress } = options;
  const isHere = [url, signal, onProgress].every((each) => each === undefined);
  const threads = isHere ? readersHere : readersAnew(url ?? workerUrl);
  return run(workspace, path, options, threads);
}

/** Imports a file through the real worker. */
export function importFileByWorker(
  workspace: Workspace,
  path: string,
  options: ImportOptions = {},
): Promise<ImportResult> {
  return run(workspace, path, options, readersAnew(options.workerUrl ?? workerUrl));
}

async function run(
  workspace: Workspace,
  path: string,
  options: ImportOptions,
  threads: ImportRun['threads'],
): Promise<ImportResult> {
  return runImport({
    workspace,
    threads,
    path,
    plan: isWhole(options.plan) ? options.plan : await planFor(path, options.plan),
    isDryRun: options.isDryRun ?? false,
    ...(options.preview === undefined ? {} : { preview: options.preview }),
    isAlone: options.isAlone ?? false,
    signal: options.signal ?? new AbortController().signal,
    onProgress: options.onProgress ?? (() => undefined),
  });
}

type TextOptions = ImportOptions & { readonly name?: string };

function writeText(text: string, { name = 'inventory.csv' }: TextOptions): string {
  return writeTo(tempFolder(), name, text);
}

/** Imports a text as the file of a name; see `importFile`. */
export function importText(
  workspace: Workspace,
  text: string,
  options: TextOptions = {},
): Promise<ImportResult> {
  return importFile(workspace, writeText(text, options), options);
}

/** Imports a text as the file of a name through the real worker. */
export function importTextByWorker(
  workspace: Workspace,
  text: string,
  options: TextOptions = {},
): Promise<ImportResult> {
  return importFileByWorker(workspace, writeText(text, options), options);
}

/** The items of a workspace as its screens list them. */
export function itemsOf(workspace: Workspace, filter: ItemFilter = {}): ItemRow[] {
  const ids = readSortedIds(workspace.reader, filter, [{ field: 'id', direction: 'asc' }]);
  return readRowsById(workspace.reader, [...ids]);
}

/** The one item of a filter. */
export function onlyItem(workspace: Workspace, filter: ItemFilter = {}): ItemRow {
  const [item, ...others] = itemsOf(workspace, filter);
  if (item === undefined || others.length > 0) throw new Error('There is not exactly one item.');
  return item;
}
