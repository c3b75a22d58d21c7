import { AppError } from '#shared/rpc/app-error';

/** Milliseconds between two reports of progress. */
const REPORT_MS = 100;

/** Lets what waits in the event loop run: questions of pages, and a cancellation. */
const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** Runs work that comes in steps, one at a time; between two steps others get their answers. */
export class StepJob {
  #running: {
    readonly controller: AbortController;
    readonly ended: Promise<unknown>;
    readonly isKept: boolean;
  } | null = null;

  /** Ends what runs, if anything; its call fails with `cancelled`. */
  cancel(): void {
    this.#running?.controller.abort();
  }

  /**
   * Runs `work` once what ran before has ended, which it is told to, but for what is kept where this is
   * not: a look at what a change would do ends no change that was asked for.
   */
  async start<T>(work: (signal: AbortSignal) => Promise<T>, { isKept = false } = {}): Promise<T> {
    const before = this.#running;
    if (before?.isKept !== true || isKept) before?.controller.abort();
    const controller = new AbortController();
    const result = (before?.ended ?? Promise.resolve()).then(() => {
      if (controller.signal.aborted) throw cancelled();
      return work(controller.signal);
    });
    // Whoever waits for the end is not told how it ended.
    const running = { controller, ended: result.catch(() => undefined), isKept };
    this.#running = running;
    try {
      return await result;
    } finally {
      if (this.#running === running) this.#running = null;
    }
  }
}

function cancelled(): AppError {
  return new AppError('cancelled', 'Cancelled; nothing was changed.');
}

/** Takes the steps of `steps` one by one and gives its result; fails with `cancelled`. */
export async function runSteps<S, T>(
  steps: Generator<S, T, undefined>,
  signal: AbortSignal,
  onStep: (step: S) => void,
): Promise<T> {
  let reportedAt = 0;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    const now = performance.now();
    if (now - reportedAt >= REPORT_MS) {
      reportedAt = now;
      onStep(step.value);
    }
    await breathe();
    if (!signal.aborted) continue;
    // Steps that have something to take away do so.
    steps.return(undefined as never);
    throw cancelled();
  }
}
