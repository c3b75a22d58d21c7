import { Alert, Button, Group, List, Stack, Table, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { SalvageReport } from '#shared/contract/salvage';
import {
  itemSentence,
  lostWords,
  salvageRemarks,
  tableRemarks,
  tableWords,
} from '#shared/domain/salvage-words';
import { openMended } from '../../app/session.ts';
import { formatNumber, plural } from '../../components/format.ts';
import { showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';
import { useDamaged } from './damaged-store.ts';

/** Lost items that are named here; the history of the new workspace has more. */
const MOST_NAMED = 10;

function Ledger({ tables }: Pick<SalvageReport, 'tables'>): ReactElement {
  return (
    <Table aria-label="What was saved">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Rows</Table.Th>
          <Table.Th data-num>Read</Table.Th>
          <Table.Th data-num>In doubt</Table.Th>
          <Table.Th data-num>Lost</Table.Th>
          <Table.Th>Remarks</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {tables.map((each) => (
          <Table.Tr key={each.table}>
            <Table.Td>{tableWords(each.table)}</Table.Td>
            <Table.Td data-num>{formatNumber(each.copied)}</Table.Td>
            <Table.Td data-num>{formatNumber(each.doubtful)}</Table.Td>
            <Table.Td data-num>{lostWords(each)}</Table.Td>
            <Table.Td>{tableRemarks(each).join(' ')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** What became of the rows of a damaged workspace, table by table, and the way into the new one. */
export function SalvageResult({ report }: { readonly report: SalvageReport }): ReactElement {
  const hide = useDamaged((state) => state.hide);
  const open = useMutation({
    mutationFn: () => openMended(() => callApp('recovery.openSaved', {})),
    onError: showError,
    onSuccess: hide,
  });
  const remarks = salvageRemarks(report);
  const unnamed = report.lostItems.length - MOST_NAMED;
  return (
    <Stack gap="md">
      <Alert color="teal" title={`Saved into ${report.to}`} role="status">
        <bdi>{report.from}</bdi> is as it was. {itemSentence(report)}.
      </Alert>
      {remarks.length === 0 ? null : (
        <List size="sm" spacing={4}>
          {remarks.map((remark) => (
            <List.Item key={remark}>
              <bdi>{remark}</bdi>
            </List.Item>
          ))}
        </List>
      )}
      {report.lostItems.length === 0 ? null : (
        <Text size="sm">
          Lost, as far as they are known:{' '}
          <bdi>{report.lostItems.slice(0, MOST_NAMED).join('; ')}</bdi>
          {unnamed > 0 ? `; and ${plural(unnamed, 'more item')}` : ''}.
        </Text>
      )}
      <Ledger tables={report.tables} />
      <Group justify="flex-end">
        <Button variant="default" onClick={hide}>
          Close
        </Button>
        <Button
          loading={open.isPending}
          onClick={() => {
            open.mutate();
          }}
          data-autofocus
        >
          Open the new workspace
        </Button>
      </Group>
    </Stack>
  );
}
