import type { GridApi } from 'ag-grid-community';
import type { ItemRow } from '#shared/contract/items';
import { rowsAround } from './rows-ahead.ts';

/** Scrolls to a row, counted from 0, and gives it the focus, once the rows there are read. */
export async function goToRow(api: GridApi<ItemRow>, index: number): Promise<void> {
  await rowsAround(api, index);
  if (api.isDestroyed() || index >= api.getDisplayedRowCount()) return;
  const column = api.getFocusedCell()?.column ?? api.getAllDisplayedColumns()[0];
  if (column === undefined) return;
  api.ensureIndexVisible(index, 'middle');
  api.setFocusedCell(index, column);
}

/** Selects the row above (-1) or below (1) the focused one; stays where there is none. */
export function moveSelection(api: GridApi<ItemRow>, step: -1 | 1): void {
  const focused = api.getFocusedCell();
  const index = focused === null ? 0 : focused.rowIndex + step;
  if (index < 0 || index >= api.getDisplayedRowCount()) return;
  const column = focused?.column ?? api.getAllDisplayedColumns()[0];
  if (column === undefined) return;
  api.ensureIndexVisible(index);
  api.setFocusedCell(index, column);
}

/** The place of an item in the list, from 1; `null` where its row is not read. */
export function placeOf(
  api: GridApi<ItemRow> | null,
  itemId: number,
  total: number | undefined,
): { at: number; of: number } | null {
  const index = api?.getRowNode(String(itemId))?.rowIndex ?? null;
  return index === null || total === undefined ? null : { at: index + 1, of: total };
}
