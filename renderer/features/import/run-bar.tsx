import { Button, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ImportResult, Inspection } from '#shared/contract/import';
import { formatNumber, plural } from '../../components/format.ts';
import type { ImportMode } from './choices.ts';
import { run, startOver, useImport } from './import-store.ts';
import { changesAnything } from './preview/preview-filter.ts';
import classes from './import.module.css';

type Decided = { readonly mapped: number; readonly mode: ImportMode; readonly source: string };

/** Why the file cannot be checked as things stand, in a sentence. */
function obstacleOf(
  { fileName, rows, headerRow }: Inspection,
  { mapped, mode, source }: Decided,
): string | null {
  if (rows === 0) return `${fileName} has headings but no rows; export it again.`;
  if (mode === 'snapshot' && source.trim() === '') {
    return 'Name the source that this file is the complete list of.';
  }
  if (mapped > 0) return null;
  return headerRow === 0
    ? 'The file has no headings: choose a field for at least one column.'
    : 'No column is mapped to a field: is the delimiter right?';
}

/** What the import is about to do, as its button says it. */
function importWords({ ledger, missing }: ImportResult): string {
  const written = ledger.added + ledger.updated;
  if (written > 0 || missing === 0) return `Import ${plural(written, 'row')}`;
  return `Mark ${plural(missing, 'item')} as missing`;
}

/** The bar with the two steps that remain: check, then import. */
export function RunBar({ inspection }: { readonly inspection: Inspection }): ReactElement {
  const { check, mapping, mode, source, isInspecting, problem } = useImport();
  const obstacle =
    problem === null ? obstacleOf(inspection, { mapped: mapping.size, mode, source }) : problem;
  const isHeld = isInspecting || obstacle !== null;
  return (
    <div className={classes['foot']}>
      <Button variant="default" onClick={startOver}>
        Choose another file
      </Button>
      <Text size="sm" c="dimmed" className={classes['grow'] ?? ''} ta="right">
        {obstacle ??
          (check === null
            ? 'The check reads the whole file and writes nothing.'
            : `${formatNumber(check.ledger.rejected)} of ${plural(check.ledger.read, 'row')} rejected`)}
      </Text>
      <Button
        variant={check === null ? 'filled' : 'default'}
        disabled={isHeld}
        onClick={() => void run('check')}
      >
        {check === null ? 'Check' : 'Check again'}
      </Button>
      {check === null ? null : (
        <Button disabled={isHeld || !changesAnything(check)} onClick={() => void run('import')}>
          {importWords(check)}
        </Button>
      )}
    </div>
  );
}
