import { Text } from '@mantine/core';
import { useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { NameCluster, UnresolvedName } from '#shared/contract/vendors';
import { formatNumber, plural } from '../../../components/format.ts';
import { messageOf } from '../../../components/notify.ts';
import { ErrorState, LoadingState } from '../../../components/states.tsx';
import { Pager } from '../pager.tsx';
import type { Assignment } from '../supplier-picker.tsx';
import { useAssign } from '../use-assign.ts';
import { usePaged } from '../use-paged.ts';
import styles from '../vendors.module.css';
import { ClusterCard } from './cluster-card.tsx';
import { useClusters } from './use-clusters.ts';
import { SearchField } from '../../../components/search-field.tsx';
import { useKeepApart } from './use-keep-apart.ts';

const PAGE_SIZE = 10;
/** The most that one call takes. */
const MOST_AT_ONCE = 10_000;

type ClusterQueueProps = {
  /** The names that the queue lists one by one, for what is known of them. */
  readonly names: readonly UnresolvedName[];
  /** Stands beside the search. */
  readonly tools: ReactNode;
};

function mentions({ members }: NameCluster, needle: string): boolean {
  return members.some(({ text }) => text.toLocaleLowerCase().includes(needle));
}

/** What is to be decided, and by which keys. */
function summaryOf(clusters: readonly NameCluster[]): string {
  if (clusters.length === 0) return 'Names that look alike are resolved together here.';
  const names = clusters.reduce((sum, { members }) => sum + members.length, 0);
  const items = clusters.reduce((sum, each) => sum + each.items, 0);
  const groups = `${plural(clusters.length, 'group')} of ${plural(names, 'name')}`;
  return `${groups} on ${plural(items, 'item')}. Enter resolves a group, X leaves the focused name out, N keeps apart.`;
}

/** Unresolved names that look alike, to be resolved together or told apart. */
export function ClusterQueue({ names, tools }: ClusterQueueProps): ReactElement {
  const { query, clusters, settle } = useClusters();
  const { assign, pendingIds } = useAssign();
  const { keepApart, isPending } = useKeepApart();
  const [search, setSearch] = useState('');
  const [tabStop, setTabStop] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const resumeAt = useRef<number | null>(null);

  // A group that was decided on goes, and the focus would go with it; the one that moves up takes it.
  useEffect(() => {
    const cards = list.current?.querySelectorAll<HTMLElement>(':scope > [data-cluster]');
    if (resumeAt.current === null || cards === undefined) return;
    cards[Math.min(resumeAt.current, cards.length - 1)]?.focus();
    resumeAt.current = null;
  }, [clusters]);

  const needle = search.trim().toLocaleLowerCase();
  const found = useMemo(
    () => clusters.filter((cluster) => needle === '' || mentions(cluster, needle)),
    [clusters, needle],
  );
  const known = useMemo(() => new Map(names.map((each) => [each.text, each])), [names]);
  const paged = usePaged(found, PAGE_SIZE);
  const stop = paged.rows.find(({ name }) => name === tabStop) ?? paged.rows[0];

  const decide = (index: number, texts: readonly string[]): void => {
    resumeAt.current = index;
    settle(texts);
  };

  const content = (): ReactElement => {
    if (query.error !== null) {
      return <ErrorState message={messageOf(query.error)} onRetry={() => void query.refetch()} />;
    }
    if (query.data === undefined) {
      return <LoadingState label="Comparing the unresolved names" blocks={[96, 96, 96]} />;
    }
    if (found.length === 0) {
      return (
        <Text size="sm" c="dimmed" p="md" className={styles['frame'] ?? ''}>
          {clusters.length === 0
            ? 'No two open names look alike.'
            : `No group holds a name with “${search.trim()}”; there are ${formatNumber(clusters.length)} without the search.`}
        </Text>
      );
    }
    return (
      <div ref={list} className={styles['frame']}>
        {paged.rows.map((cluster, index) => (
          <ClusterCard
            key={cluster.name}
            cluster={cluster}
            known={cluster.members.flatMap(({ text }) => known.get(text) ?? [])}
            isBusy={
              isPending ||
              cluster.members.some((each) => pendingIds.includes(each.manufacturerIds[0] ?? -1))
            }
            isTabStop={cluster.name === stop?.name}
            onFocus={() => setTabStop(cluster.name)}
            resolve={(members: NameCluster['members'], to: Assignment) => {
              const ids = members.flatMap(({ manufacturerIds }) => manufacturerIds);
              assign(ids.slice(0, MOST_AT_ONCE), to, () =>
                decide(
                  index,
                  members.map(({ text }) => text),
                ),
              );
            }}
            keepApart={(gone, from, onDone) => {
              const rest = cluster.members.length - gone.length;
              const all = cluster.members.map(({ text }) => text);
              keepApart(gone, from, () => {
                onDone();
                decide(index, rest > 1 ? gone : all);
              });
            }}
          />
        ))}
      </div>
    );
  };

  return (
    <section className={styles['section']} aria-label="To resolve" aria-busy={query.isFetching}>
      <div className={styles['sectionHead']}>
        <div>
          <h2 className={styles['sectionTitle']}>To resolve</h2>
          <p className={styles['sectionText']}>
            {query.data === undefined ? 'Comparing the unresolved names …' : summaryOf(clusters)}
          </p>
        </div>
        <div className={styles['tools']}>
          {tools}
          <SearchField
            placeholder="Find a name"
            label="Find an unresolved name"
            value={search}
            onChange={(text) => {
              setSearch(text);
              paged.setPage(1);
            }}
          />
        </div>
      </div>
      {content()}
      <Pager label="groups of names" total={found.length} pageSize={PAGE_SIZE} paged={paged} />
    </section>
  );
}
