import { Button, Checkbox, Combobox, Loader, Text, useCombobox } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { ItemFilter } from '#shared/domain/filter';
import { formatNumber } from '../../../components/format.ts';
import { useData } from '../../../data/hooks.ts';
import classes from './facet-menu.module.css';
import { countsCaption, FACET_LABELS, facetValueWords, type SupplierNames } from './facet-words.ts';
import { useFirstOption } from './use-first-option.ts';
import { findByWords } from './find-words.ts';
import {
  offeredValues,
  toggleValue,
  valuesOf,
  withoutFacet,
  type FacetField,
  type FacetValue,
} from './filter-model.ts';

/** Longer lists are searched, not scrolled. */
const MOST_SHOWN = 200;
// An option's value must be text; no supplier id, country or status is written like this.
const NULL_OPTION = '(none)';

type FacetMenuProps = {
  readonly field: FacetField;
  readonly filter: ItemFilter;
  readonly suppliers: SupplierNames;
  readonly onChange: (filter: ItemFilter) => void;
};

type Option = { readonly value: FacetValue; readonly words: string; readonly items: number };

function useOptions(props: FacetMenuProps, isOpen: boolean): Option[] | null {
  const { field, filter, suppliers } = props;
  // The counts of a facet leave its own choice out: they say what choosing another would show.
  const { data } = useData(
    'items.facets',
    { filter: withoutFacet(filter, field) },
    { isEnabled: isOpen, keepsPrevious: true },
  );
  if (data === undefined) return null;
  const counted: Option[] = offeredValues(field, data.facets[field].values).map(
    ({ value, items }) => ({
      value,
      items,
      words: facetValueWords(field, value, suppliers),
    }),
  );
  const known = new Set(counted.map(({ value }) => value));
  // A chosen value that no item has any more must still be there to be taken back.
  const chosen = valuesOf(filter, field)
    .filter((value) => !known.has(value))
    .map((value) => ({ value, items: 0, words: facetValueWords(field, value, suppliers) }));
  return [...chosen, ...counted];
}

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
  const chosen = valuesOf(filter, field);
  const label = FACET_LABELS[field];
  const caption = countsCaption(filter, field);
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
        onChange(toggleValue(filter, field, submitted === NULL_OPTION ? null : submitted));
      }}
    >
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <Button
          size="xs"
          px={10}
          variant={chosen.length > 0 ? 'light' : 'default'}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          {label}
          {chosen.length > 0 ? <span className={classes['chosen']}>{chosen.length}</span> : null}
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
