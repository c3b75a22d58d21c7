import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ColumnPacker, ColumnUnpacker, type PackedColumn } from '#main/import/packed-column';
import type { CellValue } from '#main/import/protocol';
import { RowSums } from '#main/import/row-sums';

const aCell: fc.Arbitrary<CellValue> = fc.oneof(
  fc.constantFrom('R1', 'R2', '', 'α', '\ud800', 'a\u001fb', null),
  fc.string({ maxLength: 20, unit: 'binary' }),
  fc.double({ noNaN: true }),
);
const batchesOf = (cell: fc.Arbitrary<CellValue>): fc.Arbitrary<CellValue[][]> =>
  fc.array(fc.array(cell, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 8 });
/** Columns that repeat, that do not, and that change. */
const aColumn = fc.oneof(batchesOf(aCell), batchesOf(fc.constantFrom('a', 'b', null)));

/** As another thread receives it. */
const sent = (packed: PackedColumn): PackedColumn => deserialize(serialize(packed)) as PackedColumn;

function pack(batches: readonly CellValue[][]): PackedColumn[] {
  const packer = new ColumnPacker();
  return batches.map((values) => {
    for (const value of values) packer.add(value);
    return sent(packer.take());
  });
}

it('a column arrives as it was, whether its values repeat or not', () => {
  const kinds = new Set<string>();
  const numbers = (count: number): CellValue[] => Array.from({ length: count }, (_, at) => at);
  fc.assert(
    fc.property(aColumn, (batches) => {
      const unpacker = new ColumnUnpacker();
      for (const [at, packed] of pack(batches).entries()) {
        kinds.add(packed.kind);
        expect(unpacker.unpack(packed)).toEqual(batches[at]);
      }
    }),
    {
      numRuns: 300,
      examples: [
        [
          [
            ['x', 'y'],
            ['z', null],
          ],
        ],
        [[numbers(9), [...numbers(9), 'z']]],
      ],
    },
  );
  expect([...kinds].toSorted()).toEqual(['refs', 'texts', 'values']);
});

it('a value that is sent by itself and one that is told by its number are the same content', () => {
  const values = Array.from({ length: 6 }, (_, row) => (row % 2 === 0 ? 'Nokia' : null));
  const sums = (columns: readonly PackedColumn[], names: readonly string[]): number[][] => {
    const { first, second } = new RowSums(names).next(columns, values.length);
    return [[...first], [...second]];
  };
  const repeated = pack([values]);
  expect(repeated.map(({ kind }) => kind)).toEqual(['refs']);
  const plain: PackedColumn = { kind: 'values', values };
  expect(sums(repeated, ['model'])).toEqual(sums([plain], ['model']));
  expect(sums(repeated, ['site'])).not.toEqual(sums([plain], ['model']));
  expect(sums([plain, ...repeated], ['row_number', 'model'])).toEqual(sums([plain], ['model']));
});

it('more values than are kept are sent as they are from then on', () => {
  const many = Array.from({ length: 110_000 }, (_, at) => `R${at}`);
  const batches = [[...many, ...many], many, ['R1', 'R1']];
  const packed = pack(batches);
  expect(packed.map(({ kind }) => kind)).toEqual(['refs', 'texts', 'texts']);
  const unpacker = new ColumnUnpacker();
  for (const [at, each] of packed.entries()) expect(unpacker.unpack(each)).toEqual(batches[at]);
});

it('long texts are not kept on both sides, though they repeat', () => {
  const long = Array.from({ length: 10 }, (_, at) => `${at}`.repeat(1_000_000));
  const batches = [[...long, ...long], long];
  const packed = pack(batches);
  expect(packed.map(({ kind }) => kind)).toEqual(['refs', 'texts']);
  const unpacker = new ColumnUnpacker();
  for (const [at, each] of packed.entries()) expect(unpacker.unpack(each)).toEqual(batches[at]);
});
