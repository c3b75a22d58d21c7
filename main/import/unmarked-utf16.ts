import { TextDecoder } from 'node:util';

const [LINE_FEED, CARRIAGE_RETURN] = [0x0a, 0x0d];
/** Of the bytes that would end a line in other encodings, the share that is a unit of two bytes. */
const LEAST_BREAK_SHARE = 0.3;
/** For each NUL that is half of a usual character, those that are half of a rare one. */
const MOST_OTHER_NULS = 0.25;
// oxlint-disable-next-line no-control-regex -- control characters are what no text holds
const ODD = /[\0-\u0008\u000e-\u001f\u007f-\u009f\ue000-\uf8ff\ufffd\uffff]/u;

type Utf16 = 'utf-16le' | 'utf-16be';

/**
 * Whether a text without a byte order mark is UTF-16, by what does not depend on its alphabet:
 * its line ends are units of two bytes, and all of its units are characters. `start` is the
 * beginning of the file, an even number of bytes unless the file is shorter.
 */
export function unmarkedUtf16(start: Buffer): Utf16 | null {
  const breaks = { le: 0, be: 0, all: 0 };
  const nuls = [0, 0];
  start.forEach((byte, at) => {
    if (byte === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
    if (byte !== LINE_FEED && byte !== CARRIAGE_RETURN) return;
    breaks.all += 1;
    if (at % 2 === 0 && start[at + 1] === 0) breaks.le += 1;
    if (at % 2 === 1 && start[at - 1] === 0) breaks.be += 1;
  });
  const [atEven = 0, atOdd = 0] = nuls;
  const isLittle = breaks.le > breaks.be;
  const [most, other] = isLittle ? [atOdd, atEven] : [atEven, atOdd];
  const found = Math.max(breaks.le, breaks.be);
  if (found === 0 || found < breaks.all * LEAST_BREAK_SHARE || other > most * MOST_OTHER_NULS) {
    return null;
  }
  const encoding = isLittle ? 'utf-16le' : 'utf-16be';
  // The last unit may be half of a character.
  const text = new TextDecoder(encoding).decode(start.subarray(0, start.length - 2));
  return ODD.test(text) ? null : encoding;
}
