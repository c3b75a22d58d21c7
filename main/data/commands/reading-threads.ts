import { ReadingThread } from './reading-thread.ts';

/**
 * Milliseconds that a thread is kept for the next file. Who looks at a file tries another separator,
 * then what an import would do, then imports it.
 */
const KEPT_MS = 8000;

/** What reads a file; see `ReadingThread`. */
export type Reading = Pick<ReadingThread, 'run' | 'giveCredit' | 'end' | 'isFree'>;

/** Where threads that read files are taken from and given back to. */
export class ReadingThreads {
  readonly #workerUrl: URL;
  #kept: Reading | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** `workerUrl` is where the threads' code is. */
  constructor(workerUrl: URL) {
    this.#workerUrl = workerUrl;
  }

  /** Starts a thread that will have loaded its code when it is needed. */
  prepare(): void {
    this.#kept = this.take();
  }

  /** A thread that is free: the one that is kept, or a new one. */
  take(): Reading {
    const kept = this.#kept;
    clearTimeout(this.#timer);
    this.#kept = null;
    return kept?.isFree === true ? kept : new ReadingThread(this.#workerUrl);
  }

  /** Keeps a thread for a while where it is free and no other is kept, and ends it otherwise. */
  async giveBack(thread: Reading): Promise<void> {
    if (!thread.isFree || this.#kept !== null) {
      await thread.end();
      return;
    }
    this.#kept = thread;
    this.#timer = setTimeout(() => {
      void this.end();
    }, KEPT_MS);
  }

  /** Ends the thread that is kept. */
  async end(): Promise<void> {
    clearTimeout(this.#timer);
    const kept = this.#kept;
    this.#kept = null;
    await kept?.end();
  }
}
