import { Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ItemFilter } from '#shared/domain/filter';
import {
  PACE_LABELS,
  REMOVAL_LABELS,
  REMOVAL_PACES,
  type RemovalDeadline,
  type RemovalFigures,
  type RemovalPace,
} from '#shared/domain/removal';
import { CountLink } from '../../components/count-link.tsx';
import { formatDate, formatDaysLeft, formatMoney, formatShare } from '../../components/format.ts';
import overview from '../overview/overview.module.css';

type FiguresProps = { readonly figures: RemovalFigures };

const FLAGGED: ItemFilter = { isFlagged: true };

/** Flagged items by how far their removal is; adds up to all of them. */
export function StatusTable({ figures }: FiguresProps): ReactElement {
  return (
    <Table className={overview['table'] ?? ''} aria-label="By status">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Status</Table.Th>
          <Table.Th data-num>Flagged items</Table.Th>
          <Table.Th data-num>Share</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {figures.byStatus.map(({ status, items }) => {
          const label = status === null ? 'Not planned yet' : REMOVAL_LABELS[status];
          return (
            <Table.Tr key={label}>
              <Table.Th scope="row" fz="sm" fw={500}>
                {label}
              </Table.Th>
              <Table.Td data-num>
                <CountLink
                  count={items}
                  label={`flagged items: ${label.toLowerCase()}`}
                  filter={{ ...FLAGGED, removals: [status] }}
                />
              </Table.Td>
              <Table.Td data-num>{formatShare(items, figures.flagged)}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

const COUNT_OF: Readonly<Record<RemovalPace, keyof RemovalDeadline>> = {
  gone: 'gone',
  'in-time': 'inTime',
  late: 'late',
  undated: 'undated',
  unplanned: 'unplanned',
};

function filterOf(deadline: RemovalDeadline['deadline']): ItemFilter {
  return deadline === null
    ? { ...FLAGGED, hasDeadline: false }
    : { ...FLAGGED, deadline: { from: deadline, until: deadline } };
}

/** Flagged items by their nearest deadline, and where their removal stands against it. */
export function DeadlineProgress({ figures }: FiguresProps): ReactElement {
  return (
    <Table className={overview['table'] ?? ''} aria-label="By deadline">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Nearest deadline</Table.Th>
          <Table.Th data-num>Flagged items</Table.Th>
          {REMOVAL_PACES.map((pace) => (
            <Table.Th key={pace} data-num>
              {PACE_LABELS[pace]}
            </Table.Th>
          ))}
          <Table.Th data-num>Share gone</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {figures.deadlines.map((row) => {
          const { deadline, items, gone } = row;
          const label = deadline === null ? 'without a deadline' : `by ${formatDate(deadline)}`;
          return (
            <Table.Tr key={label}>
              <Table.Th scope="row" fz="sm" fw={500} className={overview['day'] ?? ''}>
                {deadline === null ? 'None' : formatDate(deadline)}
                {deadline === null ? null : (
                  <Text
                    size="xs"
                    {...(deadline < figures.asOf
                      ? { className: overview['past'] ?? '' }
                      : { c: 'dimmed' })}
                  >
                    {formatDaysLeft(figures.asOf, deadline)}
                  </Text>
                )}
              </Table.Th>
              <Table.Td data-num>
                <CountLink
                  count={items}
                  label={`flagged items ${label}`}
                  filter={filterOf(deadline)}
                />
              </Table.Td>
              {REMOVAL_PACES.map((pace) => (
                <Table.Td key={pace} data-num>
                  <CountLink
                    count={Number(row[COUNT_OF[pace]])}
                    label={`flagged items ${label}: ${PACE_LABELS[pace].toLowerCase()}`}
                    filter={{ ...filterOf(deadline), removalPaces: [pace] }}
                  />
                </Table.Td>
              ))}
              <Table.Td data-num>{formatShare(gone, items)}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

/** What the plan costs, a line for each currency: amounts of different ones are never added. */
export function CostTable({ figures }: FiguresProps): ReactElement {
  if (figures.costs.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No cost is on the plan yet.
      </Text>
    );
  }
  return (
    <Table className={overview['table'] ?? ''} aria-label="By currency">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Currency</Table.Th>
          <Table.Th data-num>Flagged items with a cost</Table.Th>
          <Table.Th data-num>Cost</Table.Th>
          <Table.Th data-num>Of it for equipment that is gone</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {figures.costs.map(({ currency, items, amount, gone: spent }) => (
          <Table.Tr key={currency}>
            <Table.Th scope="row" fz="sm" fw={500}>
              {currency}
            </Table.Th>
            <Table.Td data-num>
              <CountLink
                count={items}
                label={`flagged items with a cost in ${currency}`}
                filter={{ ...FLAGGED, removalCurrencies: [currency] }}
              />
            </Table.Td>
            <Table.Td data-num>{formatMoney(amount, currency)}</Table.Td>
            <Table.Td data-num>{formatMoney(spent, currency)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
