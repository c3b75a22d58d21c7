/**
 * Characters that make a spreadsheet read a cell as a formula, after white space and invisible
 * characters; at the start of the cell or of a line in it. Source: OWASP, CSV Injection, and the
 * full-width forms that spreadsheets accept too.
 */
const FORMULA_START = /(?:^|[\r\n])[\s\u200b-\u200f\u2060\ufeff]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u;

/** Makes a text safe for spreadsheets: one that would start a formula gets an apostrophe. */
export function withoutFormula(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

function quoted(text: string, delimiter: string): string {
  const needsQuotes =
    text.includes('"') || text.includes('\n') || text.includes('\r') || text.includes(delimiter);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}

export type CsvCell = string | number | null;

/**
 * One record as RFC 4180 text with CRLF. Texts that would start a formula are escaped; numbers
 * are written as they are, because a number cannot be one.
 */
export function csvRecord(cells: readonly CsvCell[], delimiter = ','): string {
  const texts = cells.map((cell) => {
    if (cell === null) return '';
    return typeof cell === 'number' ? String(cell) : quoted(withoutFormula(cell), delimiter);
  });
  return `${texts.join(delimiter)}\r\n`;
}

/** One record as RFC 4180 text with CRLF, every character as it is. */
export function exactCsvRecord(cells: readonly string[], delimiter = ','): string {
  return `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`;
}
