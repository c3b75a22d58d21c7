import { Text } from '@mantine/core';
import { useEffect, useState, type ReactElement } from 'react';
import type { SearchState } from '#shared/contract/search-state';
import { formatNumber } from '../../../components/format.ts';
import { onDataEvent } from '../../../data/data-client.ts';
import { useData } from '../../../data/hooks.ts';

/** How far the index of searches is, while it is not whole; nothing otherwise. */
export function SearchProgress(): ReactElement | null {
  const { data } = useData('items.searchState', {});
  const [latest, setLatest] = useState<SearchState | null>(null);
  useEffect(() => {
    const stop = onDataEvent('search.progress', setLatest);
    return () => {
      stop();
    };
  }, []);
  const state = latest ?? data;
  if (state === undefined || state.indexed >= state.items) return null;
  const percent = Math.floor((100 * state.indexed) / state.items);
  return (
    <Text size="xs" c="dimmed" title="Until it is ready, searches are complete but take longer.">
      Search index: {formatNumber(percent)} %
    </Text>
  );
}
