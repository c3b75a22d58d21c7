import { Button, Group, Modal, Pagination, ScrollArea, Table, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { ImportResult } from '#shared/contract/import';
import { formatNumber, plural } from '../../components/format.ts';
import { messageOf, showDone, showError } from '../../components/notify.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { callApp } from '../../data/bridge.ts';
import { callData } from '../../data/data-client.ts';
import { useData } from '../../data/hooks.ts';
import classes from './import.module.css';

const PAGE_ROWS = 50;
const controlWords = {
  first: 'First page',
  previous: 'Previous page',
  next: 'Next page',
  last: 'Last page',
} as const;

async function saveRejects(importId: number, fileName: string): Promise<void> {
  const target = await callApp('files.chooseSave', {
    suggestedName: `${fileName.replace(/\.[^.]*$/, '').slice(0, 150)} rejected.csv`,
    kind: 'csv',
  });
  if (target === null) return;
  const { rows } = await callData('imports.writeRejects', { importId, token: target.token });
  showDone('Rejected rows saved', `${plural(rows, 'row')} in ${target.name}.`);
}

type SaveRejectsProps = { readonly importId: number; readonly fileName: string };

/** Saves the rejected rows of an import as CSV, to be mended and imported again. */
export function SaveRejectsButton({ importId, fileName }: SaveRejectsProps): ReactElement {
  const save = useMutation({
    mutationFn: () => saveRejects(importId, fileName),
    onError: showError,
  });
  return (
    <Button
      variant="default"
      size="xs"
      loading={save.isPending}
      leftSection={<IconDownload size={14} aria-hidden />}
      onClick={() => {
        save.mutate();
      }}
    >
      Save rejected rows as CSV
    </Button>
  );
}

function RejectsTable({ importId, total }: { importId: number; total: number }): ReactElement {
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useData(
    'imports.readRejects',
    { importId, start: (page - 1) * PAGE_ROWS, count: PAGE_ROWS },
    { keepsPrevious: true },
  );
  if (error !== null)
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState blocks={[320]} />;
  return (
    <>
      <ScrollArea h={420} type="auto" viewportProps={{ tabIndex: 0 }}>
        <Table stickyHeader striped aria-label="Rejected rows">
          <Table.Thead>
            <Table.Tr>
              <Table.Th data-num>Line</Table.Th>
              <Table.Th>What is wrong</Table.Th>
              <Table.Th>The row as read</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map(({ row, line, reasons, cells }) => (
              <Table.Tr key={row}>
                <Table.Td data-num>{formatNumber(line)}</Table.Td>
                <Table.Td>
                  {reasons.map(({ code, column, message }) => (
                    <Text key={`${code}-${column ?? ''}`} size="sm">
                      {column === null ? null : (
                        <Text span inherit fw={600}>
                          {column}:{' '}
                        </Text>
                      )}
                      {message}
                    </Text>
                  ))}
                </Table.Td>
                <Table.Td className={classes['sample'] ?? ''} title={cells.join(' | ')}>
                  {cells.filter((cell) => cell !== '').join(' | ')}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      {total > PAGE_ROWS ? (
        <Pagination
          mt="sm"
          size="sm"
          total={Math.ceil(total / PAGE_ROWS)}
          value={page}
          onChange={setPage}
          getControlProps={(control) => ({ 'aria-label': controlWords[control] })}
        />
      ) : null}
    </>
  );
}

type RejectsModalProps = {
  /** The import whose rejected rows are shown; `null` closes the dialog. */
  readonly shown: ImportResult | null;
  onClose(this: void): void;
};

/** The rejected rows of an import with every reason. */
export function RejectsModal({ shown, onClose }: RejectsModalProps): ReactElement {
  return (
    <Modal
      opened={shown !== null}
      onClose={onClose}
      size="min(1100px, 92vw)"
      title={shown === null ? '' : `Rejected rows of ${shown.fileName}`}
    >
      {shown === null || shown.importId === null ? null : (
        <>
          <Group justify="space-between" mb="sm">
            <Text size="sm" c="dimmed">
              {plural(shown.ledger.rejected, 'row')}; each is shown with every reason at once.
            </Text>
            <SaveRejectsButton importId={shown.importId} fileName={shown.fileName} />
          </Group>
          <RejectsTable importId={shown.importId} total={shown.ledger.rejected} />
        </>
      )}
    </Modal>
  );
}
