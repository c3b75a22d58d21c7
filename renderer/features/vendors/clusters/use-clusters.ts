import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { NameCluster } from '#shared/contract/vendors';
import { callData } from '../../../data/data-client.ts';
import { showError } from '../../../components/notify.ts';

/** Texts of members that were decided on, with the answer that still lists them. */
type Settled = { readonly at: number; readonly texts: ReadonlySet<string> };

type Clusters = {
  readonly query: UseQueryResult<NameCluster[]>;
  /** The clusters without what was decided on since. */
  readonly clusters: readonly NameCluster[];
  /** Takes members away at once: the next answer about many names takes seconds. */
  readonly settle: (texts: readonly string[]) => void;
};

const NONE: readonly NameCluster[] = [];

/** What is left of a cluster without some of its members; nothing where that is one. */
function without(cluster: NameCluster, texts: ReadonlySet<string>): readonly NameCluster[] {
  const members = cluster.members.filter(({ text }) => !texts.has(text));
  if (members.length === cluster.members.length) return [cluster];
  if (members.length < 2) return [];
  const items = members.reduce((sum, each) => sum + each.items, 0);
  const confidence = Math.min(...members.map((each) => each.confidence));
  return [{ ...cluster, members, items, confidence }];
}

/** The clusters of unresolved names. Who stops looking at them ends their computation. */
export function useClusters(): Clusters {
  const query = useQuery({
    queryKey: ['vendors.clusters', {}],
    // Who comes back later would be shown names that were decided on meanwhile.
    gcTime: 0,
    queryFn: ({ signal }) => {
      signal.addEventListener('abort', () => {
        callData('vendors.cancelClusters', {}).catch(showError);
      });
      return callData('vendors.clusters', {});
    },
  });
  const { data = NONE, dataUpdatedAt } = query;
  const [settled, setSettled] = useState<Settled>({ at: 0, texts: new Set() });
  const settle = useCallback(
    (texts: readonly string[]) => {
      setSettled((before) => ({
        at: dataUpdatedAt,
        texts: new Set([...(before.at === dataUpdatedAt ? before.texts : []), ...texts]),
      }));
    },
    [dataUpdatedAt],
  );
  const isStale = settled.at === dataUpdatedAt && settled.texts.size > 0;
  return {
    query,
    clusters: isStale ? data.flatMap((cluster) => without(cluster, settled.texts)) : data,
    settle,
  };
}
