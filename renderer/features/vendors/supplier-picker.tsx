import { Button, Combobox, Text, useCombobox, type ButtonProps } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { DataContract } from '#shared/contract/data';
import type { InputOf } from '#shared/rpc/contract';
import { formatNumber } from '../../components/format.ts';
import { useData } from '../../data/hooks.ts';
import { useFirstOption } from '../inventory/filters/use-first-option.ts';
import { findByWords } from '../inventory/filters/find-words.ts';
import classes from './vendors.module.css';

/** A known supplier, or the name of a new one. */
export type Assignment = InputOf<DataContract, 'vendors.assign'>['to'];

const MOST_SHOWN = 100;
const LONGEST_NAME = 120;
// Supplier ids are slugs, so none of them is written like this.
const NEW_OPTION = '(new)';

type SupplierPickerProps = {
  readonly label: string;
  /** What the picker is for, for those who cannot see the row it stands in. */
  readonly description: string;
  /** Offered first. */
  readonly candidates?: readonly string[];
  /** Proposed as the name of a new supplier until another one is typed. */
  readonly newName: string;
  readonly isBusy?: boolean;
  readonly variant?: ButtonProps['variant'];
  readonly onPick: (to: Assignment) => void;
};

/** A searchable choice of suppliers that can also make a new one. */
export function SupplierPicker(props: SupplierPickerProps): ReactElement {
  const { label, description, candidates = [], newName, isBusy = false, onPick } = props;
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setSearch('');
    },
  });
  const suppliers = useData('suppliers.list', {}, { isEnabled: combobox.dropdownOpened });
  // Closed lists stay in the page, one for each row; without options they cost nothing.
  const known = combobox.dropdownOpened ? (suppliers.data ?? []) : [];
  const found = findByWords(known, search, ({ name }) => name);
  const offered = found.filter(({ id }) => candidates.includes(id));
  useFirstOption(combobox, search, found.length, offered.length > 0);
  const others = found.filter(({ id }) => !candidates.includes(id));
  const proposal = (search.trim() === '' ? newName : search).trim().slice(0, LONGEST_NAME);
  const isTaken = known.some(
    ({ name }) => name.toLocaleLowerCase() === proposal.toLocaleLowerCase(),
  );

  const option = ({ id, name }: { id: string; name: string }): ReactElement => (
    <Combobox.Option key={id} value={id}>
      <bdi>{name}</bdi>
    </Combobox.Option>
  );

  return (
    <Combobox
      store={combobox}
      width={320}
      position="bottom-end"
      shadow="md"
      onOptionSubmit={(value) => {
        combobox.closeDropdown();
        onPick(value === NEW_OPTION ? { newSupplierName: proposal } : { supplierId: value });
      }}
    >
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <Button
          size="compact-sm"
          variant={props.variant ?? 'default'}
          loading={isBusy}
          data-picker
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          aria-label={`${label}: ${description}`}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => combobox.toggleDropdown()}
        >
          {label}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          role="combobox"
          aria-expanded
          value={search}
          placeholder="Find a vendor, or type a new name"
          aria-label="Find a vendor, or type a new name"
          maxLength={LONGEST_NAME}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
          }}
        />
        <Combobox.Options aria-label="Vendors" className={classes['options'] ?? ''}>
          {offered.length === 0 ? null : (
            <Combobox.Group label="Likely">{offered.map(option)}</Combobox.Group>
          )}
          {others.length === 0 ? null : (
            <Combobox.Group label="All vendors">
              {others.slice(0, MOST_SHOWN).map(option)}
            </Combobox.Group>
          )}
          {!combobox.dropdownOpened || proposal === '' || isTaken ? null : (
            <Combobox.Group label="New">
              <Combobox.Option value={NEW_OPTION}>
                <span className={classes['newOption']}>
                  <IconPlus size={14} aria-hidden />
                  <span>
                    New supplier named <bdi>“{proposal}”</bdi>
                  </span>
                </span>
              </Combobox.Option>
            </Combobox.Group>
          )}
        </Combobox.Options>
        {others.length > MOST_SHOWN ? (
          <Text size="xs" c="dimmed" px="sm" py={6}>
            {formatNumber(others.length - MOST_SHOWN)} more: type to find them
          </Text>
        ) : null}
      </Combobox.Dropdown>
    </Combobox>
  );
}
