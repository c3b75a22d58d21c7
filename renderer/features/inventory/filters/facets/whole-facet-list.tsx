import type { ReactElement } from 'react';
import type { Facet } from '#shared/domain/facet';
import type { ItemFilter } from '#shared/domain/filter';
import type { FilterNames } from '#shared/domain/filter-names';
import { choiceOf, toggleChoice } from '../filter-model.ts';
import { FacetList } from './facet-list.tsx';
import classes from './facets.module.css';
import { useFacetOptions } from './use-facet-options.ts';

type WholeFacetListProps = {
  readonly facet: Facet;
  readonly label: string;
  readonly filter: ItemFilter;
  readonly names: FilterNames;
  readonly search: string;
  /** Items of the greatest value, which the bars are drawn against. */
  readonly greatest: number;
  readonly onChange: (filter: ItemFilter) => void;
};

/** All values of a facet, or those that a search finds, read as far as they are looked at. */
export function WholeFacetList(props: WholeFacetListProps): ReactElement {
  const { facet, label, filter, names, search, greatest, onChange } = props;
  const all = useFacetOptions(filter, facet, names, search);
  return (
    <>
      <FacetList
        key={search}
        label={label}
        count={all.count}
        optionAt={all.optionAt}
        choiceOf={(value) => choiceOf(filter, facet, value)}
        greatest={greatest}
        onToggle={(value, choice) => onChange(toggleChoice(filter, facet, value, choice))}
        onDraw={all.onDraw}
      />
      {all.count === 0 ? (
        <p className={classes['none']} role="status">
          {all.isReading ? 'Reading …' : 'Nothing is called that'}
        </p>
      ) : null}
    </>
  );
}
