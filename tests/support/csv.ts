/** Characters of windows-1252 between 0x80 and 0x9f; the others stand at their code point. */
const CP1252_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

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
type WrittenEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

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

function cellText(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A table as CSV text. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(cellText).join(',')}\n`).join('');
}
