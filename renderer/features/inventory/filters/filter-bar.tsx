import { Button } from '@mantine/core';
import { IconFlag, IconFlagFilled } from '@tabler/icons-react';
import { memo, type ReactElement, type ReactNode } from 'react';
import type { ItemFilter } from '#shared/domain/filter';
import type { FilterNames } from '#shared/domain/filter-names';
import { FacetMenu, MENU_FACETS } from './facet-menu.tsx';
import classes from './filter-bar.module.css';
import { withFlaggedOnly, withSearch } from './filter-model.ts';
import { SearchProgress } from './search-progress.tsx';
import { SearchBox } from './search-box.tsx';

type FilterBarProps = {
  readonly filter: ItemFilter;
  readonly names: FilterNames;
  /** True where a panel beside the list has the facets. */
  readonly hasPanel?: boolean;
  /** Stands before the search. */
  readonly lead?: ReactNode;
  readonly onChange: (filter: ItemFilter) => void;
};

/** Search, the flagged switch and, without a panel, one menu for each property with counts. */
export const FilterBar = memo(function FilterBar(props: FilterBarProps): ReactElement {
  const { filter, names, hasPanel = false, lead, onChange } = props;
  const isFlaggedOnly = filter.isFlagged === true;
  const FlagIcon = isFlaggedOnly ? IconFlagFilled : IconFlag;
  return (
    <div className={classes['bar']} role="search" aria-label="Filter items">
      {lead}
      <SearchBox
        value={filter.search ?? ''}
        onChange={(text) => onChange(withSearch(filter, text))}
      />
      <SearchProgress />
      <Button
        size="xs"
        variant={isFlaggedOnly ? 'filled' : 'default'}
        color="red.9"
        aria-pressed={isFlaggedOnly}
        leftSection={
          <FlagIcon
            size={14}
            aria-hidden
            {...(isFlaggedOnly ? {} : { color: 'var(--mantine-color-red-7)' })}
          />
        }
        onClick={() => onChange(withFlaggedOnly(filter, !isFlaggedOnly))}
      >
        Flagged only
      </Button>
      {hasPanel ? null : (
        <div className={classes['facets']}>
          {MENU_FACETS.map((field) => (
            <FacetMenu
              key={field}
              field={field}
              filter={filter}
              names={names}
              onChange={onChange}
            />
          ))}
        </div>
      )}
    </div>
  );
});
