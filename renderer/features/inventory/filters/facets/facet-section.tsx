import { Button, CloseButton, Loader, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { FacetCounts } from '#shared/contract/facets';
import type { Facet } from '#shared/domain/facet';
import type { ItemFilter } from '#shared/domain/filter';
import type { FilterNames } from '#shared/domain/filter-names';
import { formatNumber } from '../../../../components/format.ts';
import { FACET_LABELS } from '../facet-words.ts';
import {
  choiceOf,
  clearFacet,
  excludedValues,
  includedValues,
  isClosedList,
  toggleChoice,
} from '../filter-model.ts';
import { FacetList } from './facet-list.tsx';
import classes from './facets.module.css';
import { SectionFrame } from './section-frame.tsx';
import { optionsOf } from './use-facet-options.ts';
import { WholeFacetList } from './whole-facet-list.tsx';

/** Values that an open list begins with. */
const FEW = 7;

type FacetSectionProps = {
  readonly facet: Facet;
  readonly filter: ItemFilter;
  readonly names: FilterNames;
  /** `null` while the values are counted for the first time. */
  readonly counts: FacetCounts | null;
  readonly onChange: (filter: ItemFilter) => void;
};

/** One facet of the panel: its most frequent values, all of them on demand, and a search in them. */
export function FacetSection(props: FacetSectionProps): ReactElement {
  const { facet, filter, names, counts, onChange } = props;
  const [isWhole, setIsWhole] = useState(false);
  const [search, setSearch] = useState('');
  const label = FACET_LABELS[facet];
  const isClosed = isClosedList(facet);
  const isSearched = search.trim() !== '';
  const shown = optionsOf(facet, counts?.values ?? [], names);
  const isLong = !isClosed && (counts?.distinct ?? 0) > FEW;
  const reads = isLong && (isWhole || isSearched);
  const few = isClosed
    ? shown
    : shown.filter(({ value }, index) => index < FEW || choiceOf(filter, facet, value) !== 'none');
  const greatest = Math.max(0, ...shown.map(({ items }) => items));
  const chosen = includedValues(filter, facet).length + excludedValues(filter, facet).length;

  return (
    <SectionFrame
      section={facet}
      label={label}
      chosen={chosen}
      onClear={() => onChange(clearFacet(filter, facet))}
    >
      {isLong || isSearched ? (
        <TextInput
          size="xs"
          type="search"
          className={classes['search'] ?? ''}
          value={search}
          maxLength={200}
          placeholder={`Find in ${formatNumber(counts?.distinct ?? 0)} values`}
          aria-label={`Find in ${label}`}
          rightSection={
            search === '' ? null : (
              <CloseButton size="xs" aria-label="Clear the search" onClick={() => setSearch('')} />
            )
          }
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || search === '') return;
            event.stopPropagation();
            setSearch('');
          }}
        />
      ) : null}
      {counts === null ? <Loader size="xs" m={8} aria-label={`Counting: ${label}`} /> : null}
      {reads ? (
        <WholeFacetList
          facet={facet}
          label={label}
          filter={filter}
          names={names}
          search={search}
          greatest={greatest}
          onChange={onChange}
        />
      ) : (
        <FacetList
          label={label}
          count={few.length}
          optionAt={(index) => few[index] ?? null}
          choiceOf={(value) => choiceOf(filter, facet, value)}
          greatest={greatest}
          onToggle={(value, choice) => onChange(toggleChoice(filter, facet, value, choice))}
        />
      )}
      {counts !== null && !reads && few.length === 0 ? (
        <p className={classes['none']}>No values</p>
      ) : null}
      {isLong && !isSearched ? (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? 'Show fewer' : `Show all ${formatNumber(counts?.distinct ?? 0)}`}
        </Button>
      ) : null}
    </SectionFrame>
  );
}
