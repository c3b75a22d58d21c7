export type CsvStyle = {
  readonly delimiter: string;
  readonly newline: '\n' | '\r\n' | '\r';
  readonly encoding: WrittenEncoding;
  readonly hasBom: boolean;
  /** True where the last record has a line end too. */
  readonly endsWithNewline: boolean;
};

export const PLAIN_CSV: CsvStyle = {
  delimiter: ',',
  newline: '\n',
  encoding: 'utf-8',
  hasBom: false,
  endsWithNewline: true,
};

/** Characters of windows-1252 between 0x80 and 0x9f; the others stand at their code point. */
const CP1252_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Every printable character that windows-1252 can hold beyond ASCII. */
export const CP1252_LETTERS = [
  ...Array.from(CP1252_HIGH).filter((letter) => letter > '\u009f'),
  ...Array.from({ length: 96 }, (_, at) => String.fromCharCode(0xa0 + at)),
];

function toCp1252(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (letter) => {
      const high = CP1252_HIGH.indexOf(letter);
      const code = high === -1 ? letter.charCodeAt(0) : 0x80 + high;
      if (code > 0xff) throw new RangeError(`"${letter}" is not in windows-1252.`);
      return code;
    }),
  );
}

/** Encodings that tests write by hand. */
export type WrittenEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Encodes a text as files have it, with a byte order mark where the style asks for one. */
export function encodeText(text: string, encoding: WrittenEncoding, hasBom: boolean): Buffer {
  const marked = hasBom ? `\ufeff${text}` : text;
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(marked, 'utf8');
    case 'utf-16le':
      return Buffer.from(marked, 'utf16le');
    case 'utf-16be':
      return Buffer.from(marked, 'utf16le').swap16();
    case 'windows-1252':
      return toCp1252(text);
  }
}

function cellText(cell: string, delimiter: string): string {
  const needsQuotes = /["\r\n]/u.test(cell) || cell.includes(delimiter);
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A table as CSV text. */
export function csvText(rows: readonly (readonly string[])[], style: CsvStyle = PLAIN_CSV): string {
  const lines = rows.map((cells) =>
    cells.map((cell) => cellText(cell, style.delimiter)).join(style.delimiter),
  );
  return lines.join(style.newline) + (style.endsWithNewline ? style.newline : '');
}

/** A table as the bytes of a CSV file. */
export function csvBytes(rows: readonly (readonly string[])[], style: CsvStyle): Buffer {
  return encodeText(csvText(rows, style), style.encoding, style.hasBom);
}
