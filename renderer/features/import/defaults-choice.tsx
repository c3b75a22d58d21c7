import { ActionIcon, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { ITEM_FIELDS, type ItemField } from '#shared/domain/item';
import { CountrySelect } from '../../components/country-select.tsx';
import { fieldWords } from '../../components/words.ts';
import type { Default } from './choices.ts';
import { choose, useImport } from './import-store.ts';
import { fixedValues } from './vocabulary.ts';
import classes from './import.module.css';

/** Identifiers differ from row to row: one value for all of them would merge the items. */
const UNSUITABLE = new Set<ItemField>([
  'assetId',
  'serialNumber',
  'hostname',
  'ipAddress',
  'macAddress',
]);
const FIELDS = ITEM_FIELDS.filter((field) => !UNSUITABLE.has(field));

type ValueProps = { readonly entry: Default; onChange(this: void, value: string): void };

function ValueInput({ entry, onChange }: ValueProps): ReactElement {
  const label = `Value for ${fieldWords[entry.field]}`;
  const fixed = fixedValues[entry.field];
  if (entry.field === 'country') {
    return (
      <CountrySelect
        label={label}
        isLabelHidden
        value={entry.value === '' ? null : entry.value}
        onChange={(code) => {
          onChange(code ?? '');
        }}
      />
    );
  }
  if (fixed !== undefined) {
    return (
      <NativeSelect
        aria-label={label}
        data={[{ value: '', label: 'Choose' }, ...fixed]}
        value={entry.value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
    );
  }
  return (
    <TextInput
      aria-label={label}
      maxLength={500}
      placeholder={entry.field === 'installedOn' ? 'YYYY-MM-DD' : 'Value'}
      value={entry.value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

/** Values for fields that the file leaves blank, such as the country of a national inventory. */
export function DefaultsChoice(): ReactElement {
  const defaults = useImport((state) => state.defaults);
  const used = new Set(defaults.map(({ field }) => field));
  const nextField = FIELDS.toSorted(
    (a, b) => Number(b === 'country') - Number(a === 'country'),
  ).find((field) => !used.has(field));
  const replace = (place: number, entry: Default): void => {
    choose({ defaults: defaults.with(place, entry) });
  };

  return (
    <section className={classes['card']} aria-label="Values for blanks">
      <h2 className={classes['cardTitle']}>Values for blanks</h2>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          A value that the file leaves out can be set for all its rows: the country of a national
          inventory, or the placement of a core export. What a row says itself always wins, and so
          does what is known of an item, unless blank cells erase it.
        </Text>
        {defaults.map((entry, place) => (
          <Group key={entry.field} gap="xs" wrap="nowrap" align="flex-start">
            <NativeSelect
              w={150}
              aria-label="Field"
              data={FIELDS.map((field) => ({
                value: field,
                label: fieldWords[field],
                disabled: field !== entry.field && used.has(field),
              }))}
              value={entry.field}
              onChange={(event) => {
                const field = FIELDS.find((candidate) => candidate === event.currentTarget.value);
                if (field !== undefined) replace(place, { field, value: '' });
              }}
            />
            <div className={classes['grow']}>
              <ValueInput
                entry={entry}
                onChange={(value) => {
                  replace(place, { ...entry, value });
                }}
              />
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={`Remove the value for ${fieldWords[entry.field]}`}
              onClick={() => {
                choose({ defaults: defaults.toSpliced(place, 1) });
              }}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {nextField === undefined ? null : (
          <Button
            variant="default"
            size="xs"
            w="fit-content"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => {
              choose({ defaults: [...defaults, { field: nextField, value: '' }] });
            }}
          >
            Add a value
          </Button>
        )}
      </Stack>
    </section>
  );
}
