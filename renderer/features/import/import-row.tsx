import { Button, Popover, Table } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { ImportResult } from '#shared/contract/import';
import { useNavigation } from '../../app/navigation.ts';
import {
  formatBytes,
  formatMoment,
  formatNumber,
  formatSeconds,
  plural,
} from '../../components/format.ts';
import { CopyHash } from './copy-hash.tsx';
import { Warnings } from './file-facts.tsx';
import classes from './import-list.module.css';

const modeWords: Record<ImportResult['mode'], string> = {
  'add-and-update': 'Add and update',
  'add-only': 'Only add',
  snapshot: 'Complete list',
};

/** What became of an import since: undone, or counted in the one whose rows it mended. */
function stateWords(
  { undoneAt, mends }: ImportResult,
  mended: ImportResult | undefined,
): string | null {
  if (undoneAt !== null) return `undone on ${formatMoment(undoneAt)}`;
  if (mends === null) return null;
  return mended === undefined
    ? 'mends rows of an earlier import'
    : `mends rows of ${mended.fileName}, ${formatMoment(mended.importedAt)}`;
}

function WarningCount({ warnings }: Pick<ImportResult, 'warnings'>): ReactNode {
  if (warnings.length === 0) return '0';
  return (
    <Popover position="bottom-end" width={480} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button size="compact-xs" variant="subtle" aria-label={plural(warnings.length, 'warning')}>
          {formatNumber(warnings.length)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Warnings of this import" pt={0}>
        <Warnings warnings={warnings} />
      </Popover.Dropdown>
    </Popover>
  );
}

type RejectedProps = { readonly entry: ImportResult; onShow(this: void): void };

function RejectedCount({ entry, onShow }: RejectedProps): ReactNode {
  const { rejected } = entry.ledger;
  if (rejected === 0) return '0';
  return (
    <Button
      className={classes['count'] ?? ''}
      size="compact-xs"
      variant="subtle"
      title="Show the rejected rows"
      aria-label={`Show ${plural(rejected, 'rejected row')} of ${entry.fileName}`}
      onClick={onShow}
    >
      {formatNumber(rejected)}
    </Button>
  );
}

type ImportRowProps = {
  readonly entry: ImportResult;
  /** The import whose rejected rows this one mended, where it did. */
  readonly mended: ImportResult | undefined;
  /** False where no import was a complete list, so that nothing can be missing. */
  readonly hasMissing: boolean;
  onShowRejects(this: void, entry: ImportResult): void;
  onUndo(this: void, entry: ImportResult): void;
};

/** One import: its file, how it was read, by whom, its ledger and what can be done about it. */
export function ImportRow(props: ImportRowProps): ReactElement {
  const { entry, mended, hasMissing, onShowRejects, onUndo } = props;
  const { importId, fileName, ledger, importedBy, source, profile, undoneAt } = entry;
  const go = useNavigation((state) => state.go);
  const state = stateWords(entry, mended);
  const isUndone = undoneAt !== null;
  return (
    <Table.Tr className={isUndone ? (classes['undone'] ?? '') : ''}>
      <Table.Td>
        <bdi className={classes['name']} title={fileName}>
          {fileName}
        </bdi>
        {state === null ? null : <bdi className={classes['state']}>{state}</bdi>}
        <span className={classes['facts']}>
          <span>{formatMoment(entry.importedAt)}</span>
          {importedBy === null ? null : <bdi>by {importedBy}</bdi>}
          <span>{formatSeconds(entry.seconds)}</span>
          <span>
            {modeWords[entry.mode]}
            {source === null ? null : <bdi> of {source}</bdi>}
          </span>
          {profile === null ? null : <bdi>profile {profile}</bdi>}
          <span>{formatBytes(entry.bytes)}</span>
          <CopyHash sha256={entry.sha256} />
        </span>
      </Table.Td>
      <Table.Td data-num>{formatNumber(ledger.read)}</Table.Td>
      <Table.Td data-num>{formatNumber(ledger.added)}</Table.Td>
      <Table.Td data-num>{formatNumber(ledger.updated)}</Table.Td>
      <Table.Td data-num>{formatNumber(ledger.unchanged)}</Table.Td>
      <Table.Td data-num>{formatNumber(ledger.skipped)}</Table.Td>
      <Table.Td data-num>
        <RejectedCount
          entry={entry}
          onShow={() => {
            onShowRejects(entry);
          }}
        />
      </Table.Td>
      {hasMissing ? <Table.Td data-num>{formatNumber(entry.missing)}</Table.Td> : null}
      <Table.Td data-num>
        <WarningCount warnings={entry.warnings} />
      </Table.Td>
      <Table.Td>
        {importId === null || isUndone ? null : (
          <span className={classes['actions']}>
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`Items of ${fileName}`}
              onClick={() => {
                go('inventory', { filter: { importIds: [importId] } });
              }}
            >
              Items
            </Button>
            {entry.mends === null ? (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`Undo this import: ${fileName}`}
                onClick={() => {
                  onUndo(entry);
                }}
              >
                Undo
              </Button>
            ) : null}
          </span>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
