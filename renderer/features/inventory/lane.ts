import { AppError } from '#shared/rpc/app-error';

/** Runs one piece of work after the other; what is no longer wanted when its turn comes is left out. */
export type Lane = <T>(signal: AbortSignal, work: () => Promise<T>) => Promise<T>;

/**
 * Makes a lane; work that was aborted while it waited fails with `cancelled`. Where nothing is
 * running, work begins before the call returns.
 */
export function createLane(): Lane {
  let last: Promise<void> | null = null;
  return (signal, work) => {
    const run = (): ReturnType<typeof work> => {
      if (signal.aborted) throw new AppError('cancelled', 'Something newer was asked for.');
      return work();
    };
    const turn = last === null ? work() : last.then(run);
    const ended = turn.then(
      () => undefined,
      () => undefined,
    );
    last = ended;
    void ended.then(() => {
      if (last === ended) last = null;
    });
    return turn;
  };
}
