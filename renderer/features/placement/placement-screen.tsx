import { Button } from '@mantine/core';
import { IconTopologyStar3 } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { PLACEMENTS } from '#shared/domain/item';
import { useNavigation } from '../../app/navigation.ts';
import { formatNumber } from '../../components/format.ts';
import { messageOf } from '../../components/notify.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useData } from '../../data/hooks.ts';
import { IN_SCOPE } from '../inventory/filters/filter-model.ts';
import { TagModal, type TagRequest } from '../inventory/tagging/tag-modal.tsx';
import { PlacementProgress, type PlacementCounts } from './placement-progress.tsx';
import classes from './placement.module.css';
import { AllTagged } from './queue/all-tagged.tsx';
import { UntaggedItems } from './queue/untagged-items.tsx';
import { PlacementTabs } from './rules/placement-tabs.tsx';

type Facet = { readonly value: string | null; readonly items: number };

function countPlacements(facets: readonly Facet[]): PlacementCounts {
  const [core = 0, edge = 0, untagged = 0] = PLACEMENTS.map(
    (placement) => facets.find(({ value }) => value === placement)?.items ?? 0,
  );
  return { core, edge, untagged };
}

function Content({ onTag }: { onTag: (request: TagRequest) => void }): ReactElement {
  const go = useNavigation((state) => state.go);
  const facets = useData('items.facets', { filter: IN_SCOPE }, { keepsPrevious: true });
  if (facets.error !== null) {
    return <ErrorState message={messageOf(facets.error)} onRetry={() => void facets.refetch()} />;
  }
  if (facets.data === undefined) return <LoadingState blocks={[96, 320]} />;
  const counts = countPlacements(facets.data.facets.placement.values);
  const tagged = counts.core + counts.edge;
  if (tagged + counts.untagged === 0) {
    return (
      <EmptyState
        icon={IconTopologyStar3}
        title="Nothing to place yet"
        text="Once an inventory is imported, rules propose core or edge and what stays open is listed here."
        action={<Button onClick={() => go('import')}>Import an inventory</Button>}
      />
    );
  }
  return (
    <>
      <PlacementProgress counts={counts} />
      {counts.untagged === 0 ? (
        <AllTagged items={tagged} />
      ) : (
        <>
          <p className={classes['explanation']}>
            {formatNumber(tagged)} carry a placement from the file, from a rule over function, model
            or host name, or from a person. No rule is sure about the other{' '}
            {formatNumber(counts.untagged)}: they are for people to decide. While an item is
            untagged, rules about core or edge leave it undetermined.
          </p>
          <UntaggedItems onTag={onTag} />
        </>
      )}
    </>
  );
}

/** Which equipment sits in the core and which at the edge, and what is still open. */
export function PlacementScreen(): ReactElement {
  const [request, setRequest] = useState<TagRequest | null>(null);
  return (
    <section aria-label="Placement">
      <PageHeader
        title="Placement"
        description="Core or edge, for every item: many rules apply to one and not to the other"
      />
      <PlacementTabs queue={<Content onTag={setRequest} />} />
      <TagModal request={request} onClose={() => setRequest(null)} />
    </section>
  );
}
