import { AppError } from '#shared/rpc/app-error';

/** Runs one piece of work after the other; what is no longer wanted when its turn comes is left out. */
export type Lane = <T>(signal: AbortSignal, work: () => Promise<T>) => Promise<T>;

/** Makes a lane; work that was aborted while it waited fails with `cancelled`. */
export function createLane(): Lane {
  let last: Promise<unknown> = Promise.resolve();
  return (signal, work) => {
    const turn = last.then(() => {
      if (signal.aborted) throw new AppError('cancelled', 'Something newer was asked for.');
      return work();
    });
    last = turn.catch(() => undefined);
    return turn;
  };
}
