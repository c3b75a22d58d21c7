import type { IDatasource, IGetRowsParams, SortModelItem } from 'ag-grid-community';
import type { ItemRow } from '#shared/contract/items';
import type { ItemSort } from '#shared/domain/filter';

/** A filtered and sorted list of items that the data host holds ready. */
export type ItemView = {
  readonly viewId: number;
  readonly total: number;
  readonly sort: ItemSort;
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

function isSortedBy(view: ItemView, model: readonly SortModelItem[]): boolean {
  const first = model[0];
  return (
    first === undefined || (first.colId === view.sort.field && first.sort === view.sort.direction)
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
    while (shown === null || !isSortedBy(shown, params.sortModel)) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    return shown;
  }

  async function readInto(params: IGetRowsParams): Promise<void> {
    try {
      const view = await viewFor(params);
      const rows = await read(view.viewId, params.startRow, params.endRow - params.startRow);
      params.successCallback(rows, view.total);
    } catch (error) {
      params.failCallback();
      fail(error);
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
