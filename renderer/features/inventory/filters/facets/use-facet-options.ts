import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useMemo, useState } from 'react';
import type { DataContract } from '#shared/contract/data';
import type { FacetValueCount } from '#shared/contract/facets';
import type { Facet } from '#shared/domain/facet';
import type { ItemFilter } from '#shared/domain/filter';
import type { FilterNames } from '#shared/domain/filter-names';
import type { OutputOf } from '#shared/rpc/contract';
import { callData } from '../../../../data/data-client.ts';
import { useData } from '../../../../data/hooks.ts';
import { facetValueWords } from '../facet-words.ts';
import { offeredValues } from '../filter-model.ts';
import { findByWords } from '../find-words.ts';
import type { FacetOption } from './facet-row.tsx';

/** Values that are read at once. Up to so many are searched here, in the operator's language. */
const PAGE = 500;
const SEARCH_DELAY_MS = 200;

/** All values of a facet, in the order they are offered, read as far as they are looked at. */
type FacetOptions = {
  readonly count: number;
  readonly isReading: boolean;
  readonly optionAt: (index: number) => FacetOption | null;
  /** Says which rows are looked at. */
  readonly onDraw: (first: number, last: number) => void;
};

/** Puts values into words. */
export function optionsOf(
  facet: Facet,
  values: readonly FacetValueCount[],
  names: FilterNames,
): FacetOption[] {
  return offeredValues(facet, values).map(({ value, items }) => ({
    value,
    items,
    words: facetValueWords(facet, value, names),
  }));
}

/** The values of a facet of which the words contain `search`. */
export function useFacetOptions(
  filter: ItemFilter,
  facet: Facet,
  names: FilterNames,
  search: string,
): FacetOptions {
  const [delayed] = useDebouncedValue(search.trim(), SEARCH_DELAY_MS);
  const [pages, setPages] = useState({ first: 0, last: 0 });
  const ask = { filter, facet, limit: PAGE };
  const whole = useData('items.facetValues', { ...ask, offset: 0 }, { keepsPrevious: true });
  const isLong = (whole.data?.distinct ?? 0) > PAGE;
  // The first page says how long the list is, whatever part of it is looked at.
  const numbers = [
    ...new Set([
      0,
      ...Array.from({ length: pages.last - pages.first + 1 }, (_, at) => pages.first + at),
    ]),
  ];
  const found = useQueries({
    queries: numbers.map((number) => {
      const input = {
        ...ask,
        offset: number * PAGE,
        ...(delayed === '' ? {} : { search: delayed }),
      };
      return {
        queryKey: ['items.facetValues', input],
        queryFn: () => callData('items.facetValues', input),
        enabled: isLong,
        // Rows of another page would stand in the places of this one.
        ...(number === 0
          ? { placeholderData: keepPreviousData<OutputOf<DataContract, 'items.facetValues'>> }
          : {}),
      };
    }),
  });
  const onDraw = useCallback((first: number, last: number) => {
    const next = {
      first: Math.floor(first / PAGE),
      last: Math.floor(Math.max(0, last - 1) / PAGE),
    };
    setPages((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, []);
  const short = useMemo(
    () =>
      findByWords(optionsOf(facet, whole.data?.values ?? [], names), search, (each) => each.words),
    [facet, whole.data, names, search],
  );
  if (!isLong) {
    return {
      count: short.length,
      isReading: whole.data === undefined,
      optionAt: (index) => short[index] ?? null,
      onDraw,
    };
  }
  const count = found[0]?.data?.distinct ?? 0;
  return {
    count,
    isReading: found.some(({ isFetching }) => isFetching) || delayed !== search.trim(),
    optionAt: (index) => {
      const value = found[numbers.indexOf(Math.floor(index / PAGE))]?.data?.values[index % PAGE];
      return value === undefined ? null : (optionsOf(facet, [value], names)[0] ?? null);
    },
    onDraw,
  };
}
