import { Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ItemDifference } from '#shared/contract/audits';
import { formatNumber, plural } from '../../components/format.ts';
import { differenceWords, stateChanges } from './audit-words.ts';
import classes from './audits.module.css';

/** What stands between the parts of a key. */
const KEY_JOINT = '\u001F';

type DifferenceTableProps = {
  /** The first of them, by key. */
  readonly rows: readonly ItemDifference[];
  readonly total: number;
};

/** Items that differ, with what they were and what they are. */
export function DifferenceTable({ rows, total }: DifferenceTableProps): ReactElement {
  if (total === 0) return <Text size="sm">No item differs in this way.</Text>;
  return (
    <>
      <Table.ScrollContainer minWidth={560}>
        <Table aria-label="Items that differ">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Item</Table.Th>
              <Table.Th>Differs</Table.Th>
              <Table.Th>Before → after</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ key, label, model, kinds, before, after }) => (
              <Table.Tr key={key}>
                <Table.Td className={classes['item']}>
                  <bdi>{label ?? key.replaceAll(KEY_JOINT, ' + ')}</bdi>
                  {model === null ? null : (
                    <Text size="xs" c="dimmed">
                      <bdi>{model}</bdi>
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>{kinds.map((kind) => differenceWords[kind].label).join(', ')}</Table.Td>
                <Table.Td className={classes['item']}>
                  {stateChanges(before, after).map(({ what, before: was, after: is }) => (
                    <div key={what}>
                      <Text span size="xs" c="dimmed">
                        {what}{' '}
                      </Text>
                      <bdi>{was}</bdi> → <bdi>{is}</bdi>
                    </div>
                  ))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {rows.length < total ? (
        <Text size="sm" c="dimmed" mt="xs">
          The first {formatNumber(rows.length)} of {plural(total, 'item')}; the CSV holds all of
          them.
        </Text>
      ) : null}
    </>
  );
}
