import { useDebouncedValue } from '@mantine/hooks';
import { fieldOfWord } from '#shared/domain/filter-fields';
import type { FilterNames } from '#shared/domain/filter-names';
import { caretPlace } from '#shared/domain/filter-text/caret-place';
import type { Completion } from '#shared/domain/filter-text/complete-filter';
import { writeValue } from '#shared/domain/filter-text/write-value';
import { plural } from '../../../../components/format.ts';
import { useData } from '../../../../data/hooks.ts';

const DELAY_MS = 150;
const MOST_OFFERED = 20;

/** Sites that begin or go on like what is being typed after `site:`; `null` anywhere else. */
export function useSiteOptions(text: string, caret: number, names: FilterNames): Completion | null {
  const { from, to, typed, fieldWord } = caretPlace(text, caret);
  const field = fieldWord === null ? undefined : fieldOfWord(fieldWord);
  const isSite = field?.kind === 'choices' && field.key === 'sites';
  const [search] = useDebouncedValue(typed, DELAY_MS);
  const { data } = useData(
    'items.facetValues',
    { filter: {}, facet: 'site', search, offset: 0, limit: MOST_OFFERED },
    { isEnabled: isSite, keepsPrevious: true },
  );
  if (!isSite || field?.kind !== 'choices') return null;
  const options = (data?.values ?? [])
    .filter(({ value }) => value !== null)
    .map(({ value, items }) => ({
      text: writeValue(field, value, names),
      label: plural(items, 'item'),
    }));
  return { from, to, options };
}
