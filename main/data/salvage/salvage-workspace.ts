import { existsSync, renameSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { itemSentence } from '#shared/domain/salvage-words';
import type { SalvageReport } from '#shared/contract/salvage';
import { AppError, isAppError } from '#shared/rpc/app-error';
import { toAppError } from '../database/app-errors.ts';
import { assertNothingAt, type Database } from '../database/connection.ts';
import { migrate } from '../database/migrate.ts';
import { removeSetting, writeSettings } from '../database/settings.ts';
import { keyFileOf } from '../encryption/find-key-file.ts';
import { hasStrangeLog } from '../durability/assert-own-log.ts';
import { flushFile, flushFolder } from '../durability/flush.ts';
import { sealPathOf } from '../durability/seal-file.ts';
import { checkWorkspace } from '../queries/check.ts';
import { Workspace } from '../workspace.ts';
import { copyTables } from './copy-tables.ts';
import { findSchema } from './find-schema.ts';
import { recordSalvage, resolveNames, withdrawIncomplete } from './finish-workspace.ts';
import type { Salvage } from './index-entries.ts';
import { readLostChanges } from './lost-changes.ts';
import { readLostItems } from './lost-items.ts';
import { mendReferences } from './mend-references.ts';
import { openNewFile, removeNewFile, unfinishedPath } from './new-file.ts';
import { PageFile } from './page-file.ts';
import { PageUse } from './page-use.ts';
import { tellItemsByLedgers, tellTables } from './tell-tables.ts';

/** How far a salvage is: pages of the damaged file that were read, of all. */
export type SalvageProgress = { readonly done: number; readonly total: number };

type Order = {
  /** The damaged workspace, which is only read. */
  readonly from: string;
  /** Where the new one goes; nothing may be there. */
  readonly to: string;
};

/** Tables of what the program ships, beside what the operator knows. */
const OF_REGISTRY = ['supplier', 'supplier_parent', 'supplier_name', 'evidence'];

/** Has what is computed from facts be computed anew when the workspace is opened. */
function forgetComputed(db: Database, report: SalvageReport): void {
  removeSetting(db, 'evaluatedAsOf');
  writeSettings(db, { marksMadeFrom: JSON.stringify({ about: [], hasRegions: true }) });
  const isRegistryHurt = report.tables.some(
    ({ table, lost, isLostExact }) => OF_REGISTRY.includes(table) && (lost > 0 || !isLostExact),
  );
  if (isRegistryHurt) removeSetting(db, 'registryVersion');
}

function nothingRead(path: string): AppError {
  return new AppError(
    'workspace-corrupt',
    `No row of ${basename(path)} could be read, so that no file was made; look for a backup or a copy of it.`,
  );
}

function* fill(salvage: Salvage, { from, to }: Order): Generator<SalvageProgress, SalvageReport> {
  const { file, into } = salvage;
  const at = new Date().toISOString();
  into.exec('BEGIN');
  const steps = copyTables(salvage);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    yield { done: Math.min(file.pagesRead, file.pages), total: file.pages };
  }
  const tallies = step.value;
  if (tallies.every(({ copied }) => copied === 0)) throw nothingRead(from);
  into.exec('COMMIT');
  migrate(into);
  into.exec('BEGIN');
  const mended = mendReferences(into, at);
  const tables = tellItemsByLedgers(tellTables(tallies, mended), into);
  const items = tables.find(({ table }) => table === 'item');
  const report: SalvageReport = {
    from: basename(from),
    to: basename(to),
    at,
    tables,
    lostItems: items !== undefined && items.lost > 0 ? readLostItems(salvage) : [],
    isSealed: file.isSealed,
    lostChanges: readLostChanges(salvage, from),
    withdrawnAudits: [],
    problems: [],
  };
  forgetComputed(into, report);
  into.exec('COMMIT');
  return report;
}

/** Opens what was filled as any workspace is, completes it, and looks at it once more. */
function finish(path: string, report: SalvageReport): SalvageReport {
  const workspace = Workspace.open(path, false);
  try {
    const withdrawnAudits = workspace.write((db) => {
      resolveNames(db);
      const withdrawn = withdrawIncomplete(db, report.from);
      recordSalvage(db, `Saved out of ${report.from}, which was damaged: ${itemSentence(report)}`, {
        ...report,
        withdrawnAudits: withdrawn,
      });
      return withdrawn;
    });
    const { problems } = checkWorkspace(workspace.reader);
    return { ...report, withdrawnAudits, problems: [...problems] };
  } finally {
    workspace.close();
  }
}

/** Gives the whole file its name, and has both reach the disk. */
function takePlace(temporary: string, to: string): void {
  flushFile(temporary);
  assertNothingAt(to);
  if (existsSync(sealPathOf(temporary))) renameSync(sealPathOf(temporary), sealPathOf(to));
  renameSync(temporary, to);
  flushFolder(dirname(to));
}

function failureOf(error: unknown, { from, to }: Order, temporary: string): unknown {
  const known = toAppError(error, basename(to));
  if (!isAppError(known, 'workspace-corrupt') || !known.message.includes(basename(temporary))) {
    return known;
  }
  const text = `What could be read of ${basename(from)} makes no workspace, so that no file was made; restore a backup of it.`;
  return new AppError('workspace-corrupt', text, { cause: error });
}

function assertCanBegin({ from, to }: Order): void {
  if (statSync(from, { throwIfNoEntry: false })?.isFile() !== true) {
    const text = `${basename(from)} does not exist, or is no file; there is nothing to save rows out of.`;
    throw new AppError('not-found', text);
  }
  if (keyFileOf(from) !== null) {
    const text = `${basename(from)} is encrypted, and rows cannot be saved out of a damaged file of that kind; restore a backup, or open a copy to read.`;
    throw new AppError('conflict', text);
  }
  if (existsSync(to)) {
    const text = `${basename(to)} exists already, and nothing is overwritten; choose another name.`;
    throw new AppError('conflict', text);
  }
  assertNothingAt(to);
}

/**
 * Saves what can be read of a damaged workspace into a new one, row by row; the damaged one is only
 * read. The new one is made under another name, checked, flushed, and only then gets its own. To be
 * taken step by step; ended before, it leaves nothing. Fails with one sentence: `not-found`,
 * `conflict`, `workspace-foreign`, `workspace-too-new`, `workspace-corrupt` where nothing can be
 * read, `workspace-busy` where somebody writes to it, `disk-full`, `io`.
 */
export function* salvageWorkspace(order: Order): Generator<SalvageProgress, SalvageReport> {
  assertCanBegin(order);
  const { from, to } = order;
  const temporary = unfinishedPath(to);
  let file: PageFile | null = null;
  let into: Database | null = null;
  try {
    file = new PageFile(from, hasStrangeLog(from, null));
    const use = new PageUse(file);
    const schema = findSchema(file, use, from);
    into = openNewFile(temporary, schema.version);
    const report = yield* fill({ file, use, schema, into }, order);
    into.close();
    if (file.hasChanged) {
      const text = `Another program writes to ${basename(from)}; nothing was saved out of it. Close it there and try again.`;
      throw new AppError('workspace-busy', text);
    }
    const finished = finish(temporary, report);
    takePlace(temporary, to);
    return finished;
  } catch (error) {
    throw failureOf(error, order, temporary);
  } finally {
    file?.close();
    into?.close();
    // Once it has its name, nothing of the other one is left.
    removeNewFile(temporary);
  }
}
