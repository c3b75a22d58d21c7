import { Badge, Table } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Fragment, type ReactElement } from 'react';
import type { ImportResult, Ledger } from '#shared/contract/import';
import { Figure } from '../../components/figure.tsx';
import { formatNumber } from '../../components/format.ts';
import { reasonWords } from './import-words.ts';
import classes from './import.module.css';

const parts: readonly { part: Exclude<keyof Ledger, 'read'>; label: string }[] = [
  { part: 'added', label: 'added' },
  { part: 'updated', label: 'updated' },
  { part: 'unchanged', label: 'unchanged' },
  { part: 'skipped', label: 'skipped' },
  { part: 'rejected', label: 'rejected' },
];

function isBalanced({ read, added, updated, unchanged, skipped, rejected }: Ledger): boolean {
  return read === added + updated + unchanged + skipped + rejected;
}

/** The ledger as an equation: every row that was read is accounted for. */
export function LedgerEquation({ ledger }: { readonly ledger: Ledger }): ReactElement {
  return (
    <div className={classes['equation']} role="group" aria-label="Ledger">
      <Figure label="rows read" value={ledger.read} />
      {parts.map(({ part, label }, index) => (
        <Fragment key={part}>
          <span className={classes['sign']} aria-label={index === 0 ? 'equals' : 'plus'}>
            {index === 0 ? '=' : '+'}
          </span>
          <div className={ledger[part] === 0 ? (classes['zero'] ?? '') : ''}>
            <Figure label={label} value={ledger[part]} />
          </div>
        </Fragment>
      ))}
      {isBalanced(ledger) ? (
        <Badge
          variant="light"
          color="petrol"
          radius="sm"
          mb={10}
          leftSection={<IconCheck size={12} aria-hidden />}
        >
          balances
        </Badge>
      ) : (
        <Badge variant="filled" color="red" radius="sm" mb={10}>
          does not balance
        </Badge>
      )}
    </div>
  );
}

/** Why rows were rejected or skipped, most frequent first. */
export function Reasons({ reasons }: Pick<ImportResult, 'reasons'>): ReactElement | null {
  if (reasons.length === 0) return null;
  return (
    <Table maw={560} mt="md" aria-label="Reasons">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Why rows were rejected or skipped</Table.Th>
          <Table.Th data-num>Rows</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {reasons
          .toSorted((a, b) => b.rows - a.rows)
          .map(({ code, rows }) => (
            <Table.Tr key={code}>
              <Table.Td>{reasonWords(code)}</Table.Td>
              <Table.Td data-num>{formatNumber(rows)}</Table.Td>
            </Table.Tr>
          ))}
      </Table.Tbody>
    </Table>
  );
}
