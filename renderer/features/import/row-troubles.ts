import type { Inspection } from '#shared/contract/import';
import { formatNumber } from '../../components/format.ts';

type Sample = Pick<Inspection, 'columns' | 'sampleRows' | 'sampleLines' | 'warnings'>;

function shapeOf(cells: readonly string[], width: number): string | null {
  if (cells.length < width) {
    return `${formatNumber(cells.length)} of ${formatNumber(width)} cells; the missing ones are read as blank.`;
  }
  return cells.slice(width).some((cell) => cell.trim() !== '')
    ? `${formatNumber(cells.length)} cells where the headings name ${formatNumber(width)}; the row will be rejected.`
    : null;
}

/** What is odd about the rows of the preview, by their place: warnings of their line, or a shape that is off. */
export function troublesOf({
  columns,
  sampleRows,
  sampleLines,
  warnings,
}: Sample): ReadonlyMap<number, string> {
  const byLine = new Map(
    warnings.flatMap(({ line, message }) => (line === null ? [] : [[line, message] as const])),
  );
  const troubles = new Map<number, string>();
  for (const [row, cells] of sampleRows.entries()) {
    const line = sampleLines[row];
    const trouble =
      (line === undefined ? undefined : byLine.get(line)) ?? shapeOf(cells, columns.length);
    if (trouble !== null) troubles.set(row, trouble);
  }
  return troubles;
}
