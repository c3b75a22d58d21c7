import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CP1252_LETTERS, csvBytes, type CsvStyle } from '../../support/csv.ts';
import { openFile, recordsOfFile } from '../../support/read-file.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const HARD = ['"', '""', ',', ';', '\t', '|', '\n', '\r\n', '\r', ' ', "'", '\\', '#', '=', '^'];
const ASCII = ['a', 'B', '7', '0', '.', '-', '/', ':', '@'];
const WIDE = ['ü', 'ß', 'Ł', '中', '한', '😀', 'e\u0301', '\u00a0', '\u2028', '\u3000', '\u200b'];

/** Cells that are nothing but trouble now and then, and ordinary otherwise. */
const cellOf = (letters: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...HARD), fc.constantFrom(...letters)), { maxLength: 8 })
    .map((parts) => parts.join(''));

const encodings: fc.Arbitrary<Pick<CsvStyle, 'encoding' | 'hasBom'>> = fc.constantFrom(
  { encoding: 'utf-8', hasBom: false },
  { encoding: 'utf-8', hasBom: true },
  { encoding: 'utf-16le', hasBom: true },
  { encoding: 'utf-16be', hasBom: true },
  { encoding: 'windows-1252', hasBom: false },
);

const styles: fc.Arbitrary<CsvStyle> = fc
  .tuple(
    encodings,
    fc.constantFrom(',', ';', '\t', '|'),
    fc.constantFrom<CsvStyle['newline']>('\n', '\r\n', '\r'),
    fc.boolean(),
  )
  .map(([encoding, delimiter, newline, endsWithNewline]) => ({
    ...encoding,
    delimiter,
    newline,
    endsWithNewline,
  }));

/** A table of two to five columns under headings that no detection can doubt. */
const tables = (letters: readonly string[]): fc.Arbitrary<string[][]> =>
  fc.integer({ min: 2, max: 5 }).chain((width) => {
    const headings = Array.from({ length: width }, (_, at) => `Heading ${'ABCDE'[at]}`);
    return fc
      .array(fc.array(cellOf(letters), { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 12,
      })
      .map((rows) => [headings, ...rows]);
  });

const cases = styles.chain((style) => {
  const letters = style.encoding === 'windows-1252' ? CP1252_LETTERS : WIDE;
  return tables([...ASCII, ...letters]).map((table) => ({ style, table }));
});

describe('a table written as CSV and read again', () => {
  it('is the same table, whatever its cells, dialect and encoding', async () => {
    const path = join(tempFolder(), 'table.csv');
    await fc.assert(
      fc.asyncProperty(cases, async ({ style, table }) => {
        writeFileSync(path, csvBytes(table, style));
        const { delimiter, encoding } = style;
        const opened = await openFile(path, { delimiter, encoding });
        const records = await recordsOfFile(opened);
        expect([
          opened.headings.map(({ name }) => name),
          ...records.map((each) => each.cells),
        ]).toEqual(table);
        expect(records.some((record) => record.hasStrayQuote)).toBe(false);
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  it('keeps every record on the line where it starts', async () => {
    const path = join(tempFolder(), 'table.csv');
    await fc.assert(
      fc.asyncProperty(cases, async ({ style, table }) => {
        writeFileSync(path, csvBytes(table, style));
        const { delimiter, encoding } = style;
        const records = await recordsOfFile(await openFile(path, { delimiter, encoding }));
        const breaks = (cells: readonly string[]): number =>
          cells.join(' ').match(/\r\n|\r|\n/gu)?.length ?? 0;
        let line = 1;
        const expected = table.map((cells) => {
          const start = line;
          line += 1 + breaks(cells);
          return start;
        });
        expect(records.map((record) => record.line)).toEqual(expected.slice(1));
      }),
      { numRuns: 100 },
    );
  }, 30_000);
});
