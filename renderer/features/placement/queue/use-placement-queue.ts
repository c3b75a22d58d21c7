import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { DataContract } from '#shared/contract/data';
import type { OutputOf } from '#shared/rpc/contract';
import { callData } from '../../../data/data-client.ts';

/**
 * The groups, and when they were asked for, in milliseconds as `Date.now()` counts: an answer knows
 * no decision that was made after that, however late it arrives.
 */
type AskedQueue = OutputOf<DataContract, 'placement.queue'> & { readonly askedAt: number };

/** Reads as many groups of untagged items; asked again whenever the workspace changed. */
export function usePlacementQueue(limit: number): UseQueryResult<AskedQueue> {
  return useQuery({
    queryKey: ['placement.queue', { limit }],
    queryFn: async (): Promise<AskedQueue> => {
      const askedAt = Date.now();
      return { ...(await callData('placement.queue', { limit })), askedAt };
    },
    placeholderData: keepPreviousData,
  });
}
