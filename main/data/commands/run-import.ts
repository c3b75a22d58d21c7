import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ImportPlan, ImportResult } from '#shared/contract/import';
import type { EventPayload } from '#shared/contract/events';
import { AppError } from '#shared/rpc/app-error';
import type { FileFacts } from '../../import/file-facts.ts';
import type { InspectedFile } from '../../import/inspect.ts';
import type { HostMessage, ImportJob, WorkerMessage } from '../../import/protocol.ts';
import type { ReadOptions } from '../../import/table.ts';
import { readSettings } from '../database/settings.ts';
import type { PreviewStore } from '../preview/preview-store.ts';
import type { Workspace } from '../workspace.ts';
import { ImportTransaction } from './import-transaction.ts';
import { assertHasSource } from './missing-items.ts';
import { readDecisions, readOwnSuppliers } from '../queries/name-decisions.ts';

/**
 * Heap of the reading thread, in MiB. A hostile file then ends the thread with one error
 * message; the utility process around it has no limit that can be set.
 */
const WORKER_HEAP_MIB = 512;
/** Room for short-lived rows; with less, a tenth of the reading goes to collecting them. */
const WORKER_NURSERY_MIB = 64;
const PROGRESS_INTERVAL_MS = 100;

export type ImportProgress = EventPayload<'import.progress'>;

export type ImportRun = {
  readonly workspace: Workspace;
  /** Where the import worker's code is. */
  readonly workerUrl: URL;
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
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
};

/** The messages of one worker, in order; ends with the worker, fails as it fails. */
async function* messagesOf(
  worker: Worker,
  signal: AbortSignal,
): AsyncGenerator<WorkerMessage, void, undefined> {
  const queue: WorkerMessage[] = [];
  let failure: AppError | null = null;
  let isOver = false;
  let wake: () => void = () => undefined;
  const stop = (error: AppError | null): void => {
    failure ??= error;
    isOver = true;
    wake();
  };
  worker.on('message', (message: WorkerMessage) => {
    queue.push(message);
    wake();
  });
  worker.on('error', (error: NodeJS.ErrnoException) => {
    const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    const text = isMemory
      ? 'The file needs more memory than an import may use; check that it is a table with line breaks.'
      : `The reader failed: ${error.message}`;
    stop(new AppError(isMemory ? 'record-too-long' : 'internal', text, { cause: error }));
  });
  worker.on('exit', () => {
    stop(null);
  });
  const cancel = (): void => {
    stop(new AppError('cancelled', 'The import was cancelled; nothing was changed.'));
  };
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  try {
    for (;;) {
      if (failure !== null) throw failure as AppError;
      const message = queue.shift();
      if (message !== undefined) yield message;
      else if (isOver) return;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}

function startWorker(workerUrl: URL, job: ImportJob): Worker {
  return new Worker(workerUrl, {
    workerData: job,
    resourceLimits: {
      maxOldGenerationSizeMb: WORKER_HEAP_MIB,
      maxYoungGenerationSizeMb: WORKER_NURSERY_MIB,
    },
  });
}

function failureOfMessage(message: Extract<WorkerMessage, { kind: 'failed' }>): AppError {
  return new AppError(message.code, message.message);
}

/** Inspects a file on the reading thread. Fails with one sentence; see `inspectFile`. */
export async function runInspection(
  workerUrl: URL,
  path: string,
  options: ReadOptions,
  signal: AbortSignal,
): Promise<InspectedFile> {
  const worker = startWorker(workerUrl, { kind: 'inspect', path, options });
  for await (const message of messagesOf(worker, signal)) {
    if (message.kind === 'failed') throw failureOfMessage(message);
    if (message.kind === 'inspected') return message.file;
  }
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
  const { workspace, plan, isDryRun, preview = null } = run;
  assertHasSource(plan);
  const meter = new ProgressMeter(run.onProgress);
  const credit: HostMessage = { kind: 'credit' };
  let result: ImportResult | null = null;
  await workspace.writeInSteps(
    async (db, begin) => {
      const worker = startWorker(run.workerUrl, {
        kind: 'import',
        path: run.path,
        plan,
        own: readOwnSuppliers(db),
        decisions: readDecisions(db),
        installBoundaries: readSettings(db).installBoundaries,
        ...(run.sha256 === undefined ? {} : { sha256: run.sha256 }),
        ...(run.facts === undefined ? {} : { facts: run.facts }),
      });
      let started: Extract<WorkerMessage, { kind: 'started' }> | null = null;
      let transaction: ImportTransaction | null = null;
      for await (const message of messagesOf(worker, run.signal)) {
        if (message.kind === 'failed') throw failureOfMessage(message);
        if (message.kind === 'analysing') meter.report('analysing', 0, message.bytesRead);
        if (message.kind === 'started') {
          meter.bytesTotal = message.bytes;
          started = message;
        }
        if (message.kind === 'batch' && started !== null) {
          // Nothing is written for a file that is refused before its first rows.
          if (transaction === null) {
            begin();
            transaction = new ImportTransaction(db, started, plan, { isDryRun, preview });
          }
          transaction.add(message);
          worker.postMessage(credit);
          meter.report('reading', message.rowsRead, message.bytesRead);
          // Reads that wait in the queue are answered between batches.
          await new Promise((resolve) => setImmediate(resolve));
        }
        if (message.kind === 'done' && transaction !== null) {
          meter.report('finishing', 0, meter.bytesTotal, true);
          // The last moment to cancel before indexes and verdicts, which nothing interrupts.
          await new Promise((resolve) => setImmediate(resolve));
          if (run.signal.aborted) continue;
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
