import {
  createGrid,
  type CellClickedEvent,
  type CellFocusedEvent,
  type CellKeyDownEvent,
  type ColDef,
  type GetRowIdParams,
  type GridApi,
  type RowSelectionOptions,
  type SortChangedEvent,
  type StateUpdatedEvent,
} from 'ag-grid-community';
import { memo, useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { VIEW_PAGE_ROWS, type ItemRow } from '#shared/contract/items';
import { parseSearch } from '#shared/domain/search-text';
import { isAppError } from '#shared/rpc/app-error';
import { showDone, showError } from '../../../components/notify.ts';
import { styleNonce } from '../../../data/csp.ts';
import { callData } from '../../../data/data-client.ts';
import { useInventoryLayout } from '../inventory-layout.ts';
import { openPanel, selectItem, setOrder, useInventory } from '../inventory-store.ts';
import { CellTemplates } from './cell-templates.tsx';
import type { GridContext } from './cells.ts';
import { loadColumnLayout, saveColumnLayout } from './column-state.ts';
import { COLUMNS, FOUND_COLUMN } from './columns.ts';
import { applyOrder, orderOf, sortModelOf } from './grid-order.ts';
import { registerGridModules } from './grid-modules.ts';
import { gridThemes } from './grid-theme.ts';
import { titleCutOffText } from './cut-off-text.ts';
import classes from './grid.module.css';
import { MOST_MARKED, markOnly, markTo, NONE_MARKED, toggleMark } from './marked-rows.ts';
import { createRowSource, type ItemView } from './row-source.ts';
import { useMarkedRows } from './use-marked-rows.ts';

registerGridModules();

const BLOCKS_KEPT = 20;
/** Rows above and below those in sight that are drawn too. */
const SPARE_ROWS = 2;
const MOST_SORTED = 4;
const DEFAULT_COLUMN: ColDef<ItemRow> = {
  resizable: true,
  sortable: true,
  sortingOrder: ['asc', 'desc'],
  minWidth: 72,
  // The grid would mark rows that it has read; here marks reach past those.
  suppressKeyboardEvent: ({ event }) =>
    event.key === ' ' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a'),
};
// Marks follow the focused cell, so that clicks and arrow keys do the same.
const SELECTION: RowSelectionOptions<ItemRow> = {
  mode: 'multiRow',
  checkboxes: false,
  headerCheckbox: false,
  enableClickSelection: false,
};
const rowId = ({ data }: GetRowIdParams<ItemRow>): string => String(data.id);

type InventoryGridProps = {
  /** The open view, or `null` while it is being opened. */
  readonly view: ItemView | null;
  /** Changes when other items or another order are shown, not when the same ones are read anew. */
  readonly viewKey: string;
  /** Rows could not be read, because the data host no longer holds the view. */
  readonly onStaleView: () => void;
  readonly onReady: (api: GridApi<ItemRow>) => void;
};

function orderFrom({ api }: SortChangedEvent<ItemRow>): void {
  const order = orderOf(api);
  if (order.length > MOST_SORTED) {
    applyOrder(api, order.slice(0, MOST_SORTED));
    showDone(
      'Sorted by four columns',
      'No more than four order the list; a click on one starts anew.',
    );
    return;
  }
  const { order: now } = useInventory.getState();
  if (order.length > 0 && JSON.stringify(order) !== JSON.stringify(now)) setOrder(order);
}

function rememberLayout(event: StateUpdatedEvent<ItemRow>): void {
  if (event.sources.some((source) => source.startsWith('column'))) saveColumnLayout(event.state);
}

/** Every item of the view in a grid that reads only the rows in sight. */
export const InventoryGrid = memo(function InventoryGrid(props: InventoryGridProps): ReactElement {
  const { view, viewKey, onStaleView, onReady } = props;
  const host = useRef<HTMLDivElement>(null);
  const templates = useRef<HTMLDivElement>(null);
  const api = useRef<GridApi<ItemRow> | null>(null);
  const shownKey = useRef<string | null>(null);
  const focusedIndex = useRef<number | null>(null);
  const isExtending = useRef(false);
  const isAdding = useRef(false);
  const marks = useMarkedRows();
  const order = useInventory((state) => state.order);
  const density = useInventoryLayout((layout) => layout.density);
  const [source] = useState(() =>
    createRowSource((viewId, start, count) => callData('items.readRows', { viewId, start, count })),
  );
  useEffect(() => {
    source.onFailure((error) => {
      if (isAppError(error, 'not-found') || isAppError(error, 'conflict')) onStaleView();
      else showError(error);
    });
  }, [source, onStaleView]);
  const isSearching = useInventory(({ filter }) => parseSearch(filter.search ?? '').length > 0);
  const showFound = useCallback(() => {
    api.current?.setColumnsVisible([FOUND_COLUMN], isSearching);
  }, [isSearching]);
  useEffect(showFound, [showFound]);

  const showView = useCallback(() => {
    if (view === null || api.current === null) return;
    source.show(view);
    if (shownKey.current === viewKey) {
      // The same items after a write: rows are replaced where they stand.
      api.current.setRowCount(view.total, true);
      if (marks.current().rows.size > 1) marks.mark(api.current, NONE_MARKED);
      api.current.refreshInfiniteCache();
      return;
    }
    const isFirst = shownKey.current === null;
    shownKey.current = viewKey;
    focusedIndex.current = null;
    marks.mark(api.current, NONE_MARKED);
    // Rows at the top are replaced where they stand, which takes half as long as drawing them anew.
    const blocks = Object.keys(api.current.getCacheBlockState());
    if (isFirst || (blocks.length === 1 && view.total > 0)) {
      api.current.setRowCount(view.total, true);
      // A new grid asked for its first rows already, and waits for them.
      if (!isFirst) api.current.refreshInfiniteCache();
      return;
    }
    api.current.purgeInfiniteCache();
    api.current.setRowCount(view.total, true);
    if (view.total > 0 && api.current.getFirstDisplayedRowIndex() > 0) {
      api.current.ensureIndexVisible(0, 'top');
    }
  }, [source, marks, view, viewKey]);
  useEffect(showView, [showView]);

  // Another part of the screen may set the order, as a saved view does.
  useEffect(() => {
    if (api.current === null || JSON.stringify(orderOf(api.current)) === JSON.stringify(order))
      return;
    applyOrder(api.current, order);
  }, [order]);

  const followFocus = useCallback(() => {
    if (api.current === null) return;
    if (marks.current().rows.size > 1) marks.follow(api.current);
    if (focusedIndex.current === null) return;
    const node = api.current.getDisplayedRowAtIndex(focusedIndex.current);
    // A row outside of what has been read is selected once it is there.
    if (node?.data === undefined) return;
    focusedIndex.current = null;
    marks.follow(api.current);
    selectItem(node.data.id);
    // The row that had the focus while it was read is another one to the grid, and took it away.
    const cell = api.current.getFocusedCell();
    if (cell?.rowIndex === node.rowIndex && document.activeElement === document.body) {
      api.current.setFocusedCell(cell.rowIndex, cell.column);
    }
  }, [marks]);

  const onFocus = ({ rowIndex, api: grid }: CellFocusedEvent<ItemRow>): void => {
    if (rowIndex === null) return;
    focusedIndex.current = rowIndex;
    if (isAdding.current) {
      // The click that follows marks the row or takes its mark away.
    } else if (isExtending.current) marks.mark(grid, markTo(marks.current(), rowIndex));
    else marks.mark(grid, markOnly(rowIndex));
    followFocus();
  };
  const onClick = ({ event, rowIndex, api: grid }: CellClickedEvent<ItemRow>): void => {
    if (!(event instanceof MouseEvent) || rowIndex === null) return;
    if (event.ctrlKey || event.metaKey) marks.mark(grid, toggleMark(marks.current(), rowIndex));
    else if (event.shiftKey) marks.mark(grid, markTo(marks.current(), rowIndex));
    else marks.mark(grid, markOnly(rowIndex));
  };
  const onKey = ({ event, data, rowIndex, api: grid }: CellKeyDownEvent<ItemRow>): void => {
    if (!(event instanceof KeyboardEvent)) return;
    const hasMod = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (key === 'enter' && data !== undefined) openPanel(data.id);
    else if (key === ' ' && rowIndex !== null) {
      event.preventDefault();
      marks.mark(grid, toggleMark(marks.current(), rowIndex));
    } else if (hasMod && !event.shiftKey && key === 'c' && view !== null) {
      event.preventDefault();
      marks.copy(grid, view.viewId);
    } else if (hasMod && key === 'a' && view !== null) {
      event.preventDefault();
      marks.mark(grid, markTo(markOnly(0), Math.min(view.total, MOST_MARKED) - 1));
    }
  };

  const latest = useRef({ onReady, showFound, showView, onFocus, onClick, onKey, followFocus });
  useEffect(() => {
    latest.current = { onReady, showFound, showView, onFocus, onClick, onKey, followFocus };
  });
  useEffect(() => {
    if (host.current === null) return;
    const context: GridContext = { templates: () => templates.current };
    const grid = createGrid<ItemRow>(host.current, {
      theme: gridThemes[useInventoryLayout.getState().density],
      styleNonce: styleNonce(),
      rowModelType: 'infinite',
      columnDefs: COLUMNS,
      defaultColDef: DEFAULT_COLUMN,
      context,
      initialState: {
        ...loadColumnLayout(),
        sort: { sortModel: sortModelOf(useInventory.getState().order) },
        partialColumnState: true,
      },
      datasource: source.datasource,
      cacheBlockSize: VIEW_PAGE_ROWS,
      maxBlocksInCache: BLOCKS_KEPT,
      maxConcurrentDatasourceRequests: 4,
      infiniteInitialRowCount: 1,
      rowBuffer: SPARE_ROWS,
      animateRows: false,
      // A search adds the column that says where it found an item: every cell would slide to its place.
      suppressColumnMoveAnimation: true,
      // All cells of a row are drawn at once; by and by, a page takes several frames.
      suppressAnimationFrame: true,
      getRowId: rowId,
      rowSelection: SELECTION,
      suppressNoRowsOverlay: true,
      suppressDragLeaveHidesColumns: true,
      onSortChanged: orderFrom,
      onStateUpdated: rememberLayout,
      onModelUpdated: () => latest.current.followFocus(),
      onCellFocused: (event) => latest.current.onFocus(event),
      onCellClicked: (event) => latest.current.onClick(event),
      onCellKeyDown: (event) => {
        if ('column' in event) latest.current.onKey(event);
      },
      onRowDoubleClicked: ({ data }) => {
        if (data !== undefined) openPanel(data.id);
      },
    });
    api.current = grid;
    latest.current.onReady(grid);
    latest.current.showFound();
    latest.current.showView();
    return () => {
      api.current = null;
      shownKey.current = null;
      grid.destroy();
    };
  }, [source]);
  useEffect(() => {
    api.current?.setGridOption('theme', gridThemes[density]);
  }, [density]);

  return (
    <div
      className={classes['grid']}
      aria-busy={view === null}
      onMouseOver={titleCutOffText}
      onKeyDownCapture={(event) => {
        isExtending.current = event.shiftKey && event.key !== 'Tab';
        isAdding.current = false;
      }}
      onMouseDownCapture={(event) => {
        isExtending.current = event.shiftKey;
        isAdding.current = event.ctrlKey || event.metaKey;
      }}
    >
      <div ref={host} className={classes['host']} />
      <CellTemplates ref={templates} />
    </div>
  );
});
