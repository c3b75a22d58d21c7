import { hashPair } from '../../import/hash.ts';
import { ColumnUnpacker, type PackedColumn } from '../../import/packed-column.ts';
import type { CellValue } from '../../import/protocol.ts';

/** The rows of a batch by column, and for each row the sum of its values' hashes. */
export type RowBatch = {
  readonly columns: readonly (readonly (CellValue | undefined)[])[];
  readonly first: Int32Array;
  readonly second: Int32Array;
};

type Column = {
  readonly unpacker: ColumnUnpacker;
  /** A number of the column's own, 0 where its values do not count. */
  readonly mark: number;
  /** The hashes of the values that the column's numbers stand for. */
  first: number[];
  second: number[];
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
      first: [],
      second: [],
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

  #sumUp(
    column: Column,
    packed: PackedColumn,
    values: RowBatch['columns'][number],
    { first, second }: RowBatch,
  ): void {
    const hash = this.#hash;
    if (packed.kind === 'refs') {
      for (const value of packed.added) {
        this.#hashOf(value, column.mark);
        column.first.push(hash[0] ?? 0);
        column.second.push(hash[1] ?? 0);
      }
      packed.refs.forEach((ref, row) => {
        first[row] = (first[row] ?? 0) + (column.first[ref] ?? 0);
        second[row] = (second[row] ?? 0) + (column.second[ref] ?? 0);
      });
      return;
    }
    column.first = [];
    column.second = [];
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
