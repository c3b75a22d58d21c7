import { Button, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ImportResult } from '#shared/contract/import';
import { useNavigation } from '../../app/navigation.ts';
import { formatBytes, formatMoment, formatNumber } from '../../components/format.ts';
import { useData } from '../../data/hooks.ts';
import classes from './import.module.css';

type ImportListProps = { onShowRejects(this: void, result: ImportResult): void };

/** Every import of this workspace with its ledger. */
export function ImportList({ onShowRejects }: ImportListProps): ReactElement | null {
  const { data } = useData('imports.list', {});
  const go = useNavigation((state) => state.go);
  if (data === undefined || data.length === 0) return null;
  return (
    <section className={classes['card']} aria-label="Imports of this workspace">
      <h2 className={classes['cardTitle']}>Imports of this workspace</h2>
      <Table.ScrollContainer minWidth={860}>
        <Table highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>File</Table.Th>
              <Table.Th>When</Table.Th>
              <Table.Th data-num>Read</Table.Th>
              <Table.Th data-num>Added</Table.Th>
              <Table.Th data-num>Updated</Table.Th>
              <Table.Th data-num>Unchanged</Table.Th>
              <Table.Th data-num>Skipped</Table.Th>
              <Table.Th data-num>Rejected</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((entry, index) => {
              const { importId, ledger } = entry;
              return (
                <Table.Tr key={importId ?? index}>
                  <Table.Td className={classes['sample'] ?? ''} title={`SHA-256 ${entry.sha256}`}>
                    {entry.fileName}
                    <Text size="xs" c="dimmed">
                      {formatBytes(entry.bytes)}
                    </Text>
                  </Table.Td>
                  <Table.Td>{formatMoment(entry.importedAt)}</Table.Td>
                  <Table.Td data-num>{formatNumber(ledger.read)}</Table.Td>
                  <Table.Td data-num>{formatNumber(ledger.added)}</Table.Td>
                  <Table.Td data-num>{formatNumber(ledger.updated)}</Table.Td>
                  <Table.Td data-num>{formatNumber(ledger.unchanged)}</Table.Td>
                  <Table.Td data-num>{formatNumber(ledger.skipped)}</Table.Td>
                  <Table.Td data-num>
                    {ledger.rejected === 0 ? (
                      '0'
                    ) : (
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        title="Show the rejected rows"
                        onClick={() => {
                          onShowRejects(entry);
                        }}
                      >
                        {formatNumber(ledger.rejected)}
                      </Button>
                    )}
                  </Table.Td>
                  <Table.Td data-num>
                    {importId === null ? null : (
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        onClick={() => {
                          go('inventory', { filter: { importIds: [importId] } });
                        }}
                      >
                        Items
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
