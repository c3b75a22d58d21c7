import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { DataContract } from '#shared/contract/data';
import { AppError } from '#shared/rpc/app-error';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import { callData } from '../../data/data-client.ts';
import type { DataMethod } from '../../data/hooks.ts';

/** Runs one piece of work after the other; what is no longer wanted when its turn comes is left out. */
type Lane = <T>(signal: AbortSignal, work: () => Promise<T>) => Promise<T>;

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

const lanes = new Map<DataMethod, Lane>();

function laneOf(name: DataMethod): Lane {
  const lane = lanes.get(name) ?? createLane();
  lanes.set(name, lane);
  return lane;
}

/**
 * Reads from the data host for a filter that may change faster than it is answered: one question
 * of a kind is asked at a time, and of those that wait only the newest. Meanwhile the answer to the
 * last one is kept.
 */
export function useLatestData<K extends DataMethod>(
  name: K,
  input: InputOf<DataContract, K>,
  isEnabled = true,
): UseQueryResult<OutputOf<DataContract, K>> {
  return useQuery<OutputOf<DataContract, K>>({
    queryKey: [name, input],
    queryFn: ({ signal }) => laneOf(name)(signal, () => callData(name, input)),
    enabled: isEnabled,
    placeholderData: keepPreviousData,
  });
}
