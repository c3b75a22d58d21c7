import type { NEWLINES } from '#shared/contract/import';

/** How an imported file was written. */
export type WrittenDialect = {
  readonly delimiter: string;
  /** '' where no character encloses cells. */
  readonly quote: string;
  readonly escape: 'doubled' | 'backslash';
  readonly newline: (typeof NEWLINES)[number];
};

/** The line end that a file gets which had this one. */
export function lineEnd({ newline }: WrittenDialect): string {
  if (newline === 'LF') return '\n';
  return newline === 'CR' ? '\r' : '\r\n';
}

/** A cell as the dialect writes it; without any quotes or escapes, what would end it is blanked. */
function dialectCell(text: string, { delimiter, quote, escape }: WrittenDialect): string {
  const endsCell = text.includes(delimiter) || /[\r\n]/u.test(text);
  if (quote === '') {
    if (escape === 'doubled') {
      return endsCell ? text.replaceAll(delimiter, ' ').replaceAll(/[\r\n]+/gu, ' ') : text;
    }
    const escaped = text.replaceAll('\\', '\\\\').replaceAll(/[\r\n]/gu, '\\$&');
    return escaped.replaceAll(delimiter, `\\${delimiter}`);
  }
  if (!endsCell && !text.includes(quote)) return text;
  const inner =
    escape === 'backslash'
      ? text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)
      : text.replaceAll(quote, quote + quote);
  return quote + inner + quote;
}

/** One record without its line end, every character as it is. */
export function dialectRecord(cells: readonly string[], dialect: WrittenDialect): string {
  return cells.map((cell) => dialectCell(cell, dialect)).join(dialect.delimiter);
}
