import type { GridApi } from 'ag-grid-community';
import type { ItemRow } from '#shared/contract/items';
import { EXPORT_COLUMNS, type ExportColumn } from '#shared/domain/export';

/** Which columns an export has: the shown ones in their order, or all that there are. */
export const COLUMN_CHOICES = ['all', 'shown'] as const;
export type ColumnChoice = (typeof COLUMN_CHOICES)[number];

const STORAGE_KEY = 'provenet.inventory.export-columns.1';

/** The choice of last time; all columns at first, as files that are imported again need them. */
export function loadColumnChoice(): ColumnChoice {
  const stored = localStorage.getItem(STORAGE_KEY);
  return COLUMN_CHOICES.find((choice) => choice === stored) ?? 'all';
}

/** Remembers the choice for the next export. */
export function saveColumnChoice(choice: ColumnChoice): void {
  localStorage.setItem(STORAGE_KEY, choice);
}

/** Columns of the grid that an export knows by the name of what they show. */
const EXPORTED_AS: Readonly<Record<string, ExportColumn>> = {
  supplier: 'supplierName',
  function: 'functionCategory',
};

/** The columns that the grid shows, from left to right, by the names of an export. */
export function shownColumns(api: GridApi<ItemRow>): ExportColumn[] {
  return api.getAllDisplayedColumns().flatMap((column) => {
    const id = column.getColId();
    return EXPORTED_AS[id] ?? EXPORT_COLUMNS.find((name) => name === id) ?? [];
  });
}
