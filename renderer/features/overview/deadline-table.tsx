import { Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { PolicyInfo } from '#shared/contract/policies';
import type { Summary } from '#shared/domain/summary';
import { formatDate, formatDaysLeft, formatNumber } from '../../components/format.ts';
import classes from './overview.module.css';

type DeadlineTableProps = {
  readonly summary: Summary;
  readonly policies: readonly PolicyInfo[];
};

/** Days by which equipment must be gone, the nearest first, with the days that are left. */
export function DeadlineTable({ summary, policies }: DeadlineTableProps): ReactElement {
  const ruleTitle = (policyId: string, ruleId: string): string =>
    policies.find(({ id }) => id === policyId)?.rules.find(({ rule }) => rule.id === ruleId)?.rule
      .title ?? ruleId;
  const rows = summary.byDeadline.toSorted((a, b) => a.deadline.localeCompare(b.deadline));
  return (
    <>
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          No active rule sets a deadline for an item of this inventory.
        </Text>
      ) : (
        <Table className={classes['table'] ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Day</Table.Th>
              <Table.Th>Rule</Table.Th>
              <Table.Th data-num>Items</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ deadline, policy, rule, items }) => (
              <Table.Tr key={`${deadline} ${policy} ${rule}`}>
                <Table.Td className={classes['day'] ?? ''}>
                  {formatDate(deadline)}
                  <Text
                    size="xs"
                    {...(deadline < summary.asOf
                      ? { className: classes['past'] ?? '' }
                      : { c: 'dimmed' })}
                  >
                    {formatDaysLeft(summary.asOf, deadline)}
                  </Text>
                </Table.Td>
                <Table.Td>{ruleTitle(policy, rule)}</Table.Td>
                <Table.Td data-num>{formatNumber(items)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}
