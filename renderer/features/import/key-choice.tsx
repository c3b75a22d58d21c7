import { MultiSelect, Radio, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { KeyParts } from '#shared/contract/import';
import { itemFieldSchema, type ItemField } from '#shared/domain/item';
import { fieldWords } from '../../components/words.ts';
import { choose, useImport } from './import-store.ts';
import classes from './import.module.css';

/** Fields that can tell one piece of equipment from another. */
const KEY_FIELDS: readonly ItemField[] = [
  'assetId',
  'serialNumber',
  'hostname',
  'macAddress',
  'ipAddress',
  'sysObjectId',
  'partNumber',
];

function keyLabel(parts: KeyParts): string {
  const [first = '', ...rest] = parts.map((field) => fieldWords[field]);
  return [first, ...rest.map(within)].join(' with ');
}

/** Abbreviations such as “IP address” keep their capitals. */
function within(label: string): string {
  return label.replace(/^[A-Z](?![A-Z])/, (c) => c.toLowerCase());
}

function inWords(key: readonly KeyParts[]): string {
  const [first = '', ...rest] = key.map(keyLabel);
  return [first, ...rest.map(within)].join(', else ');
}

const idOf = (parts: KeyParts): string => parts.join('+');

function partsOf(id: string): KeyParts {
  return id.split('+').map((field) => itemFieldSchema.parse(field));
}

/** What makes two rows the same item. */
export function KeyChoice(): ReactElement {
  const { mapping, key, inspection } = useImport();
  const mapped = new Set(mapping.values());
  const suggested = (inspection?.suggestedKey ?? []).filter((parts) =>
    parts.every((field) => mapped.has(field)),
  );
  const single = KEY_FIELDS.filter((field) => mapped.has(field)).map((field) => [field]);
  const offered = [...new Set([...suggested, ...single].map(idOf))].map(partsOf);
  const fallback = suggested.length > 0 ? suggested : offered.slice(0, 1);

  return (
    <section className={classes['card']} aria-label="What identifies an item">
      <h2 className={classes['cardTitle']}>What identifies an item</h2>
      <Radio.Group
        aria-label="What identifies an item"
        value={key.length === 0 ? 'none' : 'key'}
        onChange={(value) => {
          choose({ key: value === 'none' ? [] : fallback });
        }}
      >
        <Stack gap="sm">
          <Radio
            value="key"
            disabled={offered.length === 0}
            label={
              key.length > 0
                ? inWords(key)
                : fallback.length > 0
                  ? inWords(fallback)
                  : 'An identifier: map a column to asset ID, serial number or host name first'
            }
            description="A row whose identifier is already in the workspace updates that item instead of adding it twice."
          />
          {key.length === 0 ? null : (
            <MultiSelect
              ml={28}
              size="xs"
              aria-label="Identifying fields in their order"
              description="The first of these that a row fills counts."
              data={offered.map((parts) => ({ value: idOf(parts), label: keyLabel(parts) }))}
              value={key.map(idOf)}
              onChange={(values) => {
                choose({ key: values.map(partsOf) });
              }}
            />
          )}
          <Radio
            value="none"
            label="Each row is an item of its own"
            description="No row updates another. Rows that are alike stay separate items; only a row that an earlier import of the same columns had word for word counts as unchanged."
          />
        </Stack>
      </Radio.Group>
      {key.length === 0 ? null : (
        <Text size="xs" c="dimmed" mt="sm">
          Identifiers are compared as text: leading zeros count.
        </Text>
      )}
    </section>
  );
}
