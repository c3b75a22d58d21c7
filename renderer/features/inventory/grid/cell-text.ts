import type { ItemRow } from '#shared/contract/items';
import { countryName } from '../../../components/format.ts';
import {
  functionWords,
  OUT_OF_SCOPE,
  placementWords,
  statusWords,
  verdictWords,
} from '../../../components/words.ts';
import { COLUMN_LABELS, type ColumnId } from './column-labels.ts';

const COPIED: Readonly<Record<ColumnId, (row: ItemRow) => string | number | null>> = {
  verdict: ({ verdict }) => (verdict === null ? OUT_OF_SCOPE : verdictWords[verdict].label),
  supplier: ({ supplierName }) => supplierName ?? 'Unresolved',
  hostname: ({ hostname }) => hostname,
  serialNumber: ({ serialNumber }) => serialNumber,
  model: ({ model }) => model,
  function: (row) => (row.function === null ? null : functionWords[row.function]),
  placement: ({ placement }) => placementWords[placement],
  generation: ({ generation }) => generation,
  site: ({ site }) => site,
  country: ({ country }) => (country === null ? null : countryName(country)),
  status: ({ status }) => (status === null ? null : statusWords[status]),
  deadline: ({ deadline }) => deadline,
  installedOn: ({ installedOn }) => installedOn,
  manufacturer: ({ manufacturer }) => manufacturer,
  quantity: ({ quantity }) => quantity,
  assetId: ({ assetId }) => assetId,
  partNumber: ({ partNumber }) => partNumber,
};

/** What makes a spreadsheet read a text as a formula, as in files that are exported. */
const FORMULA_START = /^'*[\s\u200b-\u200f\u2060\ufeff]*[=+\-@|%＝＋－＠]/u;

/** A text that stays in its cell when it is pasted, and that no spreadsheet takes for a formula. */
function pasted(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = value.replace(/[\t\r\n]+/gu, ' ');
  return FORMULA_START.test(text) ? `'${text}` : text;
}

/**
 * Rows as tab-separated text with the headings of the columns: words as they are shown, days as
 * year-month-day and numbers without grouping, so that other programs read them.
 */
export function rowsAsText(columns: readonly ColumnId[], rows: readonly ItemRow[]): string {
  const lines = [
    columns.map((id) => COLUMN_LABELS[id]),
    ...rows.map((row) => columns.map((id) => pasted(COPIED[id](row)))),
  ];
  return lines.map((cells) => `${cells.join('\t')}\n`).join('');
}
