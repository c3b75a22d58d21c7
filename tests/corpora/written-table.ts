import { TextDecoder } from 'node:util';
import type { Reading } from '#shared/contract/import';

/** How a table is written as a file. */
export type Writing = {
  readonly delimiter: string;
  readonly quote: '"' | "'" | '';
  readonly escape: 'doubled' | 'backslash';
  readonly newline: '\n' | '\r\n' | '\r';
  readonly encoding: string;
  readonly hasBom: boolean;
  /** True where cells are quoted that need not be. */
  readonly quotesAll: boolean;
  readonly endsWithNewline: boolean;
};

/** What the reader is told of a file whose writing it cannot know. */
export function toldOf({ delimiter, quote, escape, encoding }: Writing): Reading {
  return { delimiter, quote, escape, encoding, headerRow: 1 };
}

const SINGLE_BYTE: readonly string[] = [
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'iso-8859-15',
  'macintosh',
];

type Ranges = readonly (readonly [first: number, last: number])[];
const DOUBLE_BYTE: Readonly<Record<string, { leads: Ranges; trails: Ranges }>> = {
  gb18030: {
    leads: [[0x81, 0xfe]],
    trails: [
      [0x40, 0x7e],
      [0x80, 0xfe],
    ],
  },
  shift_jis: {
    leads: [
      [0x81, 0x9f],
      [0xe0, 0xfc],
    ],
    trails: [
      [0x40, 0x7e],
      [0x80, 0xfc],
    ],
  },
};

function valuesOf(ranges: Ranges): number[] {
  return ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => first + at),
  );
}

function sequencesOf(encoding: string): number[][] {
  const high = valuesOf([[0x80, 0xff]]).map((byte) => [byte]);
  const pairs = DOUBLE_BYTE[encoding];
  if (pairs === undefined) return high;
  const trails = valuesOf(pairs.trails);
  const double = valuesOf(pairs.leads).flatMap((lead) => trails.map((trail) => [lead, trail]));
  // A letter beyond the basic plane, in four bytes of which two are digits.
  const quadruple = encoding === 'gb18030' ? [[0x95, 0x34, 0xb2, 0x35]] : [];
  return [...high, ...double, ...quadruple];
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** The bytes of each letter beyond ASCII, told by the platform's decoder. */
function bytesOfLetters(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly number[]>();
  for (const sequence of sequencesOf(encoding)) {
    const letter = decoder.decode(Uint8Array.from(sequence));
    const isPrintable = Array.from(letter).length === 1 && /^[\p{L}\p{S}\p{P}]$/u.test(letter);
    if (isPrintable && letter > '\u00a0' && letter !== '\ufffd' && !table.has(letter)) {
      table.set(letter, sequence);
    }
  }
  tables.set(encoding, table);
  return table;
}

/** Letters of every Unicode encoding that are trouble now and then. */
const WIDE = ['ü', 'ß', 'Ł', '中', '한', '😀', 'e\u0301', '\u00a0', '\u2028', '\u3000', '\u200b'];

/** Letters beyond ASCII that an encoding can hold, those first whose bytes look like ASCII marks. */
export function lettersOf(encoding: string): readonly string[] {
  if (encoding.startsWith('utf-')) return WIDE;
  const table = bytesOfLetters(encoding);
  const isTricky = (bytes: readonly number[]): boolean =>
    bytes.slice(1).some((byte) => [0x5b, 0x5c, 0x5e, 0x7c, 0x7e, 0x40].includes(byte));
  const tricky = [...table].filter(([, bytes]) => isTricky(bytes)).map(([letter]) => letter);
  const every = [...table.keys()];
  const step = Math.max(1, Math.floor(every.length / 100));
  return [...tricky.slice(0, 60), ...every.filter((_, at) => at % step === 0)];
}

/** Encodes a text as a program of that encoding writes it. Throws for a letter that it lacks. */
export function bytesOf(text: string, encoding: string, hasBom: boolean): Buffer {
  const marked = hasBom ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') return Buffer.from(marked, 'utf8');
  if (encoding === 'utf-16le') return Buffer.from(marked, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(marked, 'utf16le').swap16();
  if (!SINGLE_BYTE.includes(encoding) && !(encoding in DOUBLE_BYTE)) {
    throw new RangeError(`${encoding} is not known here.`);
  }
  const table = bytesOfLetters(encoding);
  return Buffer.from(
    Array.from(text).flatMap((letter) => {
      if (letter < '\u0080') return [letter.charCodeAt(0)];
      const bytes = table.get(letter);
      if (bytes === undefined) throw new RangeError(`"${letter}" is not in ${encoding}.`);
      return bytes;
    }),
  );
}

/** True for a character that an unquoted cell of the writing cannot hold. */
export function isMark(character: string, { delimiter, quote, escape }: Writing): boolean {
  if (character === '\n' || character === '\r') return true;
  if (quote !== '' && (character === quote || (escape === 'backslash' && character === '\\'))) {
    return true;
  }
  return delimiter.includes(character);
}

function cellText(cell: string, writing: Writing): string {
  const { quote, escape, quotesAll } = writing;
  if (quote === '') return cell;
  if (!quotesAll && !Array.from(cell).some((character) => isMark(character, writing))) return cell;
  const inner =
    escape === 'doubled'
      ? cell.replaceAll(quote, quote + quote)
      : cell.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  return `${quote}${inner}${quote}`;
}

/** The bytes of a table that is written so. */
export function writtenBytes(rows: readonly (readonly string[])[], writing: Writing): Buffer {
  const { delimiter, newline, encoding, hasBom, endsWithNewline } = writing;
  const lines = rows.map((cells) => cells.map((cell) => cellText(cell, writing)).join(delimiter));
  return bytesOf(lines.join(newline) + (endsWithNewline ? newline : ''), encoding, hasBom);
}
