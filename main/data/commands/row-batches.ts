import { hashPair } from '../../import/hash.ts';
import { ColumnUnpacker, type PackedColumn } from '../../import/packed-column.ts';
import type { CellValue } from '../../import/protocol.ts';

/** Values of a column that there is room for at first. */
const FIRST_VALUES = 256;

/** The rows of a batch by column, and for each row the sum of its values' hashes. */
export type RowBatch = {
  readonly columns: readonly (readonly CellValue[])[];
  readonly first: Int32Array;
  readonly second: Int32Array;
};

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
  readonly unpacker: ColumnUnpacker;
  /** A number of the column's own, 0 where its values do not count. */
  readonly mark: number;
  /** `null` once its values are sent as they are. */
  known: KnownHashes | null;
};

/**
 * Takes the rows out of the batches of one file, and sums up for each what its values say, wherever
 * their columns stand. A value that repeats is hashed once.
 */
export class RowBatches {
  readonly #columns: readonly Column[];
  readonly #hash = new Uint32Array(2);

  /** `marks` tells the columns apart; a column whose mark is 0 does not count. */
  constructor(marks: readonly number[]) {
    this.#columns = marks.map((mark) => ({
      unpacker: new ColumnUnpacker(),
      mark,
      known: new KnownHashes(),
    }));
  }

  /** The rows of the next batch; batches must come in order. */
  next(packed: readonly PackedColumn[]): RowBatch {
    const columns = this.#columns.map(({ unpacker }, at) => unpacker.unpack(packedAt(packed, at)));
    const rows = columns[0]?.length ?? 0;
    const batch = { columns, first: new Int32Array(rows), second: new Int32Array(rows) };
    this.#columns.forEach((column, at) => {
      if (column.mark !== 0) this.#sumUp(column, packedAt(packed, at), columns[at] ?? [], batch);
    });
    return batch;
  }

  /** Plain loops, entered for every value: a function for each would take as long as hashing. */
  #sumUp(
    column: Column,
    packed: PackedColumn,
    values: RowBatch['columns'][number],
    { first, second }: RowBatch,
  ): void {
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

function packedAt(packed: readonly PackedColumn[], at: number): PackedColumn {
  const column = packed[at];
  if (column === undefined) throw new Error('A batch lacks a column.');
  return column;
}
