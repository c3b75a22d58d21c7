import { Table, Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { ImportResult } from '#shared/contract/import';
import { formatNumber } from '../../../components/format.ts';
import { reasonWords } from '../import-words.ts';
import { withCode, withField, type PreviewFilter } from './preview-filter.ts';
import { nameWords } from './preview-words.ts';
import classes from './facet-tables.module.css';

type LineProps = {
  readonly name: string;
  readonly about?: ReactNode;
  readonly rows: number;
  readonly isChosen: boolean;
  onToggle(this: void): void;
};

function Line({ name, about, rows, isChosen, onToggle }: LineProps): ReactElement {
  return (
    <Table.Tr data-is-chosen={isChosen || undefined}>
      <Table.Td>
        <button
          type="button"
          className={classes['facet']}
          title={name}
          aria-pressed={isChosen}
          onClick={onToggle}
        >
          <bdi>{name}</bdi>
        </button>
        {about}
      </Table.Td>
      <Table.Td data-num>{formatNumber(rows)}</Table.Td>
    </Table.Tr>
  );
}

type FacetsProps = {
  readonly check: ImportResult;
  readonly filter: PreviewFilter;
  onChange(this: void, filter: PreviewFilter): void;
};

function Fields({ check, filter, onChange }: FacetsProps): ReactElement | null {
  const { changedFields } = check;
  if (changedFields.length === 0) return null;
  return (
    <Table aria-label="Changed fields" className={classes['facets'] ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Field that differs</Table.Th>
          <Table.Th data-num>Rows</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changedFields.map(({ name, rows, protectedRows }) => (
          <Line
            key={name}
            name={nameWords(name)}
            rows={rows + protectedRows}
            isChosen={filter.field === name}
            onToggle={() => {
              onChange(withField(filter, name));
            }}
            about={
              protectedRows === 0 ? null : (
                <Text size="xs" c="dimmed">
                  {rows === 0 ? '' : `${formatNumber(protectedRows)} of them `}kept: set by a person
                </Text>
              )
            }
          />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Reasons({ check, filter, onChange }: FacetsProps): ReactElement | null {
  const { reasons, ledger } = check;
  if (reasons.length === 0) return null;
  return (
    <div>
      <Table aria-label="Reasons" className={classes['facets'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Why rejected or skipped</Table.Th>
            <Table.Th data-num>Rows</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {reasons
            .toSorted((a, b) => b.rows - a.rows)
            .map(({ code, rows }) => (
              <Line
                key={code}
                name={reasonWords(code)}
                rows={rows}
                isChosen={filter.code === code}
                onToggle={() => {
                  onChange(withCode(filter, code));
                }}
              />
            ))}
        </Table.Tbody>
      </Table>
      {ledger.rejected === 0 ? null : (
        <Text size="xs" c="dimmed" mt={6}>
          Rejected rows are kept aside; after the import they can be saved as CSV, mended and
          imported again.
        </Text>
      )}
    </div>
  );
}

/** True where there is anything to narrow the rows by. */
export function hasFacets({ changedFields, reasons }: ImportResult): boolean {
  return changedFields.length + reasons.length > 0;
}

/** Which fields change and why rows are left out, each a filter with the rows that it lists. */
export function FacetTables(props: FacetsProps): ReactElement {
  return (
    <div className={classes['side']}>
      <Fields {...props} />
      <Reasons {...props} />
    </div>
  );
}
