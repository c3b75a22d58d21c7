import type {
  CellFocusedEvent,
  ColDef,
  GetRowIdParams,
  GridApi,
  GridReadyEvent,
  RowSelectionOptions,
  SortChangedEvent,
  StateUpdatedEvent,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import type { ItemRow } from '#shared/contract/items';
import { SORT_FIELDS } from '#shared/domain/filter';
import { parseSearch } from '#shared/domain/search-text';
import { isAppError } from '#shared/rpc/app-error';
import { showError } from '../../../components/notify.ts';
import { styleNonce } from '../../../data/csp.ts';
import { callData } from '../../../data/data-client.ts';
import { openPanel, selectItem, setSort, useInventory } from '../inventory-store.ts';
import { loadColumnLayout, saveColumnLayout } from './column-state.ts';
import { COLUMNS, FOUND_COLUMN } from './columns.ts';
import { registerGridModules } from './grid-modules.ts';
import { gridTheme } from './grid-theme.ts';
import classes from './grid.module.css';
import { createRowSource, type ItemView } from './row-source.ts';

registerGridModules();

const BLOCK_ROWS = 200;
const BLOCKS_KEPT = 20;
const DEFAULT_COLUMN: ColDef<ItemRow> = {
  resizable: true,
  sortable: true,
  sortingOrder: ['asc', 'desc'],
  minWidth: 72,
  tooltipValueGetter: ({ valueFormatted, value }) => valueFormatted ?? value,
};
// The selected row follows the focused cell, so that clicks and arrow keys do the same.
const SELECTION: RowSelectionOptions<ItemRow> = {
  mode: 'singleRow',
  checkboxes: false,
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

function sortFrom(event: SortChangedEvent<ItemRow>): void {
  const column = event.api.getColumnState().find(({ sort }) => sort !== null && sort !== undefined);
  const field = SORT_FIELDS.find((each) => each === column?.colId);
  if (field !== undefined && (column?.sort === 'asc' || column?.sort === 'desc')) {
    setSort({ field, direction: column.sort });
  }
}

function rememberLayout(event: StateUpdatedEvent<ItemRow>): void {
  if (event.sources.some((source) => source.startsWith('column'))) saveColumnLayout(event.state);
}

/** Every item of the view in a grid that reads only the rows in sight. */
export function InventoryGrid(props: InventoryGridProps): ReactElement {
  const { view, viewKey, onStaleView, onReady } = props;
  const api = useRef<GridApi<ItemRow> | null>(null);
  const shownKey = useRef<string | null>(null);
  const focusedIndex = useRef<number | null>(null);
  const [source] = useState(() =>
    createRowSource((viewId, start, count) => callData('items.readRows', { viewId, start, count })),
  );
  useEffect(() => {
    source.onFailure((error) => {
      if (isAppError(error, 'not-found') || isAppError(error, 'conflict')) onStaleView();
      else showError(error);
    });
  }, [source, onStaleView]);
  const initialState = useMemo(() => {
    const { field, direction } = useInventory.getState().sort;
    return {
      ...loadColumnLayout(),
      sort: { sortModel: [{ colId: field, sort: direction }] },
      partialColumnState: true,
    };
  }, []);

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
      api.current.refreshInfiniteCache();
      return;
    }
    shownKey.current = viewKey;
    focusedIndex.current = null;
    api.current.purgeInfiniteCache();
    api.current.setRowCount(view.total, true);
    if (view.total > 0) api.current.ensureIndexVisible(0, 'top');
  }, [source, view, viewKey]);
  useEffect(showView, [showView]);

  const followFocus = useCallback(() => {
    if (focusedIndex.current === null) return;
    const node = api.current?.getDisplayedRowAtIndex(focusedIndex.current);
    // A row outside of what has been read is selected once it is there.
    if (node?.data === undefined) return;
    focusedIndex.current = null;
    node.setSelected(true, true);
    selectItem(node.data.id);
  }, []);

  return (
    <div className={classes['grid']}>
      <AgGridReact<ItemRow>
        theme={gridTheme}
        styleNonce={styleNonce()}
        rowModelType="infinite"
        columnDefs={COLUMNS}
        defaultColDef={DEFAULT_COLUMN}
        initialState={initialState}
        datasource={source.datasource}
        cacheBlockSize={BLOCK_ROWS}
        maxBlocksInCache={BLOCKS_KEPT}
        maxConcurrentDatasourceRequests={4}
        blockLoadDebounceMillis={30}
        infiniteInitialRowCount={1}
        getRowId={rowId}
        rowSelection={SELECTION}
        tooltipShowDelay={600}
        tooltipShowMode="whenTruncated"
        suppressMultiSort
        suppressNoRowsOverlay
        suppressDragLeaveHidesColumns
        onGridReady={(event: GridReadyEvent<ItemRow>) => {
          api.current = event.api;
          onReady(event.api);
          showFound();
          showView();
        }}
        onSortChanged={sortFrom}
        onStateUpdated={rememberLayout}
        onModelUpdated={followFocus}
        onCellFocused={(event: CellFocusedEvent<ItemRow>) => {
          focusedIndex.current = event.rowIndex;
          followFocus();
        }}
        onRowDoubleClicked={({ data }) => {
          if (data !== undefined) openPanel(data.id);
        }}
        onCellKeyDown={({ event, data }) => {
          if (event instanceof KeyboardEvent && event.key === 'Enter' && data !== undefined) {
            openPanel(data.id);
          }
        }}
      />
    </div>
  );
}
