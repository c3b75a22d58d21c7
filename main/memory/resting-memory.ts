import { collectGarbage } from './collect-garbage.ts';

/** Milliseconds without a question after which memory is given back. */
const REST_MS = 4000;
/** What must have been taken since the last time: giving it back costs tens of milliseconds. */
const LEAST_BYTES = 4 * 1024 * 1024;

type Options = {
  /** True while a job runs that takes memory of its own, and would wait for the collection. */
  readonly isBusy: () => boolean;
  /** Lets go of what only the next change would need. */
  readonly release?: () => void;
  readonly restMs?: number;
};

/** What V8 has taken of the system, used or not, and what buffers take. */
function takenBytes(): number {
  const { heapTotal, external } = process.memoryUsage();
  return heapTotal + external;
}

/**
 * Gives back what questions and jobs left behind once nobody asks anything for a while: V8 collects
 * buffers late, and a program that was busy an hour ago would hold what it needed then.
 */
export class RestingMemory {
  readonly #timer: NodeJS.Timeout;
  readonly #isBusy: () => boolean;
  readonly #release: () => void;
  #kept = takenBytes();

  constructor({ isBusy, release = () => undefined, restMs = REST_MS }: Options) {
    this.#isBusy = isBusy;
    this.#release = release;
    this.#timer = setTimeout(() => {
      this.#rest();
    }, restMs);
    this.#timer.unref();
  }

  /** Tells that something was asked: the time of rest begins anew. */
  asked(): void {
    this.#timer.refresh();
  }

  #rest(): void {
    if (this.#isBusy()) {
      this.#timer.refresh();
      return;
    }
    this.#release();
    const taken = takenBytes();
    this.#kept = Math.min(this.#kept, taken);
    if (taken - this.#kept < LEAST_BYTES) return;
    collectGarbage();
    this.#kept = takenBytes();
    // Buffers are given back in the background: what is kept is known a while later.
    this.#timer.refresh();
  }
}
