import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import type { WhatIfResult } from '#shared/contract/what-if';
import { countryName, formatNumber, plural } from '../../../components/format.ts';
import { PlacementBadge } from '../../../components/placement-badge.tsx';
import { VerdictBadge } from '../../../components/verdict-badge.tsx';
import classes from './comparison.module.css';

/** Which items get another verdict, the largest groups first. */
export function DifferencesTable({ result }: { readonly result: WhatIfResult }): ReactElement {
  const { changed, differences, otherDifferences } = result;
  return (
    <section className={classes['card']} aria-label="Largest differences">
      <h3 className={classes['cardTitle']}>Largest differences</h3>
      {changed === 0 ? (
        <p className={classes['note']}>Every item keeps its verdict.</p>
      ) : (
        <>
          <p className={classes['note']}>
            {plural(changed, 'item')} with another verdict; vendor and placement as they are today.
          </p>
          <Table className={classes['table'] ?? ''} aria-label="Items with another verdict">
            <Table.Thead>
              <Table.Tr>
                <Table.Th data-num>Items</Table.Th>
                <Table.Th>Vendor</Table.Th>
                <Table.Th>Placement</Table.Th>
                <Table.Th>Country</Table.Th>
                <Table.Th>Today</Table.Th>
                <Table.Th>What if</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {differences.map((row) => (
                <Table.Tr
                  key={JSON.stringify([
                    row.supplierId,
                    row.country,
                    row.placement,
                    row.from,
                    row.to,
                  ])}
                >
                  <Table.Td data-num>{formatNumber(row.items)}</Table.Td>
                  <Table.Td className={classes['name'] ?? ''}>
                    <bdi>{row.supplierName ?? 'Manufacturer not resolved'}</bdi>
                  </Table.Td>
                  <Table.Td>
                    <PlacementBadge placement={row.placement} />
                  </Table.Td>
                  <Table.Td>{countryName(row.country)}</Table.Td>
                  <Table.Td>
                    <VerdictBadge verdict={row.from} />
                  </Table.Td>
                  <Table.Td>
                    <VerdictBadge verdict={row.to} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {otherDifferences === 0 ? null : (
            <p className={classes['note']}>
              And {plural(otherDifferences, 'item')} in smaller groups.
            </p>
          )}
        </>
      )}
    </section>
  );
}
