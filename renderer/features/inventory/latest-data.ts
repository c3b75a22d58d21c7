import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { DataContract } from '#shared/contract/data';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import { callData } from '../../data/data-client.ts';
import type { DataMethod } from '../../data/hooks.ts';
import { createLane, type Lane } from './lane.ts';

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
