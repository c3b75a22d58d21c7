import { Button } from '@mantine/core';
import { IconFlag, IconFlagFilled } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { ItemFilter } from '#shared/domain/filter';
import { FacetMenu } from './facet-menu.tsx';
import type { SupplierNames } from './facet-words.ts';
import classes from './filter-bar.module.css';
import { FACET_FIELDS, withFlaggedOnly, withSearch } from './filter-model.ts';
import { SearchProgress } from './search-progress.tsx';
import { SearchBox } from './search-box.tsx';

type FilterBarProps = {
  readonly filter: ItemFilter;
  readonly suppliers: SupplierNames;
  readonly onChange: (filter: ItemFilter) => void;
};

/** Search, the flagged switch and one menu for each property with counts. */
export function FilterBar({ filter, suppliers, onChange }: FilterBarProps): ReactElement {
  const isFlaggedOnly = filter.isFlagged === true;
  const FlagIcon = isFlaggedOnly ? IconFlagFilled : IconFlag;
  return (
    <div className={classes['bar']} role="search" aria-label="Filter items">
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
      <div className={classes['facets']}>
        {FACET_FIELDS.map((field) => (
          <FacetMenu
            key={field}
            field={field}
            filter={filter}
            suppliers={suppliers}
            onChange={onChange}
          />
        ))}
      </div>
    </div>
  );
}
