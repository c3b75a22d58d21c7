import type { ImportPlan, ImportResult } from '#shared/contract/import';
import { ImportTransaction } from '#main/data/commands/import-transaction';
import type { Database } from '#main/data/database/connection';
import { readSettings } from '#main/data/database/settings';
import { readMacPrefixes } from '#main/data/queries/mac-registry';
import { readActiveRules } from '#main/data/queries/own-rules';
import { readSettledSigns } from '#main/data/queries/settled-signs';
import type { PreviewStore } from '#main/data/preview/preview-store';
import { readImport } from '#main/import/read-import';
import { planFor } from './workspaces.ts';

/**
 * Imports a file on this thread, within a transaction that the caller holds: what `runImport` does
 * without its worker, for properties that import thousands of files.
 */
export async function importQuickly(
  db: Database,
  path: string,
  changes: Partial<ImportPlan>,
  options: { readonly isDryRun: boolean; readonly preview?: PreviewStore },
): Promise<ImportResult> {
  const plan = await planFor(path, changes);
  const { installBoundaries } = readSettings(db);
  let transaction: ImportTransaction | null = null;
  let result: ImportResult | null = null;
  if (options.isDryRun) db.exec('SAVEPOINT dry_run');
  await readImport(
    {
      kind: 'import',
      path,
      plan,
      own: [],
      decisions: [],
      ownNames: [],
      ownRules: readActiveRules(db),
      macPrefixes: readMacPrefixes(db),
      settledSigns: readSettledSigns(db),
      installBoundaries,
    },
    (message) => {
      if (message.kind === 'started')
        transaction = new ImportTransaction(db, message, plan, options);
      if (message.kind === 'batch') transaction?.add(message);
      if (message.kind === 'done') result = transaction?.finish(message.warnings, () => 0) ?? null;
      return Promise.resolve();
    },
  );
  if (options.isDryRun) db.exec('ROLLBACK TO dry_run; RELEASE dry_run');
  if (result === null) throw new Error('The import did not end.');
  return result;
}
