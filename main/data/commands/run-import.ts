import { basename } from 'node:path';
import type { ImportPlan, ImportResult } from '#shared/contract/import';
import type { EventPayload } from '#shared/contract/events';
import { AppError } from '#shared/rpc/app-error';
import type { FileFacts } from '../../import/file-facts.ts';
import type { InspectedFile } from '../../import/inspect.ts';
import type { WorkerMessage } from '../../import/protocol.ts';
import type { ReadOptions } from '../../import/table.ts';
import { readSettings } from '../database/settings.ts';
import type { PreviewStore } from '../preview/preview-store.ts';
import type { Workspace } from '../workspace.ts';
import { ImportTransaction } from './import-transaction.ts';
import { assertHasSource } from './missing-items.ts';
import { readDecisions, readOwnNames, readOwnSuppliers } from '../queries/name-decisions.ts';
import { readMacPrefixes } from '../queries/mac-registry.ts';
import { readActiveRules } from '../queries/own-rules.ts';
import { readSettledSigns } from '../queries/settled-signs.ts';
import { assertRoomFor } from '../durability/disk-room.ts';
import { NurseryGrowth } from '../../memory/nursery-growth.ts';
import type { Reading, ReadingThreads } from './reading-threads.ts';

const PROGRESS_INTERVAL_MS = 100;

export type ImportProgress = EventPayload<'import.progress'>;

export type ImportRun = {
  readonly workspace: Workspace;
  /** What reads the file. */
  readonly threads: Pick<ReadingThreads, 'take' | 'giveBack'>;
  readonly path: string;
  readonly plan: ImportPlan;
  readonly isDryRun: boolean;
  /** Is told what a dry run decides, row by row. */
  readonly preview?: PreviewStore;
  /** SHA-256 of the file that the operator looked at; another content is refused. */
  readonly sha256?: string;
  /** What a pass over the file has just told, so that it need not be read for it again. */
  readonly facts?: FileFacts;
  /** True where nobody reads the workspace meanwhile; see `Workspace.writeInSteps`. */
  readonly isAlone?: boolean;
  /**
   * Called once, when the file turns out to change items; nothing of it is committed before the
   * promise resolves. A backup begins then: readers still see the workspace as it was.
   */
  readonly beforeChange?: () => Promise<void>;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
};

function failureOfMessage(message: Extract<WorkerMessage, { kind: 'failed' }>): AppError {
  return new AppError(message.code, message.message);
}

/** Inspects a file on the reading thread. Fails with one sentence; see `inspectFile`. */
export async function runInspection(
  threads: ReadingThreads,
  path: string,
  options: ReadOptions,
  signal: AbortSignal,
): Promise<InspectedFile> {
  const thread = threads.take();
  let answer: Extract<WorkerMessage, { kind: 'inspected' | 'failed' }> | null = null;
  try {
    // To its end, where the thread gives back its memory.
    for await (const message of thread.run({ kind: 'inspect', path, options }, signal)) {
      if (message.kind === 'failed' || message.kind === 'inspected') answer = message;
    }
  } finally {
    await threads.giveBack(thread);
  }
  if (answer?.kind === 'inspected') return answer.file;
  if (answer !== null) throw failureOfMessage(answer);
  throw new AppError('internal', 'The reader ended without an answer.');
}

/** Passes on at most ten progress reports a second, and always the last. */
class ProgressMeter {
  readonly #report: (progress: ImportProgress) => void;
  readonly #startedAt = performance.now();
  #lastAt = -Infinity;
  bytesTotal = 0;

  constructor(report: (progress: ImportProgress) => void) {
    this.#report = report;
  }

  seconds(): number {
    return (performance.now() - this.#startedAt) / 1000;
  }

  report(phase: ImportProgress['phase'], rows: number, bytesRead: number, isLast = false): void {
    const now = performance.now();
    if (!isLast && now - this.#lastAt < PROGRESS_INTERVAL_MS) return;
    this.#lastAt = now;
    const rowsPerSecond = rows / Math.max(this.seconds(), 0.001);
    this.#report({ phase, rows, bytesRead, bytesTotal: this.bytesTotal, rowsPerSecond });
  }
}

/**
 * Imports one file as one transaction, or finds out what importing it would do. Cancelled or
 * failed, it leaves the workspace as it was.
 */
export async function runImport(run: ImportRun): Promise<ImportResult> {
  const thread = run.threads.take();
  const nurseries = new NurseryGrowth();
  try {
    return await importOn(thread, run, nurseries);
  } finally {
    nurseries.release();
    await run.threads.giveBack(thread);
  }
}

async function importOn(
  thread: Reading,
  run: ImportRun,
  nurseries: NurseryGrowth,
): Promise<ImportResult> {
  const { workspace, plan, isDryRun, preview = null } = run;
  assertHasSource(plan);
  const meter = new ProgressMeter(run.onProgress);
  let result: ImportResult | null = null;
  await workspace.writeInSteps(
    async (db, begin) => {
      const job = {
        kind: 'import' as const,
        path: run.path,
        plan,
        own: readOwnSuppliers(db),
        decisions: readDecisions(db),
        ownNames: readOwnNames(db),
        ownRules: readActiveRules(db),
        macPrefixes: readMacPrefixes(db),
        settledSigns: readSettledSigns(db),
        installBoundaries: readSettings(db).installBoundaries,
        ...(run.sha256 === undefined ? {} : { sha256: run.sha256 }),
        ...(run.facts === undefined ? {} : { facts: run.facts }),
      };
      let started: Extract<WorkerMessage, { kind: 'started' }> | null = null;
      let transaction: ImportTransaction | null = null;
      let isKept = isDryRun;
      let keeping = Promise.resolve();
      const keep = (): void => {
        if (isKept) return;
        isKept = true;
        keeping = run.beforeChange?.() ?? keeping;
      };
      for await (const message of thread.run(job, run.signal)) {
        if (message.kind === 'failed') throw failureOfMessage(message);
        if (message.kind === 'analysing') meter.report('analysing', 0, message.bytesRead);
        if (message.kind === 'started') {
          meter.bytesTotal = message.bytes;
          if (!isDryRun) assertRoomFor(workspace.path, message.bytes);
          started = message;
        }
        if (message.kind === 'batch' && started !== null) {
          // Nothing is written for a file that is refused before its first rows.
          if (transaction === null) {
            begin();
            transaction = new ImportTransaction(db, started, plan, { isDryRun, preview });
          }
          transaction.add(message);
          if (transaction.changesItems) keep();
          thread.giveCredit();
          nurseries.reached(message.rowsRead);
          meter.report('reading', message.rowsRead, message.bytesRead);
          // Reads that wait in the queue are answered between batches.
          await new Promise((resolve) => setImmediate(resolve));
        }
        if (message.kind === 'done' && transaction !== null) {
          meter.report('finishing', 0, meter.bytesTotal, true);
          // The last moment to cancel before indexes and verdicts, which nothing interrupts.
          await new Promise((resolve) => setImmediate(resolve));
          if (run.signal.aborted) continue;
          // Items that the file does not have are marked at its end.
          if (plan.mode === 'snapshot') keep();
          await keeping;
          result = transaction.finish(message.warnings, () => meter.seconds());
        }
      }
      return result !== null && !isDryRun;
    },
    { isAlone: run.isAlone ?? false, importOf: isDryRun ? undefined : basename(run.path) },
  );
  if (result === null) throw new AppError('internal', 'The reader ended before the file did.');
  return result;
}
