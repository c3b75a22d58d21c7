import { ActionIcon, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { KeyParts } from '#shared/contract/import';
import { ITEM_FIELDS, type ItemField } from '#shared/domain/item';
import { fieldWords } from '../../components/words.ts';
import { possibleKey } from './choices.ts';
import { choose, useImport } from './import-store.ts';
import { joined, keyInWords, keyLabel, MAX_KEYS, MAX_PARTS, moved, parted } from './key-list.ts';
import classes from './import.module.css';
import decisions from './decisions.module.css';

/** Fields that can tell one piece of equipment from another by themselves. */
const ALONE: readonly ItemField[] = [
  'assetId',
  'serialNumber',
  'hostname',
  'macAddress',
  'ipAddress',
  'sysObjectId',
  'partNumber',
];

type FieldPickProps = {
  readonly label: string;
  readonly empty: string;
  readonly fields: readonly ItemField[];
  onPick(this: void, field: ItemField): void;
};

/** A list that adds a field and shows again what it is for. */
function FieldPick({ label, empty, fields, onPick }: FieldPickProps): ReactElement | null {
  if (fields.length === 0) return null;
  return (
    <NativeSelect
      size="xs"
      w={150}
      aria-label={label}
      variant="filled"
      data={[
        { value: '', label: empty },
        ...fields.map((field) => ({ value: field, label: fieldWords[field] })),
      ]}
      value=""
      onChange={(event) => {
        const field = fields.find((each) => each === event.currentTarget.value);
        if (field !== undefined) onPick(field);
      }}
    />
  );
}

type WayProps = { readonly keys: readonly KeyParts[]; readonly place: number };

/** One way to identify an item: a field, or several together. */
function Way({ keys, place }: WayProps): ReactElement {
  const mapping = useImport((state) => state.mapping);
  const parts = keys[place] ?? [];
  const name = keyLabel(parts);
  const isMapped = new Set(mapping.values());
  const more = ITEM_FIELDS.filter((field) => isMapped.has(field) && !parts.includes(field));
  const move = (by: -1 | 1) => () => {
    choose({ key: moved(keys, place, by) });
  };
  return (
    <li className={decisions['way']}>
      <span className={decisions['wayWord']}>{place === 0 ? 'By' : 'else by'}</span>
      {parts.map((field, at) => (
        <span key={field} className={decisions['part']}>
          {at === 0 ? '' : 'with '}
          {fieldWords[field]}
          <ActionIcon
            size={18}
            variant="subtle"
            color="gray"
            aria-label={`Take ${fieldWords[field]} out of ${name}`}
            onClick={() => {
              choose({ key: parted(keys, place, field) });
            }}
          >
            <IconX size={12} aria-hidden />
          </ActionIcon>
        </span>
      ))}
      <span className={classes['grow']}>
        <FieldPick
          label={`Add a field to ${name}`}
          empty="together with …"
          fields={parts.length < MAX_PARTS ? more : []}
          onPick={(field) => {
            choose({ key: joined(keys, place, field) });
          }}
        />
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Move ${name} up`}
        disabled={place === 0}
        onClick={move(-1)}
      >
        <IconArrowUp size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Move ${name} down`}
        disabled={place === keys.length - 1}
        onClick={move(1)}
      >
        <IconArrowDown size={14} aria-hidden />
      </ActionIcon>
    </li>
  );
}

/** What makes two rows the same item. */
export function KeyChoice(): ReactElement {
  const { mapping, key, inspection } = useImport();
  const mapped = new Set(mapping.values());
  const alone = ALONE.filter((field) => mapped.has(field));
  const suggested = possibleKey(inspection?.suggestedKey ?? [], mapping);
  const usual = suggested.length > 0 ? suggested : alone.slice(0, 1).map((field) => [field]);
  const used = new Set(key.flatMap((parts) => (parts.length === 1 ? parts : [])));

  return (
    <section className={classes['card']} aria-label="What identifies an item">
      <h2 className={classes['cardTitle']}>What identifies an item</h2>
      <Radio.Group
        name="import-key"
        label="What identifies an item"
        labelProps={{ className: decisions['named'] }}
        value={key.length === 0 ? 'none' : 'key'}
        onChange={(value) => {
          choose({ key: value === 'none' ? [] : usual });
        }}
      >
        <Stack gap="sm">
          <Radio
            value="key"
            disabled={usual.length === 0}
            label={
              key.length > 0
                ? keyInWords(key)
                : usual.length > 0
                  ? keyInWords(usual)
                  : 'An identifier: map a column to asset ID, serial number or host name first'
            }
            description="The first of these that a row fills counts. A row whose identifier is known updates that item instead of adding it twice."
          />
          {key.length === 0 ? null : (
            <ol className={decisions['ways']} aria-label="Identifying fields in their order">
              {key.map((parts, place) => (
                <Way key={parts.join('+')} keys={key} place={place} />
              ))}
              <li className={decisions['way']}>
                <FieldPick
                  label="Add another way to identify an item"
                  empty="else by …"
                  fields={key.length < MAX_KEYS ? alone.filter((field) => !used.has(field)) : []}
                  onPick={(field) => {
                    choose({ key: [...key, [field]] });
                  }}
                />
                <Text size="xs" c="dimmed">
                  Compared as text: leading zeros count.
                </Text>
              </li>
            </ol>
          )}
          <Radio
            value="none"
            label="Each row is an item of its own"
            description="No row updates another. Only a row that an earlier import of the same columns had word for word counts as unchanged."
          />
        </Stack>
      </Radio.Group>
    </section>
  );
}
