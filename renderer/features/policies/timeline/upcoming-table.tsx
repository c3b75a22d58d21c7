import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Timeline } from '#shared/contract/policies';
import { daysBetween } from '#shared/domain/date';
import { formatDate, formatNumber, plural } from '../../../components/format.ts';
import { describeDistance } from '../rule-words.ts';
import { describeChange, describeRate } from './change-words.ts';
import classes from './timeline.module.css';

type UpcomingTableProps = { readonly timeline: Timeline };

/** What changes after today, how far away it is, and how fast equipment has to go until then. */
export function UpcomingTable({ timeline }: UpcomingTableProps): ReactElement | null {
  const { today, days, deadlines } = timeline;
  const coming = days.filter(({ date }) => date > today);
  if (coming.length === 0 && deadlines.length === 0) return null;
  return (
    <div className={classes['upcoming']}>
      {deadlines.length === 0 ? null : (
        <Table aria-label="Deadlines" verticalSpacing={4} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={150}>Remove by</Table.Th>
              <Table.Th w={120}>Left</Table.Th>
              <Table.Th>Rule</Table.Th>
              <Table.Th w={90} ta="right">
                Items
              </Table.Th>
              <Table.Th w={200}>To be removed from today</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {deadlines.map(({ deadline, policyId, ruleId, ruleTitle, items }) => (
              <Table.Tr key={`${policyId} ${ruleId} ${deadline}`}>
                <Table.Td>{formatDate(deadline)}</Table.Td>
                <Table.Td>{describeDistance(today, deadline)}</Table.Td>
                <Table.Td>{ruleTitle}</Table.Td>
                <Table.Td ta="right">{formatNumber(items)}</Table.Td>
                <Table.Td>{describeRate(items, today, deadline)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {coming.length === 0 ? null : (
        <Table aria-label="Upcoming changes" verticalSpacing={4} fz="sm" mt="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={150}>From</Table.Th>
              <Table.Th w={120}>In</Table.Th>
              <Table.Th>What changes</Table.Th>
              <Table.Th w={90} ta="right">
                Items
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {coming.map(({ date, changes, affected }) => (
              <Table.Tr key={date}>
                <Table.Td>{formatDate(date)}</Table.Td>
                <Table.Td>{plural(daysBetween(today, date), 'day')}</Table.Td>
                <Table.Td>{[...new Set(changes.map(describeChange))].join(' · ')}</Table.Td>
                <Table.Td ta="right">{formatNumber(affected)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  );
}
