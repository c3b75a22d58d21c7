import { Button, Table } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import {
  CLEAR_SUPPLIER_ID,
  type WhatIfResult,
  type WhatIfSupplierCounts,
} from '#shared/contract/what-if';
import { formatNumber } from '../../../components/format.ts';
import { Difference } from './difference.tsx';
import { CLEAR_SUPPLIER_WORDS } from './step-words.ts';
import classes from './comparison.module.css';

const SHOWN = 10;
type Row = WhatIfResult['bySupplier'][number];

function nameOf({ supplierId, name }: Row): string {
  if (supplierId === CLEAR_SUPPLIER_ID) return CLEAR_SUPPLIER_WORDS.replace(/^a/u, 'A');
  return supplierId === null ? 'Manufacturer not resolved' : (name ?? supplierId);
}

const COLUMNS: readonly { readonly key: keyof WhatIfSupplierCounts; readonly label: string }[] = [
  { key: 'items', label: 'Items' },
  { key: 'flagged', label: 'Flagged' },
  { key: 'core', label: 'Core' },
  { key: 'edge', label: 'Edge' },
];

function isSame({ today, scenario }: Row): boolean {
  return COLUMNS.every(({ key }) => today[key] === scenario[key]);
}

/** Each vendor today and in the scenario; those that differ first. */
export function SupplierComparison({ result }: { readonly result: WhatIfResult }): ReactElement {
  const [isWhole, setIsWhole] = useState(false);
  const rows = result.bySupplier.toSorted((a, b) => Number(isSame(a)) - Number(isSame(b)));
  const shown = isWhole ? rows : rows.slice(0, SHOWN);
  return (
    <section className={classes['card']} aria-label="By vendor">
      <h3 className={classes['cardTitle']}>By vendor, items in scope</h3>
      <Table className={classes['table'] ?? ''} aria-label="Vendors today and what if">
        <Table.Thead>
          <Table.Tr>
            <Table.Th rowSpan={2}>Vendor</Table.Th>
            {COLUMNS.map(({ key, label }) => (
              <Table.Th key={key} colSpan={3} className={classes['groupHead'] ?? ''}>
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
          <Table.Tr>
            {COLUMNS.flatMap(({ key }) => [
              <Table.Th key={`${key} today`} data-num>
                Today
              </Table.Th>,
              <Table.Th key={`${key} then`} data-num>
                What if
              </Table.Th>,
              <Table.Th key={`${key} diff`} data-num aria-label="Difference">
                ±
              </Table.Th>,
            ])}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((row) => (
            <Table.Tr key={row.supplierId ?? '(unresolved)'}>
              <Table.Th scope="row" fz="sm" fw={500} className={classes['name'] ?? ''}>
                <bdi title={nameOf(row)}>{nameOf(row)}</bdi>
              </Table.Th>
              {COLUMNS.flatMap(({ key }) => [
                <Table.Td key={`${key} today`} data-num>
                  {formatNumber(row.today[key])}
                </Table.Td>,
                <Table.Td key={`${key} then`} data-num>
                  {formatNumber(row.scenario[key])}
                </Table.Td>,
                <Table.Td key={`${key} diff`} data-num>
                  <Difference
                    today={row.today[key]}
                    scenario={row.scenario[key]}
                    isBetterLess={key === 'flagged'}
                  />
                </Table.Td>,
              ])}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length > SHOWN ? (
        <Button
          mt={8}
          size="compact-sm"
          variant="subtle"
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? 'Show fewer' : `Show all ${formatNumber(rows.length)}`}
        </Button>
      ) : null}
    </section>
  );
}
