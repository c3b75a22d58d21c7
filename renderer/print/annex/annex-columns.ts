import type { AnnexRow } from '#shared/domain/audit/annex-row';
import { countryName, formatDate, formatNumber } from '../../components/format.ts';
import { placementWords, verdictWords } from '../../components/words.ts';
import { siteWords } from '../site-words.ts';

/** Columns of the annex; the widths are parts of 100. */
export const ANNEX_COLUMNS = [
  { head: 'No.', width: 4 },
  { head: 'Asset ID', width: 8.5 },
  { head: 'Serial number', width: 9.5 },
  { head: 'Host', width: 13 },
  { head: 'Supplier', width: 7.5 },
  { head: 'Model', width: 8.5 },
  { head: 'Site', width: 13 },
  { head: 'Country', width: 4.5 },
  { head: 'Placement', width: 5.5 },
  { head: 'Verdict', width: 6.5 },
  { head: 'Deadline', width: 6.5 },
  { head: 'Rule', width: 13 },
] as const;

/** Columns of a long annex, in which what rows have in common stands above them. */
export const DENSE_COLUMNS = [
  'No.',
  'Asset ID',
  'Serial number',
  'Host',
  'Supplier',
  'Model',
  'Site',
  'Placement',
] as const;

const NOTHING = '–';

const onOneLine = (cell: string): string => cell.replaceAll(/\s+/gu, ' ');

function itemCells(row: AnnexRow, place: number): string[] {
  return [
    formatNumber(place + 1),
    row.assetId ?? NOTHING,
    row.serialNumber ?? NOTHING,
    row.hostname ?? NOTHING,
    row.supplierName ?? 'Not resolved',
    row.model ?? NOTHING,
    row.site === null ? NOTHING : siteWords(row),
  ];
}

/** The cells of a row of a long annex, as `annexCells`. */
export function denseCells(row: AnnexRow, place: number): string[] {
  return [...itemCells(row, place), placementWords[row.placement]].map(onOneLine);
}

/** What a row of a long annex has in common with those around it, as a text of one line. */
export function denseGroup(row: AnnexRow): string {
  const deadline = row.deadline === null ? 'no deadline' : `by ${formatDate(row.deadline)}`;
  const verdict = verdictWords[row.verdict].label;
  return onOneLine([verdict, deadline, countryName(row.country), row.rules.join(', ')].join(' · '));
}

/** The cells of a row, which is the one at `place` from 0, as texts of one line each. */
export function annexCells(row: AnnexRow, place: number): string[] {
  const cells = [
    ...itemCells(row, place),
    row.country ?? NOTHING,
    placementWords[row.placement],
    verdictWords[row.verdict].label,
    formatDate(row.deadline),
    row.rules.join(', '),
  ];
  return cells.map(onOneLine);
}
