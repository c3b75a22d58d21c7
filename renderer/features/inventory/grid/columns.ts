import type { ColDef, ValueFormatterParams } from 'ag-grid-community';
import type { ItemRow } from '#shared/contract/items';
import { countryName, formatDate, formatNumber } from '../../../components/format.ts';
import { functionWords, statusWords } from '../../../components/words.ts';
import { foundCell, markedCell, placementCell, vendorCell, verdictCell } from './cells.ts';
import { COLUMN_LABELS, type ColumnId } from './column-labels.ts';
import classes from './grid.module.css';

const CODE = classes['code'] ?? '';
const MUTED = classes['muted'] ?? '';
const NUMBER = classes['number'] ?? '';

type Value<T> = ValueFormatterParams<ItemRow, T>;

function text(id: ColumnId, field: keyof ItemRow, width: number): ColDef<ItemRow> {
  return { colId: id, field, headerName: COLUMN_LABELS[id], width };
}

function marked(id: ColumnId, field: keyof ItemRow, width: number): ColDef<ItemRow> {
  return { ...text(id, field, width), cellRenderer: markedCell };
}

/** The column that says where a search found an item; there while something is searched for. */
export const FOUND_COLUMN = 'found';

/** The inventory's columns in their first order. */
export const COLUMNS: ColDef<ItemRow>[] = [
  {
    ...text('verdict', 'verdict', 160),
    pinned: 'left',
    sortingOrder: ['desc', 'asc'],
    cellRenderer: verdictCell,
  },
  {
    colId: FOUND_COLUMN,
    headerName: 'Also found in',
    width: 220,
    hide: true,
    sortable: false,
    cellRenderer: foundCell,
  },
  { ...text('supplier', 'supplierName', 120), cellRenderer: vendorCell },
  { ...marked('hostname', 'hostname', 150), cellClass: CODE },
  { ...marked('serialNumber', 'serialNumber', 170), cellClass: CODE },
  marked('model', 'model', 146),
  {
    ...text('function', 'function', 134),
    valueFormatter: ({ value }: Value<ItemRow['function']>) => (value ? functionWords[value] : ''),
  },
  { ...text('placement', 'placement', 125), cellRenderer: placementCell },
  text('generation', 'generation', 110),
  marked('site', 'site', 140),
  {
    ...text('country', 'country', 130),
    valueFormatter: ({ value }: Value<string>) => (value ? countryName(value) : ''),
  },
  {
    ...text('status', 'status', 130),
    valueFormatter: ({ value }: Value<ItemRow['status']>) => (value ? statusWords[value] : ''),
  },
  {
    ...text('deadline', 'deadline', 120),
    cellClass: NUMBER,
    valueFormatter: ({ value }: Value<string>) => (value ? formatDate(value) : ''),
  },
  {
    ...text('installedOn', 'installedOn', 120),
    cellClass: NUMBER,
    valueFormatter: ({ value }: Value<string>) => (value ? formatDate(value) : ''),
  },
  { ...marked('manufacturer', 'manufacturer', 190), cellClass: MUTED },
  {
    ...text('quantity', 'quantity', 100),
    type: 'rightAligned',
    // A class of its own replaces the one that the type brings.
    cellClass: ['ag-right-aligned-cell', NUMBER],
    valueFormatter: ({ value }: Value<number>) =>
      value === null || value === undefined ? '' : formatNumber(value),
  },
  { ...marked('assetId', 'assetId', 150), cellClass: CODE },
  { ...marked('partNumber', 'partNumber', 150), cellClass: CODE },
];
