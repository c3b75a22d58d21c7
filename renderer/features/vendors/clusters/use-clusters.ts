import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { NameCluster } from '#shared/contract/vendors';
import { callData } from '../../../data/data-client.ts';
import { showError } from '../../../components/notify.ts';
import { openClusters, settledToo, type ClusterAnswer, type Settled } from './settled.ts';

type Clusters = {
  readonly query: UseQueryResult<ClusterAnswer>;
  /** The clusters without what was decided on since. */
  readonly clusters: readonly NameCluster[];
  /** Takes members away at once: the next answer about many names takes seconds. */
  readonly settle: (texts: readonly string[]) => void;
};

const NO_ANSWER: ClusterAnswer = { askedAt: 0, clusters: [] };

/** The clusters of unresolved names. Who stops looking at them ends their computation. */
export function useClusters(): Clusters {
  const query = useQuery({
    queryKey: ['vendors.clusters', {}],
    // Who comes back later would be shown names that were decided on meanwhile.
    gcTime: 0,
    queryFn: async ({ signal }): Promise<ClusterAnswer> => {
      const askedAt = performance.now();
      signal.addEventListener('abort', () => {
        callData('vendors.cancelClusters', {}).catch(showError);
      });
      return { askedAt, clusters: await callData('vendors.clusters', {}) };
    },
  });
  const answer = query.data ?? NO_ANSWER;
  const [settled, setSettled] = useState<Settled>({ at: -1, texts: new Set() });
  const settle = useCallback(
    (texts: readonly string[]) => {
      setSettled((before) => settledToo(before, answer, performance.now(), texts));
    },
    [answer],
  );
  const clusters = useMemo(() => openClusters(answer, settled), [answer, settled]);
  return { query, clusters, settle };
}
