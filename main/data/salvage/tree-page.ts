import type { PageFile } from './page-file.ts';
import { readPayload, readRecord, readVarint, type StoredValue } from './read-record.ts';

/** Where page 1 has its own header, after that of the file. */
const FILE_HEADER_BYTES = 100;
const KINDS: Readonly<Record<number, TreePage['kind']>> = {
  2: 'index-inner',
  5: 'table-inner',
  10: 'index-leaf',
  13: 'table-leaf',
};

/** A row, or an entry of an index, as it stands in a tree. */
export type StoredRow = {
  /** The number of a row of a table that has numbers, else 0. */
  readonly id: number;
  readonly values: readonly StoredValue[];
  /** The pages that it lies on. */
  readonly pages: readonly number[];
};

/** A page of a tree: rows, ways to other pages, or both. */
export type TreePage = {
  readonly kind: 'table-inner' | 'table-leaf' | 'index-inner' | 'index-leaf';
  readonly rows: readonly StoredRow[];
  /** Cells that could not be read. */
  readonly unread: number;
  /** Pages below, each with the last number of a row in it; the last one has none of its own. */
  readonly below: readonly { readonly page: number; readonly last: number | null }[];
};

type Cell = { readonly row: StoredRow | null; readonly child: number | null };

function readCell(
  file: PageFile,
  page: { readonly number: number; readonly bytes: Buffer },
  kind: TreePage['kind'],
  start: number,
): Cell | null {
  let at = start;
  const child = kind.endsWith('inner') ? page.bytes.readUInt32BE(at) : null;
  if (child !== null) at += 4;
  const first = readVarint(page.bytes, at);
  if (first === null) return null;
  if (kind === 'table-inner') return { row: { id: first.value, values: [], pages: [] }, child };
  const id = kind === 'table-leaf' ? readVarint(page.bytes, first.next) : null;
  if (kind === 'table-leaf' && id === null) return null;
  const payload = readPayload(file, page, {
    at: id?.next ?? first.next,
    total: first.value,
    isTableLeaf: kind === 'table-leaf',
  });
  const values = payload === null ? null : readRecord(payload.bytes);
  const row =
    payload === null || values === null
      ? null
      : { id: id?.value ?? 0, values, pages: payload.pages };
  return { row, child };
}

/** Reads one page of a tree; `null` where it is none, as far as its head says. */
export function readTreePage(file: PageFile, number: number): TreePage | null {
  const bytes = file.read(number);
  if (bytes === null) return null;
  const head = number === 1 ? FILE_HEADER_BYTES : 0;
  const kind = KINDS[bytes.readUInt8(head)];
  if (kind === undefined) return null;
  const isInner = kind.endsWith('inner');
  const cells = bytes.readUInt16BE(head + 3);
  const pointers = head + (isInner ? 12 : 8);
  if (pointers + cells * 2 > file.usable) return null;
  const rows: StoredRow[] = [];
  const below: { page: number; last: number | null }[] = [];
  let unread = 0;
  for (let cell = 0; cell < cells; cell += 1) {
    const at = bytes.readUInt16BE(pointers + cell * 2);
    const isInside = at >= pointers + cells * 2 && at + 4 <= file.usable;
    const read = isInside ? readCell(file, { number, bytes }, kind, at) : null;
    if (read === null || (read.row === null && read.child === null)) {
      unread += 1;
      continue;
    }
    if (read.child !== null) {
      below.push({
        page: read.child,
        last: kind === 'table-inner' ? (read.row?.id ?? null) : null,
      });
    }
    if (kind === 'table-inner') continue;
    if (read.row === null) unread += 1;
    else rows.push(read.row);
  }
  if (isInner) below.push({ page: bytes.readUInt32BE(head + 8), last: null });
  return { kind, rows, unread, below };
}
