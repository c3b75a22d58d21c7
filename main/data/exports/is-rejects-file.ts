import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { REJECT_HEADINGS } from '../../import/headings.ts';

/** Our headings are shorter, in any encoding and dialect. */
const LOOKED_AT_BYTES = 1024;

function beginningOf(path: string): string {
  const bytes = Buffer.alloc(LOOKED_AT_BYTES);
  const file = openSync(path, 'r');
  let start: Buffer;
  try {
    start = bytes.subarray(0, readSync(file, bytes, 0, LOOKED_AT_BYTES, 0));
  } finally {
    closeSync(file);
  }
  const mark = start.subarray(0, 2).toString('hex');
  const isUtf16 = mark === 'fffe' || mark === 'feff';
  const encoding = isUtf16 ? (mark === 'fffe' ? 'utf-16le' : 'utf-16be') : 'utf-8';
  return new TextDecoder(encoding).decode(start);
}

/**
 * True for a file that begins with the headings that stand before rejected rows, whatever quotes
 * them and stands between them. False for one that is not there or cannot be read.
 */
export function isRejectsFile(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
  let text: string;
  try {
    text = beginningOf(path);
  } catch {
    return false;
  }
  const [first, second, third] = [...REJECT_HEADINGS].map((heading) => text.indexOf(heading));
  if (first === undefined || second === undefined || third === undefined) return false;
  const [line = '', reasons = ''] = [...REJECT_HEADINGS];
  const between = text.slice(first + line.length, second);
  const quote = text.slice(0, first);
  return (
    /^["']?$/u.test(quote) &&
    between !== '' &&
    between === text.slice(second + reasons.length, third) &&
    between.startsWith(quote) &&
    between.endsWith(quote) &&
    !/[\p{L}\p{N}\r\n]/u.test(between)
  );
}
