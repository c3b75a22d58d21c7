import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ImportPlan, ImportResult } from '#shared/contract/import';
import type { ItemRow } from '#shared/contract/items';
import type { ItemFilter } from '#shared/domain/filter';
import { runImport, type ImportProgress } from '#main/data/commands/run-import';
import { readRowsById, readSortedIds } from '#main/data/queries/item-rows';
import type { PreviewStore } from '#main/data/preview/preview-store';
import { Workspace } from '#main/data/workspace';
import { suggestKey } from '#main/import/table';
import { openFile } from './read-file.ts';
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

/** A new workspace in a folder of its own. */
export function newWorkspace(folder: string = tempFolder()): Workspace {
  return closeWhenDone(Workspace.open(join(folder, 'audit.provenet'), true));
}

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

/** Imports a file through the real worker. */
export async function importFile(
  workspace: Workspace,
  path: string,
  options: ImportOptions = {},
): Promise<ImportResult> {
  return runImport({
    workspace,
    workerUrl: options.workerUrl ?? workerUrl,
    path,
    plan: isWhole(options.plan) ? options.plan : await planFor(path, options.plan),
    isDryRun: options.isDryRun ?? false,
    ...(options.preview === undefined ? {} : { preview: options.preview }),
    isAlone: options.isAlone ?? false,
    signal: options.signal ?? new AbortController().signal,
    onProgress: options.onProgress ?? (() => undefined),
  });
}

/** Imports a text as the file of a name. */
export function importText(
  workspace: Workspace,
  text: string,
  options: ImportOptions & { readonly name?: string } = {},
): Promise<ImportResult> {
  return importFile(
    workspace,
    writeTo(tempFolder(), options.name ?? 'inventory.csv', text),
    options,
  );
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
