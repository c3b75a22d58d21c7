import { ITEM_FIELDS } from '#shared/domain/item';
import { hashPair } from './hash.ts';
import type { PackedColumn } from './packed-column.ts';
import { FIELD_COLUMNS, ROW_COLUMNS, type CellValue } from './protocol.ts';

/** Values of a column that there is room for at first. */
const FIRST_VALUES = 256;

const FIELD_OF = new Map<string, number>(
  Object.entries(FIELD_COLUMNS).map(([field, column]) => [
    column,
    ITEM_FIELDS.findIndex((each) => each === field) + 1,
  ]),
);
const EXTRA_MARK = ITEM_FIELDS.length + 1;
/** Columns that say where a row stands, not what it says. */
const BOOKKEEPING: ReadonlySet<string> = new Set(ROW_COLUMNS.filter((name) => name !== 'extra'));

/** A number that tells a row's column from the others, 0 where it says nothing of the item. */
export function contentMark(column: string): number {
  if (column === 'extra') return EXTRA_MARK;
  return BOOKKEEPING.has(column) ? 0 : (FIELD_OF.get(column) ?? 0);
}

/** For each row of a batch the sum of its values' hashes, as two numbers of 32 bits. */
export type Sums = { readonly first: Int32Array; readonly second: Int32Array };

/** The hashes of the values that a column's numbers stand for. */
class KnownHashes {
  first = new Int32Array(FIRST_VALUES);
  second = new Int32Array(FIRST_VALUES);
  #size = 0;

  push(first: number, second: number): void {
    if (this.#size === this.first.length) {
      this.first = twiceAsLong(this.first);
      this.second = twiceAsLong(this.second);
    }
    this.first[this.#size] = first;
    this.second[this.#size] = second;
    this.#size += 1;
  }
}

function twiceAsLong(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(numbers.length * 2);
  longer.set(numbers);
  return longer;
}

type Column = {
  readonly mark: number;
  /** `null` once its values are sent as they are. */
  known: KnownHashes | null;
};

/**
 * Sums up for each row what its values say, wherever their columns stand in the file. A value that
 * repeats is hashed once.
 */
export class RowSums {
  readonly #columns: readonly Column[];
  readonly #hash = new Uint32Array(2);

  /** `columns` name the packed columns of every batch. */
  constructor(columns: readonly string[]) {
    this.#columns = columns.map((column) => ({
      mark: contentMark(column),
      known: new KnownHashes(),
    }));
  }

  /** The sums of the next batch of so many rows; batches must come in order. */
  next(packed: readonly PackedColumn[], rows: number): Sums {
    const sums = { first: new Int32Array(rows), second: new Int32Array(rows) };
    packed.forEach((values, at) => {
      const column = this.#columns[at];
      if (column !== undefined && column.mark !== 0) this.#sumUp(column, values, sums);
    });
    return sums;
  }

  /** Plain loops, entered for every value: a function for each would take as long as hashing. */
  #sumUp(column: Column, packed: PackedColumn, { first, second }: Sums): void {
    const hash = this.#hash;
    if (packed.kind === 'refs') {
      const known = (column.known ??= new KnownHashes());
      for (const value of packed.added) {
        this.#hashOf(value, column.mark);
        known.push(hash[0] ?? 0, hash[1] ?? 0);
      }
      const { refs } = packed;
      const { first: firsts, second: seconds } = known;
      for (let row = 0; row < refs.length; row += 1) {
        const ref = refs[row] ?? 0;
        first[row] = (first[row] ?? 0) + (firsts[ref] ?? 0);
        second[row] = (second[row] ?? 0) + (seconds[ref] ?? 0);
      }
      return;
    }
    column.known = null;
    if (packed.kind === 'texts') {
      const { joined, lengths } = packed;
      let end = 0;
      for (let row = 0; row < lengths.length; row += 1) {
        const length = lengths[row] ?? -1;
        if (length < 0) continue;
        hashPair(joined, hash, column.mark, end, end + length);
        end += length;
        first[row] = (first[row] ?? 0) + (hash[0] ?? 0);
        second[row] = (second[row] ?? 0) + (hash[1] ?? 0);
      }
      return;
    }
    const values = packed.kind === 'values' ? packed.values : packed.integers;
    for (let row = 0; row < values.length; row += 1) {
      this.#hashOf(values[row] ?? null, column.mark);
      first[row] = (first[row] ?? 0) + (hash[0] ?? 0);
      second[row] = (second[row] ?? 0) + (hash[1] ?? 0);
    }
  }

  /** Leaves the hash of a value in `#hash`; a value that is missing counts nothing. */
  #hashOf(value: CellValue, mark: number): void {
    if (value === null) this.#hash.fill(0);
    else hashPair(String(value), this.#hash, mark);
  }
}
