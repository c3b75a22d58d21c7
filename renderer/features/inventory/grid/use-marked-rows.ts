import type { GridApi } from 'ag-grid-community';
import { useCallback, useMemo, useRef } from 'react';
import type { ItemRow } from '#shared/contract/items';
import { copyText } from '../../../components/copy-text.ts';
import { plural } from '../../../components/format.ts';
import { showDone, showError } from '../../../components/notify.ts';
import { callData } from '../../../data/data-client.ts';
import { setMarkedRows } from '../inventory-store.ts';
import { rowsAsText } from './cell-text.ts';
import { COLUMN_LABELS, type ColumnId } from './column-labels.ts';
import { NONE_MARKED, runsOf, type MarkedRows } from './marked-rows.ts';

const READ_AT_ONCE = 500;

function isColumnId(id: string): id is ColumnId {
  return Object.hasOwn(COLUMN_LABELS, id);
}

async function readMarked(viewId: number, marked: MarkedRows): Promise<ItemRow[]> {
  const rows: ItemRow[] = [];
  for (const run of runsOf(marked, READ_AT_ONCE)) {
    rows.push(...(await callData('items.readRows', { viewId, ...run })));
  }
  return rows;
}

type MarkedRowsOfGrid = {
  readonly current: () => MarkedRows;
  /** Marks these rows in the grid, as far as they are read; the others once they are. */
  readonly mark: (api: GridApi<ItemRow>, marked: MarkedRows) => void;
  /** Marks what has been read since. */
  readonly follow: (api: GridApi<ItemRow>) => void;
  /** Copies the marked rows of a view, those out of sight too. */
  readonly copy: (api: GridApi<ItemRow>, viewId: number) => void;
};

/** The rows that the operator marked, by their place in the list, which the grid follows. */
export function useMarkedRows(): MarkedRowsOfGrid {
  const marked = useRef(NONE_MARKED);

  const follow = useCallback((api: GridApi<ItemRow>) => {
    const { rows } = marked.current;
    api.forEachNode((node) => {
      const isMarked = node.rowIndex !== null && rows.has(node.rowIndex);
      if (node.data !== undefined && node.isSelected() !== isMarked) node.setSelected(isMarked);
    });
  }, []);
  const mark = useCallback(
    (api: GridApi<ItemRow>, next: MarkedRows) => {
      marked.current = next;
      setMarkedRows(next.rows.size);
      follow(api);
    },
    [follow],
  );
  const copy = useCallback((api: GridApi<ItemRow>, viewId: number) => {
    const columns = api
      .getAllDisplayedColumns()
      .map((column) => column.getColId())
      .filter(isColumnId);
    readMarked(viewId, marked.current)
      .then((rows) => {
        if (rows.length === 0) return;
        if (!copyText(rowsAsText(columns, rows))) {
          throw new Error('The rows could not be copied. Click into the list and try again.');
        }
        showDone('Copied', `${plural(rows.length, 'row')} with headings`);
      })
      .catch(showError);
  }, []);
  return useMemo(
    () => ({ current: () => marked.current, mark, follow, copy }),
    [mark, follow, copy],
  );
}
