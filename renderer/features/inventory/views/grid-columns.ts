import type { GridApi } from 'ag-grid-community';
import type { ItemRow } from '#shared/contract/items';
import type { ViewColumns } from '#shared/domain/saved-view';

/** How the columns of the grid stand now. */
export function captureColumns(api: GridApi<ItemRow>): ViewColumns {
  const columns = api.getColumnState();
  const ids = (wanted: (column: (typeof columns)[number]) => boolean): string[] =>
    columns.filter(wanted).map(({ colId }) => colId);
  return {
    order: ids(() => true),
    hidden: ids(({ hide }) => hide === true),
    pinned: ids(({ pinned }) => pinned === 'left' || pinned === true),
    widths: Object.fromEntries(
      columns.map(({ colId, width }) => [colId, Math.round(width ?? 100)]),
    ),
  };
}

/** Lets the columns stand as a view has them; columns that the view does not know come last. */
export function applyColumns(api: GridApi<ItemRow>, columns: ViewColumns): void {
  const { order, hidden, pinned, widths } = columns;
  api.applyColumnState({
    state: order.map((colId) => ({
      colId,
      hide: hidden.includes(colId),
      pinned: pinned.includes(colId) ? ('left' as const) : null,
      ...(widths[colId] === undefined ? {} : { width: widths[colId] }),
    })),
    applyOrder: true,
  });
}
