import { Button, Group, Loader, Table } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { ItemFilter } from '#shared/domain/filter';
import { useNavigation } from '../../app/navigation.ts';
import { formatNumber } from '../../components/format.ts';
import { messageOf } from '../../components/notify.ts';
import { ErrorState } from '../../components/states.tsx';
import { useData } from '../../data/hooks.ts';
import { FACET_LABELS, facetValueWords } from '../inventory/filters/facet-words.ts';
import { IN_SCOPE, withValues, type FacetValue } from '../inventory/filters/filter-model.ts';
import { useSupplierNames } from '../inventory/filters/use-supplier-names.ts';
import type { TagRequest } from '../inventory/tagging/tag-modal.tsx';
import classes from './placement.module.css';

const UNTAGGED: ItemFilter = { ...IN_SCOPE, placements: ['untagged'] };
/** Properties that untagged items can be grouped by. */
export const GROUPINGS = ['function', 'supplier', 'country'] as const;
export type Grouping = (typeof GROUPINGS)[number];
const GROUPS_SHOWN = 50;

type UntaggedGroupsProps = {
  readonly grouping: Grouping;
  readonly onTag: (request: TagRequest) => void;
};

/** The untagged items by one property, to tag many at once or to look at them. */
export function UntaggedGroups({ grouping, onTag }: UntaggedGroupsProps): ReactElement {
  const [shown, setShown] = useState(GROUPS_SHOWN);
  const suppliers = useSupplierNames();
  const go = useNavigation((state) => state.go);
  const facets = useData('items.facets', { filter: UNTAGGED }, { keepsPrevious: true });

  if (facets.error !== null) {
    return <ErrorState message={messageOf(facets.error)} onRetry={() => void facets.refetch()} />;
  }
  const groups = (facets.data?.facets[grouping].values ?? [])
    .filter(({ items }) => items > 0)
    .toSorted((a, b) => b.items - a.items);
  const most = groups[0]?.items ?? 1;
  const filterOf = (value: FacetValue): ItemFilter => withValues(UNTAGGED, grouping, [value]);

  return (
    <>
      <div className={classes['frame']}>
        <Table aria-label={`Untagged items by ${FACET_LABELS[grouping].toLowerCase()}`}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{FACET_LABELS[grouping]}</Table.Th>
              <Table.Th className={classes['share'] ?? ''} aria-hidden />
              <Table.Th data-num>Items</Table.Th>
              <Table.Th className={classes['actions'] ?? ''}>Tag as</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {groups.slice(0, shown).map(({ value, items }) => {
              const words = facetValueWords(grouping, value, { suppliers });
              return (
                <Table.Tr key={value ?? ''}>
                  <Table.Td className={classes['name'] ?? ''}>
                    <bdi>{words}</bdi>
                  </Table.Td>
                  <Table.Td aria-hidden>
                    <div className={classes['track']}>
                      <div
                        className={classes['fill']}
                        style={{ width: `${(items / most) * 100}%` }}
                      />
                    </div>
                  </Table.Td>
                  <Table.Td data-num>{formatNumber(items)}</Table.Td>
                  <Table.Td className={classes['actions'] ?? ''}>
                    <Group gap={8} wrap="nowrap">
                      <Button
                        size="compact-sm"
                        variant="light"
                        aria-label={`Core: tag ${words}`}
                        onClick={() =>
                          onTag({ filter: filterOf(value), set: { placement: 'core' } })
                        }
                      >
                        Core
                      </Button>
                      <Button
                        size="compact-sm"
                        variant="light"
                        color="gray"
                        aria-label={`Edge: tag ${words}`}
                        onClick={() =>
                          onTag({ filter: filterOf(value), set: { placement: 'edge' } })
                        }
                      >
                        Edge
                      </Button>
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        aria-label={`Show items of ${words} without a placement`}
                        onClick={() => go('inventory', { filter: filterOf(value) })}
                      >
                        Show items
                      </Button>
                    </Group>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
        {facets.data === undefined ? <Loader size="sm" m="md" aria-label="Counting" /> : null}
      </div>
      {groups.length > shown ? (
        <Button mt="xs" variant="subtle" onClick={() => setShown(shown + GROUPS_SHOWN)}>
          Show more ({formatNumber(groups.length - shown)} left)
        </Button>
      ) : null}
    </>
  );
}
