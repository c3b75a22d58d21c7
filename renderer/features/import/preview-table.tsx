import { NativeSelect, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Inspection } from '#shared/contract/import';
import { ITEM_FIELDS, itemFieldSchema, type ItemField } from '#shared/domain/item';
import { plural } from '../../components/format.ts';
import { fieldWords } from '../../components/words.ts';
import { choose, useImport } from './import-store.ts';
import classes from './import.module.css';

type Option = { value: string; label: string; disabled?: boolean };

function optionsFor(index: number, mapping: ReadonlyMap<number, ItemField>): Option[] {
  const taken = new Set([...mapping].flatMap(([column, field]) => (column === index ? [] : field)));
  return [
    { value: '', label: 'Keep under its own heading' },
    ...ITEM_FIELDS.map((field) => ({
      value: field,
      label: fieldWords[field],
      // A field can be filled by one column only.
      disabled: taken.has(field),
    })),
  ];
}

function map(mapping: ReadonlyMap<number, ItemField>, column: number, value: string): void {
  const next = new Map(mapping);
  const field = itemFieldSchema.safeParse(value);
  if (field.success) next.set(column, field.data);
  else next.delete(column);
  choose({ mapping: next });
}

/** The first rows as parsed; under each heading stands the field that the column fills. */
export function PreviewTable({ inspection }: { readonly inspection: Inspection }): ReactElement {
  const mapping = useImport((state) => state.mapping);
  const { columns, sampleRows } = inspection;
  const kept = columns.length - mapping.size;
  return (
    <section className={classes['card']} aria-label="Columns and first rows">
      <h2 className={classes['cardTitle']}>
        Columns and first rows
        <Text span size="sm" c="dimmed" fw={400} ml="sm">
          {plural(mapping.size, 'column')} mapped
          {kept === 0
            ? ''
            : `, ${plural(kept, 'column')} kept under ${kept === 1 ? 'its' : 'their'} own heading`}
        </Text>
      </h2>
      <div
        className={classes['preview']}
        tabIndex={0}
        role="region"
        aria-label="Preview of the rows"
      >
        <table>
          <thead>
            <tr>
              <th className={classes['line']} scope="col">
                Row
              </th>
              {columns.map(({ index, name }) => (
                <th key={index} scope="col">
                  <span className={classes['heading']} title={name}>
                    {name}
                  </span>
                  <NativeSelect
                    size="xs"
                    aria-label={`Field for the column ${name}`}
                    variant={mapping.has(index) ? 'default' : 'filled'}
                    data={optionsFor(index, mapping)}
                    value={mapping.get(index) ?? ''}
                    onChange={(event) => {
                      map(mapping, index, event.currentTarget.value);
                    }}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sampleRows.map((cells, row) => (
              // Sample rows have no identity but their place in the file.
              <tr key={row}>
                <td className={classes['line']}>{row + 1}</td>
                {columns.map(({ index }) => (
                  <td key={index} title={cells[index]}>
                    {(cells[index] ?? '').replaceAll(/\r\n|[\r\n]/g, ' ↵ ')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
