import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/rpc/app-error';
import type { HostMessage, ImportJob, WorkerMessage } from '../../import/protocol.ts';

/**
 * Heap of the reading thread, in MiB. A hostile file then ends the thread with one error
 * message; the utility process around it has no limit that can be set.
 */
const HEAP_MIB = 512;
/** Room for short-lived rows; more of it takes memory and saves no time. */
const NURSERY_MIB = 48;

const CREDIT: HostMessage = { kind: 'credit' };

/**
 * A thread that reads files, one after another. It loads its code while it waits for its first, so
 * that starting it early costs nothing.
 */
export class ReadingThread {
  readonly #worker: Worker;
  readonly #begun: Promise<void>;
  readonly #queue: WorkerMessage[] = [];
  #failure: AppError | null = null;
  #isReading = false;
  #hasEnded = false;
  #wake: () => void = () => undefined;

  /** Starts the thread; `workerUrl` is where its code is. */
  constructor(workerUrl: URL) {
    this.#worker = new Worker(workerUrl, {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB, maxYoungGenerationSizeMb: NURSERY_MIB },
    });
    this.#begun = new Promise((resolve) => {
      for (const event of ['online', 'exit']) this.#worker.once(event, () => resolve());
    });
    this.#worker.on('message', (message: WorkerMessage) => {
      this.#queue.push(message);
      this.#wake();
    });
    this.#worker.on('error', (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const text = isMemory
        ? 'The file needs more memory than an import may use; check that it is a table with line breaks.'
        : `The reader failed: ${error.message}`;
      this.#stop(new AppError(isMemory ? 'record-too-long' : 'internal', text, { cause: error }));
    });
    this.#worker.on('exit', () => {
      this.#stop(null);
    });
  }

  #stop(error: AppError | null): void {
    this.#failure ??= error;
    this.#hasEnded = true;
    this.#wake();
  }

  /** True while the thread waits for a file. */
  get isFree(): boolean {
    return !this.#isReading && !this.#hasEnded;
  }

  /**
   * Gives the thread a job and yields its messages in order. It is free for another one then. Fails
   * as the thread fails, and ends it where `signal` aborts or nobody listens any more.
   */
  async *run(job: ImportJob, signal: AbortSignal): AsyncGenerator<WorkerMessage, void, undefined> {
    const cancel = (): void => {
      this.#stop(new AppError('cancelled', 'The import was cancelled; nothing was changed.'));
    };
    signal.addEventListener('abort', cancel);
    if (signal.aborted) cancel();
    this.#isReading = true;
    this.#worker.postMessage(job);
    try {
      for (;;) {
        if (this.#failure !== null) throw this.#failure as AppError;
        const message = this.#queue.shift();
        if (message?.kind === 'over') {
          this.#isReading = false;
          return;
        }
        if (message !== undefined) yield message;
        else if (this.#hasEnded) return;
        else {
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
        }
      }
    } finally {
      signal.removeEventListener('abort', cancel);
      if (this.#isReading) await this.end();
    }
  }

  /** Lets the thread send one more batch. */
  giveCredit(): void {
    this.#worker.postMessage(CREDIT);
  }

  /** Ends the thread, whatever it does. */
  async end(): Promise<void> {
    this.#stop(null);
    // Ended while it starts, the engine complains of it on standard error.
    await this.#begun;
    await this.#worker.terminate();
  }
}
