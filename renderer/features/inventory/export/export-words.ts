import type { ExportOutcome } from '#shared/contract/exports';
import type { ExportFormat } from '#shared/domain/export';
import { formatNumber, plural } from '../../../components/format.ts';

/** Each kind of file: what it is called and what it is for. */
export const formatWords: Readonly<
  Record<ExportFormat, { readonly label: string; readonly about: string }>
> = {
  csv: { label: 'CSV', about: 'Formulas escaped; with all columns it can be imported again' },
  xlsx: { label: 'Excel workbook (XLSX)', about: 'Days and numbers as such, identifiers as text' },
  json: { label: 'JSON', about: 'One array of items' },
  ndjson: { label: 'JSON lines (NDJSON)', about: 'One item a line, for large inventories' },
};

const NAMED = 5;

/** Which texts a workbook holds only the beginning of. */
export function cutWords({ total, first }: ExportOutcome['cuts']): string {
  const shown = first.slice(0, NAMED);
  const named = shown.map(({ item, column }) => `${column} of ${item}`).join(', ');
  const more = total > shown.length ? ` and ${formatNumber(total - shown.length)} more` : '';
  return `A cell of a workbook holds 32,767 characters; ${plural(total, 'text')} were longer and end there: ${named}${more}. CSV and JSON hold them whole.`;
}
