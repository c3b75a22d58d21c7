import type { GridState } from 'ag-grid-community';

const STORAGE_KEY = 'provenet.inventory.columns.1';

type ColumnLayout = Pick<
  GridState,
  'columnOrder' | 'columnPinning' | 'columnSizing' | 'columnVisibility'
>;

/** The operator's column layout of last time, or `null` where there is none. */
export function loadColumnLayout(): ColumnLayout | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null');
    return typeof stored === 'object' ? stored : null;
  } catch {
    // A layout that cannot be read is worth less than a grid that opens.
    return null;
  }
}

/** Remembers order, pinning, widths and visibility of the columns. */
export function saveColumnLayout(state: GridState): void {
  const { columnOrder, columnPinning, columnSizing, columnVisibility } = state;
  localStorage.setItem(
    STORAGE_KEY,
    JSON.stringify({ columnOrder, columnPinning, columnSizing, columnVisibility }),
  );
}

/** Forgets the operator's layout. */
export function clearColumnLayout(): void {
  localStorage.removeItem(STORAGE_KEY);
}
