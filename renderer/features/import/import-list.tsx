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
/** The numbers of an import, with how wide they are. */
const COLUMNS: readonly (readonly [string, 'number' | 'narrow'])[] = [
  ['Read', 'number'],
  ['Added', 'number'],
  ['Updated', 'number'],
  ['Unchanged', 'number'],
  ['Skipped', 'narrow'],
  ['Rejected', 'number'],
  ['Missing', 'narrow'],
  ['Warnings', 'narrow'],
];

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
  const columns = hasMissing ? COLUMNS : COLUMNS.filter(([label]) => label !== 'Missing');
  return (
    <section className={classes['card']} aria-label="Imports of this workspace">
      <h2 className={classes['cardTitle']}>Imports of this workspace</h2>
      <Table.ScrollContainer minWidth={940}>
        <Table className={list['table'] ?? ''} aria-label="Imports" horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>File</Table.Th>
              {columns.map(([label, width]) => (
                <Table.Th key={label} data-num className={list[width] ?? ''}>
                  {label}
                </Table.Th>
              ))}
              <Table.Td className={list['end'] ?? ''} />
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
