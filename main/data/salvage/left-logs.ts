import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** Pages that stand in another file than the database, and how many pages that has then. */
export type Overlay = {
  /** `''`, or how the name of the other file ends. */
  readonly suffix: '' | '-wal' | '-journal';
  /** Where each page begins in the other file, in bytes. */
  readonly at: ReadonlyMap<number, number>;
  /** Pages of the database with it; `null` where the file itself says it. */
  readonly pages: number | null;
};

/** Of a database that stands in its file whole. */
export const NO_OVERLAY: Overlay = { suffix: '', at: new Map(), pages: null };

const WAL_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** The magic number of a log whose sums are of big-endian words; one less: of little-endian ones. */
const WAL_MAGIC_BIG = 0x37_7f_06_83;
const JOURNAL_MAGIC = 'd9d505f920a163d7';
/** Bytes of a page that lie this far apart are in the sum of a journal's record. */
const JOURNAL_SUM_STEP = 200;
/** The count of records that were never flushed: all that the file has room for. */
const UNCOUNTED = 0xff_ff_ff_ff;

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

type Sum = readonly [number, number];

/** The running sum of a write-ahead log; see sqlite.org/fileformat2.html#walformat. */
function sumOf(bytes: Buffer, isBig: boolean, [first, second]: Sum): Sum {
  let [one, two] = [first, second];
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    const left = isBig ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const right = isBig ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    one = (one + left + two) >>> 0;
    two = (two + right + one) >>> 0;
  }
  return [one, two];
}

const isSum = (bytes: Buffer, at: number, [one, two]: Sum): boolean =>
  bytes.readUInt32BE(at) === one && bytes.readUInt32BE(at + 4) === two;

/**
 * Reads what is committed in the write-ahead log that a program left, up to the first frame that is
 * wrong, as SQLite does.
 */
function readWal(file: number, pageSize: number): Overlay {
  const head = Buffer.alloc(WAL_HEADER_BYTES);
  if (readSync(file, head, 0, head.length, 0) < head.length) return NO_OVERLAY;
  const magic = head.readUInt32BE(0);
  const isBig = magic === WAL_MAGIC_BIG;
  if ((!isBig && magic !== WAL_MAGIC_BIG - 1) || head.readUInt32BE(8) !== pageSize)
    return NO_OVERLAY;
  let sum = sumOf(head.subarray(0, 24), isBig, [0, 0]);
  if (!isSum(head, 24, sum)) return NO_OVERLAY;
  const frame = Buffer.alloc(FRAME_HEADER_BYTES + pageSize);
  const committed = new Map<number, number>();
  const waiting = new Map<number, number>();
  let pages: number | null = null;
  for (let at = WAL_HEADER_BYTES; ; at += frame.length) {
    if (readSync(file, frame, 0, frame.length, at) < frame.length) break;
    if (!frame.subarray(8, 16).equals(head.subarray(16, 24))) break;
    sum = sumOf(frame.subarray(0, 8), isBig, sum);
    sum = sumOf(frame.subarray(FRAME_HEADER_BYTES), isBig, sum);
    if (!isSum(frame, 16, sum)) break;
    waiting.set(frame.readUInt32BE(0), at + FRAME_HEADER_BYTES);
    const size = frame.readUInt32BE(4);
    if (size === 0) continue;
    for (const [page, place] of waiting) committed.set(page, place);
    waiting.clear();
    pages = size;
  }
  return pages === null ? NO_OVERLAY : { suffix: '-wal', at: committed, pages };
}

function isJournalSum(record: Buffer, pageSize: number, nonce: number): boolean {
  let sum = nonce;
  for (let at = pageSize - JOURNAL_SUM_STEP; at > 0; at -= JOURNAL_SUM_STEP) {
    sum = (sum + record.readUInt8(4 + at)) >>> 0;
  }
  return record.readUInt32BE(4 + pageSize) === sum;
}

/** Reads what a transaction that did not end had overwritten: it is taken back by reading that. */
function readJournal(file: number, pageSize: number): Overlay {
  const { size } = fstatSync(file);
  const head = Buffer.alloc(28);
  const record = Buffer.alloc(4 + pageSize + 4);
  const found = new Map<number, number>();
  let pages: number | null = null;
  for (let start = 0; start + head.length <= size;) {
    readSync(file, head, 0, head.length, start);
    const sector = head.readUInt32BE(20);
    if (head.toString('hex', 0, 8) !== JOURNAL_MAGIC || sector < 512) break;
    if (pages === null && head.readUInt32BE(24) !== pageSize) break;
    pages ??= head.readUInt32BE(16);
    const said = head.readUInt32BE(8);
    const room = Math.floor((size - start - sector) / record.length);
    const records = said === UNCOUNTED ? room : Math.min(said, room);
    let at = start + sector;
    for (let done = 0; done < records; done += 1, at += record.length) {
      readSync(file, record, 0, record.length, at);
      if (!isJournalSum(record, pageSize, head.readUInt32BE(12))) break;
      const page = record.readUInt32BE(0);
      if (!found.has(page)) found.set(page, at + 4);
    }
    if (records === 0) break;
    start = Math.ceil(at / sector) * sector;
  }
  return pages === null || found.size === 0 ? NO_OVERLAY : { suffix: '-journal', at: found, pages };
}

/** What a program that ended midway left beside a database, as far as it counts. */
export function readOverlay(path: string, pageSize: number): Overlay {
  for (const [suffix, read] of [['-journal', readJournal] as const, ['-wal', readWal] as const]) {
    if (sizeOf(path + suffix) === 0) continue;
    const file = openSync(path + suffix, 'r');
    try {
      const overlay = read(file, pageSize);
      if (overlay.suffix !== '') return overlay;
    } finally {
      closeSync(file);
    }
  }
  return NO_OVERLAY;
}
