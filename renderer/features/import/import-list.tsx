import { Button, Table } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { ImportResult } from '#shared/contract/import';
import { formatNumber } from '../../components/format.ts';
import { messageOf } from '../../components/notify.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useData } from '../../data/hooks.ts';
import { UndoImportModal, type ImportToUndo } from '../history/undo-import-modal.tsx';
import { ImportRow } from './import-row.tsx';
import list from './import-list.module.css';
import classes from './import.module.css';

const FIRST_SHOWN = 50;

type ImportListProps = { onShowRejects(this: void, result: ImportResult): void };

/** Every import of this workspace with its file, its ledger and the way back, newest first. */
export function ImportList({ onShowRejects }: ImportListProps): ReactElement | null {
  const { data, error, refetch } = useData('imports.list', {});
  const [shown, setShown] = useState(FIRST_SHOWN);
  const [undoing, setUndoing] = useState<ImportToUndo | null>(null);
  if (error !== null)
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState blocks={[160]} />;
  if (data.length === 0) return null;
  const hasMissing = data.some(({ mode }) => mode === 'snapshot');
  return (
    <section className={classes['card']} aria-label="Imports of this workspace">
      <h2 className={classes['cardTitle']}>Imports of this workspace</h2>
      <Table.ScrollContainer minWidth={860}>
        <Table className={list['table'] ?? ''} aria-label="Imports" horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>File</Table.Th>
              <Table.Th>When</Table.Th>
              <Table.Th>How</Table.Th>
              <Table.Th data-num>Read</Table.Th>
              <Table.Th data-num>Added</Table.Th>
              <Table.Th data-num>Updated</Table.Th>
              <Table.Th data-num>Unchanged</Table.Th>
              <Table.Th data-num>Skipped</Table.Th>
              <Table.Th data-num>Rejected</Table.Th>
              {hasMissing ? <Table.Th data-num>Missing</Table.Th> : null}
              <Table.Th data-num>Warnings</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.slice(0, shown).map((entry) => (
              <ImportRow
                key={entry.importId}
                entry={entry}
                mended={data.find(({ importId }) => importId === entry.mends)}
                hasMissing={hasMissing}
                onShowRejects={onShowRejects}
                onUndo={({ importId, fileName, importedAt }) => {
                  if (importId !== null) setUndoing({ importId, name: fileName, at: importedAt });
                }}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {data.length > shown ? (
        <Button
          mt="xs"
          size="xs"
          variant="subtle"
          onClick={() => {
            setShown(shown + FIRST_SHOWN);
          }}
        >
          Show older ({formatNumber(data.length - shown)} left)
        </Button>
      ) : null}
      <UndoImportModal
        undone={undoing}
        onClose={() => {
          setUndoing(null);
        }}
      />
    </section>
  );
}
