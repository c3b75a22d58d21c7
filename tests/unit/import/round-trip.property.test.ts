import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '#shared/contract/import';
import { inspectFile } from '#main/import/inspect';
import { aliases, openFile, recordsOfFile } from '../../support/read-file.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import {
  bytesOf,
  isMark,
  lettersOf,
  toldOf,
  writtenBytes,
  type Writing,
} from '../../corpora/written-table.ts';

/** Chosen anew at each run and shown in the names of the tests; `SEED=…` repeats a run. */
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

const HARD = ['"', '""', ',', ';', '\t', '|', '||', ':', '\n', '\r\n', '\r', ' ', "'", '\\', '^'];
const PLAIN = ['a', 'B', '7', '0', '.', '-', '/', '@', '#', '='];

/** A table of two to five columns under headings that no detection can doubt. */
function tableOf(letters: readonly string[], minRows: number): fc.Arbitrary<string[][]> {
  const cell = fc
    .array(fc.constantFrom(...letters), { maxLength: 8 })
    .map((parts) => parts.join(''))
    // What a spreadsheet shows for a column that is too narrow is warned of, and rightly.
    .filter((text) => !/^\s*#{3,}\s*$/u.test(text));
  return fc.integer({ min: 2, max: 5 }).chain((width) => {
    const headings = Array.from({ length: width }, (_, at) => `Heading ${'ABCDE'[at]}`);
    const row = fc.array(cell, { minLength: width, maxLength: width });
    return fc.array(row, { minLength: minRows, maxLength: 12 }).map((rows) => [headings, ...rows]);
  });
}

const encodings: fc.Arbitrary<Pick<Writing, 'encoding' | 'hasBom'>> = fc.oneof(
  fc.record({
    encoding: fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
    hasBom: fc.boolean(),
  }),
  fc.record({
    encoding: fc.constantFrom(
      'windows-1250',
      'windows-1251',
      'windows-1252',
      'iso-8859-15',
      'macintosh',
      'gb18030',
      'shift_jis',
    ),
    hasBom: fc.constant(false),
  }),
);

const quoting: fc.Arbitrary<Pick<Writing, 'quote' | 'escape'>> = fc.constantFrom(
  { quote: '"', escape: 'doubled' },
  { quote: '"', escape: 'backslash' },
  { quote: "'", escape: 'doubled' },
  { quote: "'", escape: 'backslash' },
  { quote: '', escape: 'doubled' },
);

const layout = {
  newline: fc.constantFrom<Writing['newline']>('\n', '\r\n', '\r'),
  endsWithNewline: fc.boolean(),
  quotesAll: fc.boolean(),
};

type Case = { readonly writing: Writing; readonly table: string[][]; readonly options: Reading };

/** Any writing that the reader can be told. */
const told: fc.Arbitrary<Case> = fc
  .tuple(
    encodings,
    quoting,
    fc.constantFrom(',', ';', '\t', '|', '^', '||', '::'),
    fc.record(layout),
  )
  .chain(([encoding, quotes, delimiter, rest]) => {
    const writing: Writing = { ...encoding, ...quotes, ...rest, delimiter };
    const letters = [...HARD, ...HARD, ...PLAIN, ...lettersOf(writing.encoding)];
    const isWritable = (letter: string): boolean =>
      writing.quote !== '' || !Array.from(letter).some((character) => isMark(character, writing));
    return tableOf(letters.filter(isWritable), 1).map((table) => ({
      writing,
      table,
      options: toldOf(writing),
    }));
  });

/** What the reader must find by itself: every cell is quoted, or none needs to be. */
const detected: fc.Arbitrary<Case> = fc
  .tuple(
    fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
    fc.boolean(),
    fc.constantFrom(',', ';', '\t', '|', '^'),
    fc.record(layout),
  )
  .chain(([encoding, hasBom, delimiter, rest]) => {
    const writing: Writing = {
      encoding,
      hasBom,
      delimiter,
      quote: '"',
      escape: 'doubled',
      ...rest,
    };
    // Without a mark UTF-16 shows by the zeros of its ASCII letters alone.
    const wide = encoding === 'utf-8' || hasBom ? lettersOf(encoding) : [];
    const letters = writing.quotesAll ? [...HARD, ...PLAIN, ...wide] : [...PLAIN, ...wide];
    return tableOf(letters, 3).map((table) => ({ writing, table, options: {} }));
  });

/** Writes and reads each case; the table must be the same and nothing may be warned of. */
async function expectSameTables(cases: fc.Arbitrary<Case>, numRuns: number): Promise<void> {
  const path = join(tempFolder(), 'table.csv');
  await fc.assert(
    fc.asyncProperty(cases, async ({ writing, table, options }) => {
      writeFileSync(path, writtenBytes(table, writing));
      const opened = await openFile(path, options);
      const records = await recordsOfFile(opened);
      const headings = opened.headings.map(({ name }) => name);
      expect([headings, ...records.map(({ cells }) => cells)]).toEqual(table);
      expect(records.some((record) => record.hasStrayQuote)).toBe(false);
      const { warnings } = await inspectFile(path, options, aliases);
      // A cell of several lines with delimiters in them may look like rows, and is rightly named.
      const mayHoldRows = table
        .flat()
        .some((cell) => /[\r\n]/u.test(cell) && cell.includes(writing.delimiter));
      const said = warnings.filter(({ code }) => !(mayHoldRows && code === 'row-in-cell'));
      expect(said).toEqual([]);
    }),
    { numRuns, seed },
  );
}

describe('a table written as a file and read again', () => {
  it(`is the same table, whatever its cells, dialect and encoding (seed ${seed})`, async () => {
    await expectSameTables(told, 2000);
  });

  it(`is the same table where its dialect can be seen (seed ${seed})`, async () => {
    await expectSameTables(detected, 500);
  });

  it(`keeps every record on the line where it starts (seed ${seed})`, async () => {
    const path = join(tempFolder(), 'table.csv');
    await fc.assert(
      fc.asyncProperty(told, async ({ writing, table, options }) => {
        writeFileSync(path, writtenBytes(table, writing));
        const records = await recordsOfFile(await openFile(path, options));
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
      { numRuns: 200, seed },
    );
  });
});

// Bytes as the codecs of Python 3.12 write them.
describe.each([
  ['shift_jis', '表示ソ能ﾃ', '955c8ea6835c945cc3'],
  ['gb18030', '华为𠮷€', 'bbaaceaa9534b235a2e3'],
  ['macintosh', 'Málaga', '4d876c616761'],
  ['windows-1250', 'Plzeň Žižkov', '506c7a65f2208e699e6b6f76'],
  ['windows-1251', 'Эрикссон', 'ddf0e8eaf1f1eeed'],
  ['windows-1252', 'Zürich – €', '5afc7269636820962080'],
  ['iso-8859-15', '€ŠžŒé', 'a4a6b8bce9'],
])('a text written in %s', (encoding, text, hex) => {
  it('has the bytes that other programs write', () => {
    expect(bytesOf(text, encoding, false).toString('hex')).toBe(hex);
  });
});
