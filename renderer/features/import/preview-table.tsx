import { Loader, NativeSelect, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { memo, useMemo, useState, type ReactElement } from 'react';
import type { Inspection } from '#shared/contract/import';
import { ITEM_FIELDS, itemFieldSchema, type ItemField } from '#shared/domain/item';
import { plural } from '../../components/format.ts';
import { ErrorState } from '../../components/states.tsx';
import { fieldWords } from '../../components/words.ts';
import { choose, inspect, useImport } from './import-store.ts';
import { PreviewRows } from './preview-rows.tsx';
import classes from './import.module.css';

/** From how many columns on a column is looked for by its name. */
const MANY_COLUMNS = 16;
/** From how many columns on drawing all that could be is too slow. */
const VERY_MANY_COLUMNS = 60;
const KEPT = 'Keep under its own heading';

type Option = { value: string; label: string; disabled?: boolean };
type Column = Inspection['columns'][number];

function optionsFor(index: number, mapping: ReadonlyMap<number, ItemField>): Option[] {
  const taken = new Set([...mapping].flatMap(([column, field]) => (column === index ? [] : field)));
  return [
    { value: '', label: KEPT },
    ...ITEM_FIELDS.map((field) => ({
      value: field,
      label: fieldWords[field],
      // A field can be filled by one column only.
      disabled: taken.has(field),
    })),
  ];
}

function map(column: number, value: string): void {
  const next = new Map(useImport.getState().mapping);
  const field = itemFieldSchema.safeParse(value);
  if (field.success) next.set(column, field.data);
  else next.delete(column);
  choose({ mapping: next });
}

type HeadingCellProps = { readonly column: Column; readonly isOneOfMany: boolean };

/**
 * A heading with the choice of its field. Of many columns only those that are reached hold the list
 * of the fields: hundreds of such lists are slow to draw.
 */
const HeadingCell = memo(function HeadingCell({
  column: { index, name },
  isOneOfMany,
}: HeadingCellProps): ReactElement {
  const [isReached, setIsReached] = useState(!isOneOfMany);
  const field = useImport((state) => state.mapping.get(index));
  const mapping = useImport((state) => (isReached ? state.mapping : null));
  const reach = (): void => {
    setIsReached(true);
  };
  return (
    <th scope="col">
      <bdi className={classes['heading']} title={name}>
        {name}
      </bdi>
      <NativeSelect
        size="xs"
        aria-label={`Field for the column ${name}`}
        variant={field === undefined ? 'filled' : 'default'}
        data={
          mapping === null
            ? [{ value: field ?? '', label: field === undefined ? KEPT : fieldWords[field] }]
            : optionsFor(index, mapping)
        }
        value={field ?? ''}
        onFocus={reach}
        onPointerEnter={reach}
        onChange={(event) => {
          map(index, event.currentTarget.value);
        }}
      />
    </th>
  );
});

/** How many columns fill a field, and how many are kept as they are. */
function Counts({ columns }: { readonly columns: number }): ReactElement {
  const mapped = useImport((state) => state.mapping.size);
  const kept = columns - mapped;
  return (
    <Text span size="sm" c="dimmed" fw={400}>
      {plural(mapped, 'column')} mapped
      {kept === 0
        ? ''
        : `, ${plural(kept, 'column')} kept under ${kept === 1 ? 'its' : 'their'} own heading`}
    </Text>
  );
}

/** The first rows as parsed; under each heading stands the field that the column fills. */
export function PreviewTable({ inspection }: { readonly inspection: Inspection }): ReactElement {
  const { isInspecting, problem, reading } = useImport();
  const [sought, setSought] = useState('');
  const { columns } = inspection;
  const words = sought.trim().toLowerCase();
  const shown = useMemo(
    () => columns.filter(({ name }) => name.toLowerCase().includes(words)),
    [columns, words],
  );
  return (
    <section className={classes['card']} aria-label="Columns and first rows">
      <div className={classes['cardHead']}>
        <h2 className={classes['cardTitle']}>Columns and first rows</h2>
        <Counts columns={columns.length} />
        {isInspecting ? <Loader size={16} role="status" aria-label="Reading the file" /> : null}
        {columns.length < MANY_COLUMNS ? null : (
          <TextInput
            className={classes['seek'] ?? ''}
            size="xs"
            type="search"
            aria-label="Find a column"
            placeholder="Find a column"
            leftSection={<IconSearch size={14} aria-hidden />}
            value={sought}
            onChange={(event) => {
              setSought(event.currentTarget.value);
            }}
          />
        )}
      </div>
      {problem === null ? (
        <div
          className={classes['preview']}
          data-is-busy={isInspecting || undefined}
          tabIndex={0}
          role="region"
          aria-label="Preview of the rows"
          aria-busy={isInspecting}
        >
          <table>
            <thead>
              <tr>
                <th className={classes['line']} scope="col">
                  Line
                </th>
                {shown.map((column) => (
                  <HeadingCell
                    key={column.index}
                    column={column}
                    isOneOfMany={columns.length > VERY_MANY_COLUMNS}
                  />
                ))}
              </tr>
            </thead>
            <PreviewRows inspection={inspection} columns={shown} />
          </table>
          {shown.length === 0 ? (
            <Text size="sm" c="dimmed" p="sm">
              No column has “{sought.trim()}” in its name.
            </Text>
          ) : null}
        </div>
      ) : (
        <ErrorState message={problem} onRetry={() => void inspect(reading)} />
      )}
    </section>
  );
}
