import type { GridApi } from 'ag-grid-community';
import type { ItemRow } from '#shared/contract/items';

/** Rows beyond half of those that are drawn now: a place may be a little off the middle. */
const SPARE_ROWS = 4;
/** Milliseconds after which the grid goes there all the same, and shows rows as they come. */
const LONGEST_WAIT_MS = 150;

/** Makes the grid read the rows around a place; true where it has them. */
export function readAround(api: GridApi<ItemRow>, index: number): boolean {
  const last = api.getDisplayedRowCount() - 1;
  const drawn = api.getLastDisplayedRowIndex() - api.getFirstDisplayedRowIndex() + 1;
  const around = Math.ceil(drawn / 2) + SPARE_ROWS;
  const ends = [Math.max(0, index - around), Math.min(last, index + around)];
  // Asked for a row, the grid reads the block that it stands in.
  return ends
    .map((end) => api.getDisplayedRowAtIndex(end))
    .every((node) => node?.data !== undefined);
}

/**
 * Resolves once the rows around a place are read: a grid that goes there before draws all of them
 * twice, without their values first.
 */
export function rowsAround(api: GridApi<ItemRow>, index: number): Promise<void> {
  if (readAround(api, index)) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      if (!api.isDestroyed()) api.removeEventListener('modelUpdated', look);
      resolve();
    };
    const look = (): void => {
      if (readAround(api, index)) end();
    };
    const timer = setTimeout(end, LONGEST_WAIT_MS);
    api.addEventListener('modelUpdated', look);
  });
}
