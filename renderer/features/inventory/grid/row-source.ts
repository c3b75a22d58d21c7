import type { IDatasource, IGetRowsParams, SortModelItem } from 'ag-grid-community';
import type { ItemRow } from '#shared/contract/items';
import type { ItemSort } from '#shared/domain/filter';

/** A filtered and sorted list of items that the data host holds ready. */
export type ItemView = {
  readonly viewId: number;
  readonly total: number;
  /** Its first rows, which need not be read. */
  readonly firstRows: readonly ItemRow[];
  readonly order: readonly ItemSort[];
};

/** Reads `count` rows of a view from `start`. */
export type ReadRows = (viewId: number, start: number, count: number) => Promise<ItemRow[]>;

/** Feeds the grid from whichever view is shown now. */
export type RowSource = {
  readonly datasource: IDatasource;
  /** Answers from `view` from now on; the caller tells the grid to read again. */
  show(view: ItemView): void;
  /** `listener` hears of rows that could not be read, until another one is set. */
  onFailure(listener: (error: unknown) => void): void;
};

function isOrderedBy({ order }: ItemView, model: readonly SortModelItem[]): boolean {
  return (
    model.length === 0 ||
    (model.length === order.length &&
      order.every(
        ({ field, direction }, at) => model[at]?.colId === field && model[at]?.sort === direction,
      ))
  );
}

/** Makes a source that reads with `read`. */
export function createRowSource(read: ReadRows): RowSource {
  let fail: (error: unknown) => void = () => undefined;
  let shown: ItemView | null = null;
  let waiting: (() => void)[] = [];

  // A click on a heading makes the grid ask at once, before the view in the new order is open.
  // Waiting for it keeps rows of the old order from flashing by.
  async function viewFor(params: IGetRowsParams): Promise<ItemView> {
    while (shown === null || !isOrderedBy(shown, params.sortModel)) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    return shown;
  }

  async function readInto(params: IGetRowsParams): Promise<void> {
    const view =
      shown !== null && isOrderedBy(shown, params.sortModel) ? shown : await viewFor(params);
    const { startRow, endRow } = params;
    if (startRow === 0 && view.firstRows.length >= Math.min(endRow, view.total)) {
      // At once, so that no row is drawn without its values first.
      params.successCallback(view.firstRows.slice(0, endRow), view.total);
      return;
    }
    try {
      const rows = await read(view.viewId, startRow, endRow - startRow);
      // Rows of a view that was replaced while they were read must not be seen any more.
      if (shown === view) params.successCallback(rows, view.total);
      else await readInto(params);
    } catch (error) {
      if (shown === view) {
        params.failCallback();
        fail(error);
      } else await readInto(params);
    }
  }

  return {
    datasource: { getRows: (params) => void readInto(params) },
    onFailure(listener) {
      fail = listener;
    },
    show(view) {
      shown = view;
      const resolved = waiting;
      waiting = [];
      for (const resolve of resolved) resolve();
    },
  };
}
