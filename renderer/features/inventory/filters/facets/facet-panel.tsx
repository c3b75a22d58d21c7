import { ActionIcon } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse } from '@tabler/icons-react';
import { memo, type ReactElement } from 'react';
import { FACETS } from '#shared/domain/facet';
import type { ItemFilter } from '#shared/domain/filter';
import type { FilterNames } from '#shared/domain/filter-names';
import { messageOf } from '../../../../components/notify.ts';
import { ErrorState } from '../../../../components/states.tsx';
import { togglePanel, useInventoryLayout } from '../../inventory-layout.ts';
import { useLatestData } from '../../latest-data.ts';
import { countsCaption } from '../facet-words.ts';
import { RANGE_KEYS } from '../filter-model.ts';
import { FacetSection } from './facet-section.tsx';
import classes from './facets.module.css';
import { PanelResizer } from './panel-resizer.tsx';
import { RangeSection } from './range-section.tsx';

type FacetPanelProps = {
  readonly filter: ItemFilter;
  readonly names: FilterNames;
  readonly onChange: (filter: ItemFilter) => void;
};

/** Every property of items with its values and their counts, to include and exclude them. */
export const FacetPanel = memo(function FacetPanel(props: FacetPanelProps): ReactElement {
  const { filter, names, onChange } = props;
  const width = useInventoryLayout((layout) => layout.panelWidth);
  const { data, error, isError, isFetching, refetch } = useLatestData('items.facets', {
    filter,
  });
  const caption = countsCaption(filter);
  return (
    <aside className={classes['panel']} style={{ width }} aria-label="Filters">
      <div className={classes['top']}>
        <h2 className={classes['title']}>Filters</h2>
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          className={classes['collapse'] ?? ''}
          aria-label="Hide the filters"
          aria-keyshortcuts="Control+B Meta+B"
          title="Hide the filters"
          onClick={togglePanel}
        >
          <IconLayoutSidebarLeftCollapse size={16} aria-hidden />
        </ActionIcon>
      </div>
      <div className={classes['sections']} aria-busy={isFetching}>
        {isError && data === undefined ? (
          <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />
        ) : (
          FACETS.map((facet) => (
            <FacetSection
              key={facet}
              facet={facet}
              filter={filter}
              names={names}
              counts={data?.facets[facet] ?? null}
              onChange={onChange}
            />
          ))
        )}
        {RANGE_KEYS.map((range) => (
          <RangeSection key={range} range={range} filter={filter} onChange={onChange} />
        ))}
        {caption === null ? null : <p className={classes['caption']}>{caption}</p>}
      </div>
      <PanelResizer />
    </aside>
  );
});
