import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { DataContract } from '#shared/contract/data';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import { callData } from '../../data/data-client.ts';
import { queryClient } from '../../data/query-client.ts';
import type { DataMethod } from '../../data/hooks.ts';
import { createLane, type Lane } from './lane.ts';

/** Milliseconds for which the answer to a filter that is left is kept. */
const KEPT_MS = 10_000;

const lanes = new Map<DataMethod, Lane>();

function laneOf(name: DataMethod): Lane {
  const lane = lanes.get(name) ?? createLane();
  lanes.set(name, lane);
  return lane;
}

function latest<K extends DataMethod>(name: K, input: InputOf<DataContract, K>) {
  return {
    queryKey: [name, input],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      laneOf(name)(signal, () => callData(name, input)),
    // Lists of filters that nobody looks at any more would fill the memory of a long day.
    gcTime: KEPT_MS,
  };
}

/** Asks what `useLatestData` is about to ask, before anything is drawn; it takes up the answer. */
export function askLatestAhead<K extends DataMethod>(
  name: K,
  input: InputOf<DataContract, K>,
): void {
  // A failure is kept with the question, and told by whoever shows its answer.
  void queryClient.prefetchQuery(latest(name, input));
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
    ...latest(name, input),
    enabled: isEnabled,
    placeholderData: keepPreviousData,
  });
}
