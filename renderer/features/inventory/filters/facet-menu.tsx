import { Button, Checkbox, Combobox, Loader, Text, useCombobox } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { Facet } from '#shared/domain/facet';
import type { ItemFilter } from '#shared/domain/filter';
import type { FilterNames } from '#shared/domain/filter-names';
import { formatNumber } from '../../../components/format.ts';
import { useData } from '../../../data/hooks.ts';
import { ChosenCount } from './chosen-count.tsx';
import classes from './facet-menu.module.css';
import { countsCaption, FACET_LABELS, facetValueWords } from './facet-words.ts';
import { useFirstOption } from './use-first-option.ts';
import { findByWords } from './find-words.ts';
import {
  excludedValues,
  includedValues,
  offeredValues,
  toggleChoice,
  type FacetValue,
} from './filter-model.ts';

/** Longer lists are searched, not scrolled. */
const MOST_SHOWN = 200;
// An option's value must be text; no supplier id, country or status is written like this.
const NULL_OPTION = '(none)';

type FacetMenuProps = {
  readonly field: Facet;
  readonly filter: ItemFilter;
  readonly names: FilterNames;
  readonly onChange: (filter: ItemFilter) => void;
};

type Option = { readonly value: FacetValue; readonly words: string; readonly items: number };

function useOptions(props: FacetMenuProps, isOpen: boolean): Option[] | null {
  const { field, filter, names } = props;
  const { data } = useData('items.facets', { filter }, { isEnabled: isOpen, keepsPrevious: true });
  if (data === undefined) return null;
  return offeredValues(field, data.facets[field].values).map(({ value, items }) => ({
    value,
    items,
    words: facetValueWords(field, value, names),
  }));
}

/** Facets that menus offer where there is no room for the panel. */
export const MENU_FACETS: readonly Facet[] = [
  'verdict',
  'supplier',
  'placement',
  'function',
  'country',
  'status',
];

/** A button that opens the values of one property with their counts, to pick any of them. */
export function FacetMenu(props: FacetMenuProps): ReactElement {
  const { field, filter, onChange } = props;
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setSearch('');
    },
  });
  const options = useOptions(props, combobox.dropdownOpened);
  const chosen = includedValues(filter, field);
  const conditions = chosen.length + excludedValues(filter, field).length;
  const label = FACET_LABELS[field];
  const caption = field === 'verdict' || field === 'status' ? null : countsCaption(filter);
  // Closed lists stay in the page; without options they cost nothing.
  const listed = combobox.dropdownOpened ? (options ?? []) : [];
  const found = findByWords(listed, search, ({ words }) => words);
  useFirstOption(combobox, search, found.length);

  return (
    <Combobox
      store={combobox}
      width={304}
      position="bottom-start"
      shadow="md"
      onOptionSubmit={(submitted) => {
        const value = submitted === NULL_OPTION ? null : submitted;
        onChange(toggleChoice(filter, field, value, 'included'));
      }}
    >
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <Button
          size="xs"
          px={10}
          variant={conditions > 0 ? 'light' : 'default'}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          {label}
          <ChosenCount count={conditions} />
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          role="combobox"
          aria-expanded
          value={search}
          placeholder={`Find in ${label.toLowerCase()}`}
          aria-label={`Find in ${label.toLowerCase()}`}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
          }}
        />
        <Combobox.Options
          aria-label={label}
          aria-multiselectable
          className={classes['options'] ?? ''}
        >
          {options === null ? <Loader size="sm" m="sm" aria-label="Counting" /> : null}
          {found.slice(0, MOST_SHOWN).map(({ value, words, items }) => (
            <Combobox.Option
              key={value ?? NULL_OPTION}
              value={value ?? NULL_OPTION}
              active={chosen.includes(value)}
              aria-checked={chosen.includes(value)}
            >
              <span className={classes['option']}>
                <Checkbox.Indicator size="xs" checked={chosen.includes(value)} aria-hidden />
                <bdi className={classes['words']}>{words}</bdi>
                <span className={classes['items']}>{formatNumber(items)}</span>
              </span>
            </Combobox.Option>
          ))}
          {options !== null && found.length === 0 ? (
            <Combobox.Empty>Nothing is called that</Combobox.Empty>
          ) : null}
        </Combobox.Options>
        {caption === null ? null : (
          <Text size="xs" c="dimmed" px="sm" py={6}>
            {caption}
          </Text>
        )}
        {found.length > MOST_SHOWN ? (
          <Text size="xs" c="dimmed" px="sm" py={6}>
            {formatNumber(found.length - MOST_SHOWN)} more: type to find them
          </Text>
        ) : null}
      </Combobox.Dropdown>
    </Combobox>
  );
}
