import type { ReactElement } from 'react';
import type { AnnexRow } from '#shared/domain/audit/annex-row';
import { DocTable } from '../doc-table.tsx';
import { ANNEX_COLUMNS, annexCells } from './annex-columns.ts';

/** Rows that are set as a table; more of them are set as columns of lines, see `densePages`. */
export const MAX_TABLE_ROWS = 1000;

type AnnexTableProps = { readonly rows: readonly AnnexRow[]; readonly start?: number };

/** Rows of the annex as a table, of which the first has the place `start`. */
export function AnnexTable({ rows, start = 0 }: AnnexTableProps): ReactElement {
  return (
    <DocTable
      label="Every flagged item"
      size="tiny"
      columns={ANNEX_COLUMNS.map(({ head, width }) => ({ head, width: `${width}%` }))}
      rows={rows.map((row, index) => ({
        key: String(start + index),
        cells: annexCells(row, start + index),
      }))}
    />
  );
}
