import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ShareSet } from '#shared/contract/overview';
import { CountLink } from '../../../components/count-link.tsx';
import { formatAmount, formatLimit } from '../../../components/format.ts';
import overview from '../overview.module.css';
import classes from './pictures.module.css';
import { headroomWords, rowName, setTitle, shareWords } from './share-words.ts';

const perWords = { country: 'Country', function: 'Function', region: 'Region' } as const;

/** The numbers of a set of shares. */
export function ShareTable({ set }: { readonly set: ShareSet }): ReactElement {
  return (
    <Table className={overview['table'] ?? ''} highlightOnHover aria-label={setTitle(set)}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{set.per === null ? 'Group' : perWords[set.per]}</Table.Th>
          <Table.Th data-num>Counted</Table.Th>
          <Table.Th data-num>Of</Table.Th>
          <Table.Th data-num>Share</Table.Th>
          {set.cap === null ? null : (
            <>
              <Table.Th data-num>Cap</Table.Th>
              <Table.Th data-num>Headroom</Table.Th>
            </>
          )}
          <Table.Th data-num>Items</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {set.rows.map((row) => {
          const name = rowName(set, row);
          return (
            <Table.Tr key={row.value ?? ''}>
              <Table.Th
                scope="row"
                className={classes['nameCell'] ?? ''}
                title={name}
                fz="sm"
                fw={500}
              >
                <bdi>{name}</bdi>
              </Table.Th>
              <Table.Td data-num>{formatAmount(row.named)}</Table.Td>
              <Table.Td data-num>{formatAmount(row.all)}</Table.Td>
              <Table.Td data-num>{shareWords(set, row)}</Table.Td>
              {set.cap === null ? null : (
                <>
                  <Table.Td data-num>{formatLimit(set.cap.share)}</Table.Td>
                  <Table.Td data-num>{headroomWords(set, row)}</Table.Td>
                </>
              )}
              <Table.Td data-num>
                {row.filter === null ? (
                  '–'
                ) : (
                  <CountLink
                    count={row.items}
                    label={`flagged items in ${name}`}
                    filter={row.filter}
                  />
                )}
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
