import type { PageFile } from './page-file.ts';

/** A value as SQLite stores it. Whole numbers beyond what a number holds exactly are bigints. */
export type StoredValue = string | number | bigint | Buffer | null;

/** What a cell holds, and on which pages it lies. */
export type Payload = { readonly bytes: Buffer; readonly pages: readonly number[] };

type Varint = { readonly value: number; readonly next: number };

/** Reads a number of variable length; `null` where it does not end within the bytes. */
export function readVarint(bytes: Buffer, at: number): Varint | null {
  let value = 0;
  for (let length = 0; length < 7; length += 1) {
    const byte = bytes[at + length];
    if (byte === undefined) return null;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + length + 1 };
  }
  return readLongVarint(bytes, at + 7, BigInt(value));
}

/** The last two bytes of a number that has more than seven; its ninth byte counts whole. */
function readLongVarint(bytes: Buffer, at: number, high: bigint): Varint | null {
  const [eighth, ninth] = [bytes[at], bytes[at + 1]];
  if (eighth === undefined) return null;
  const value = (high << 7n) | BigInt(eighth & 0x7f);
  if (eighth < 0x80) return { value: Number(value), next: at + 1 };
  if (ninth === undefined) return null;
  return { value: Number(BigInt.asIntN(64, (value << 8n) | BigInt(ninth))), next: at + 2 };
}

/** Bytes of a row at most: no row of a workspace comes near, and a chain of pages may go in a circle. */
const MOST_BYTES = 1 << 26;

/** How many bytes of a payload lie on the page itself; see "Cell payload overflow pages". */
function localBytes(total: number, usable: number, isTableLeaf: boolean): number {
  const most = isTableLeaf ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (total <= most) return total;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((total - least) % (usable - 4));
  return fitting <= most ? fitting : least;
}

/**
 * Reads the payload of a cell, with what lies on other pages. `null` where any of it is not there.
 */
export function readPayload(
  file: PageFile,
  page: { readonly number: number; readonly bytes: Buffer },
  { at, total, isTableLeaf }: { readonly at: number; total: number; readonly isTableLeaf: boolean },
): Payload | null {
  if (total < 1 || total > Math.min(file.pages * file.pageSize, MOST_BYTES)) return null;
  const local = localBytes(total, file.usable, isTableLeaf);
  const end = at + local;
  if (end + (local < total ? 4 : 0) > file.usable) return null;
  const own = page.bytes.subarray(at, end);
  if (local === total) return { bytes: own, pages: [page.number] };
  const parts = [own];
  const pages = [page.number];
  let next = page.bytes.readUInt32BE(end);
  for (let left = total - local; left > 0;) {
    const bytes = file.read(next);
    if (bytes === null) return null;
    const part = bytes.subarray(4, 4 + Math.min(left, file.usable - 4));
    parts.push(part);
    pages.push(next);
    left -= part.length;
    next = bytes.readUInt32BE(0);
  }
  // The last page names no other: a chain that goes on is another's.
  return next === 0 ? { bytes: Buffer.concat(parts), pages } : null;
}

const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8];
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function readInteger(bytes: Buffer, at: number, length: number): number | bigint {
  if (length <= 6) return bytes.readIntBE(at, length);
  const value = bytes.readBigInt64BE(at);
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** Text of which every byte counts; `undefined` where it is no UTF-8. */
function readText(bytes: Buffer, from: number, to: number): string | undefined {
  const text = bytes.toString('utf8', from, to);
  if (!text.includes('\uFFFD')) return text;
  try {
    return strict.decode(bytes.subarray(from, to));
  } catch {
    return undefined;
  }
}

function bytesOfType(type: number): number | null {
  if (type < 7) return INTEGER_BYTES[type] ?? null;
  if (type === 7) return 8;
  if (type < 10) return 0;
  return type < 12 ? null : Math.floor((type - 12) / 2);
}

function valueOfType(bytes: Buffer, at: number, type: number): StoredValue | undefined {
  const length = bytesOfType(type) ?? 0;
  if (type === 0) return null;
  if (type < 7) return readInteger(bytes, at, length);
  if (type === 7) return bytes.readDoubleBE(at);
  if (type < 10) return type - 8;
  if (type % 2 === 1) return readText(bytes, at, at + length);
  return Buffer.from(bytes.subarray(at, at + length));
}

/** Reads the values of a record. `null` where the bytes are not, to the last one, such a record. */
export function readRecord(bytes: Buffer): StoredValue[] | null {
  const size = readVarint(bytes, 0);
  if (size === null || size.value < 1 || size.value > bytes.length) return null;
  const types: number[] = [];
  for (let at = size.next; at < size.value;) {
    const type = readVarint(bytes, at);
    if (type === null || type.next > size.value || type.value < 0) return null;
    types.push(type.value);
    at = type.next;
  }
  const values: StoredValue[] = [];
  let at = size.value;
  for (const type of types) {
    const length = bytesOfType(type);
    if (length === null || at + length > bytes.length) return null;
    const value = valueOfType(bytes, at, type);
    if (value === undefined) return null;
    values.push(value);
    at += length;
  }
  return at === bytes.length ? values : null;
}
