import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportResult, Ledger } from '#shared/contract/import';
import { writeRejectsFile } from '#main/data/exports/write-rejects';
import { readImports } from '#main/data/queries/imports';
import type { Workspace } from '#main/data/workspace';
import { tempFolder } from './temp-folder.ts';
import { importText, newWorkspace } from './workspaces.ts';

/** One row that is read, three that are rejected. */
export const FILE = [
  'Serial,Vendor,Country,Note',
  'S1,Huawei,DE,good',
  'S2,Huawei,Atlantis,"a, b"',
  'S3,Nokia,Utopia, spaced ',
  'S4,Nokia,Nowhere,=1+1',
  '',
].join('\n');

/** A workspace whose only import rejected rows: by default three of four. */
export async function rejecting(
  text = FILE,
): Promise<{ workspace: Workspace; first: ImportResult }> {
  const workspace = newWorkspace();
  return { workspace, first: await importText(workspace, text, { name: 'site.csv' }) };
}

/** The list of rejected rows that an import gives to mend. */
export async function rejectsOf(workspace: Workspace, importId: number | null): Promise<string> {
  const path = join(tempFolder(), 'rejects.csv');
  await writeRejectsFile(workspace.reader, importId ?? -1, path);
  return readFileSync(path, 'utf8');
}

/** The ledger of an import as the workspace has it now. */
export function ledgerIn(workspace: Workspace, importId: number | null): Ledger | undefined {
  return readImports(workspace.reader).find((each) => each.importId === importId)?.ledger;
}

/** Imports mended rows. */
export const mend = (workspace: Workspace, text: string): Promise<ImportResult> =>
  importText(workspace, text, { name: 'mended.csv' });
