import { withoutFormula } from '../../import/own-export.ts';

function quoted(text: string, delimiter: string): string {
  const needsQuotes =
    text.includes('"') || text.includes('\n') || text.includes('\r') || text.includes(delimiter);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A number that every reader takes for itself: without an exponent, and without three digits
 * behind the point, which could be thousands.
 */
function plainNumber(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  const text = String(value);
  const plain = text.includes('e') ? value.toFixed(20).replace(/0+$/u, '') : text;
  return /\.\d{3}$/u.test(plain) ? `${plain}0` : plain;
}

export type CsvCell = string | number | null;

/**
 * One record as RFC 4180 text with CRLF. Texts that would start a formula are escaped; numbers
 * are written as they are, because a number cannot be one.
 */
export function csvRecord(cells: readonly CsvCell[], delimiter = ','): string {
  const texts = cells.map((cell) => {
    if (cell === null) return '';
    return typeof cell === 'number' ? plainNumber(cell) : quoted(withoutFormula(cell), delimiter);
  });
  return `${texts.join(delimiter)}\r\n`;
}

/** One record as RFC 4180 text with CRLF, every character as it is. */
export function exactCsvRecord(cells: readonly string[], delimiter = ','): string {
  return `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`;
}
