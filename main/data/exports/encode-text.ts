import { TextDecoder } from 'node:util';
import { SINGLE_BYTE_ENCODINGS } from '../../import/encodings.ts';
import { NUL_SYMBOL } from '../../import/text-marks.ts';

const SINGLE_BYTE: ReadonlySet<string> = new Set(SINGLE_BYTE_ENCODINGS);

const BYTE_ORDER_MARK = '\ufeff';

export type TextEncoding = {
  /** The encoding that is written. */
  readonly name: string;
  /** What stands before the first character. */
  readonly start: string;
  readonly encode: (text: string) => Uint8Array;
};

/**
 * Writes characters by the table that the decoder reads them with. A NUL, which the reader made
 * visible, goes back as it was; what the encoding never had becomes `?`.
 */
function singleByte(name: string): (text: string) => Uint8Array {
  const decoder = new TextDecoder(name);
  const byteOf = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) {
    byteOf.set(decoder.decode(Uint8Array.of(byte)), byte);
  }
  byteOf.set(NUL_SYMBOL, 0);
  const unknown = '?'.charCodeAt(0);
  return (text) => Uint8Array.from(text, (letter) => byteOf.get(letter) ?? unknown);
}

/**
 * How to write a text so that a file of an encoding gets its own back. Encodings of several bytes
 * a character beside UTF-8 and UTF-16 cannot be written; UTF-8 with a byte order mark, which
 * every reader of them tells apart, stands in.
 */
export function textEncoding(original: string): TextEncoding {
  if (original === 'utf-8') {
    return { name: 'utf-8', start: '', encode: (text) => Buffer.from(text, 'utf8') };
  }
  if (original === 'utf-16le' || original === 'utf-16be') {
    const encode = (text: string): Uint8Array => {
      const bytes = Buffer.from(text, 'utf16le');
      return original === 'utf-16be' ? bytes.swap16() : bytes;
    };
    return { name: original, start: BYTE_ORDER_MARK, encode };
  }
  if (SINGLE_BYTE.has(original)) {
    return { name: original, start: '', encode: singleByte(original) };
  }
  return { name: 'utf-8', start: BYTE_ORDER_MARK, encode: (text) => Buffer.from(text, 'utf8') };
}
