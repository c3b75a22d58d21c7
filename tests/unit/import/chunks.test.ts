import { statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '#shared/contract/import';
import { AppError } from '#shared/rpc/app-error';
import { readRecords, type RecordBatch } from '#main/import/read-records';
import type { Table } from '#main/import/table';
import { openFile } from '../../support/read-file.ts';
import { filesBelow, referenceFolder } from '../../support/reference.ts';
import { tempFolder, writeTo } from '../../support/temp-folder.ts';

const CHUNKS = [1, 2, 3, 7, 64, 4096, 65_536, 1 << 20] as const;
/** For files of which single bytes would take too long. */
const LARGE_CHUNKS = [64, 4096, 65_536, 1 << 20] as const;

/** The records of one reading and what is unusual in them, or the code of its refusal. */
type ReadWhole = Pick<RecordBatch, 'records' | 'marks'> | string;

async function readingOf(table: Table, size: number | undefined): Promise<ReadWhole> {
  const batches: RecordBatch[] = [];
  try {
    for await (const batch of readRecords(table, size)) batches.push(batch);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return {
    records: batches.flatMap(({ records }) => records),
    marks: batches.flatMap(({ marks }) => marks),
  };
}

/** The reading for each chunk size; `undefined` is the program's own. Empty for no table at all. */
async function readWithEach(
  path: string,
  sizes: readonly (number | undefined)[],
  options: Reading = {},
): Promise<ReadWhole[]> {
  const table = await openFile(path, options).catch((error: unknown) => {
    if (error instanceof AppError) return null;
    throw error;
  });
  const readings: ReadWhole[] = [];
  if (table === null) return readings;
  for (const size of sizes) readings.push(await readingOf(table, size));
  return readings;
}

/** Reads a file whole, in the program's chunks, and in each of the sizes. */
async function expectSameForAllChunks(
  path: string,
  sizes: readonly number[],
  options: Reading = {},
): Promise<void> {
  const whole = Math.max(1, statSync(path).size);
  const [reading, ...others] = await readWithEach(path, [whole, undefined, ...sizes], options);
  others.forEach((other, at) => {
    expect(other, `${path}, ${[undefined, ...sizes][at]} bytes a chunk`).toEqual(reading);
  });
}

/** Files whose reading could depend on where a chunk ends. */
const OWN: Readonly<Record<string, string | Buffer>> = {
  'crlf-quoted.csv': 'Serial,Notes\r\n1,"a\r\nb"\r\n2,"c""d"\r\n\r\n3,\r\n',
  'cr.csv': 'Serial,Notes\r1,"a\rb"\r2,x\r',
  'mixed-ends.csv': 'Serial,Notes\n1,a\r\n2,b\r3,"c\n\r\nd"\n',
  'stray.csv': 'Serial,Notes\n1,"a" b\n2,"open\n3,c\n4,"d ""e"\n5,x',
  'unclosed-at-end.csv': 'Serial,Notes\n1,a\n2,"open and nothing more\n3,b\n',
  'spaces-after-quote.csv': 'Serial,Notes\n1,"a"  \n2,"b" ,\n',
  'spaces-before-quote.csv': 'Serial, Notes\n1, "a, b"\n2,  "c\n""d" , "\n3, "e" f\n',
  'quotes-only.csv': 'Serial,Notes\n"",""\n"""",""""""\n',
  'multibyte.csv': 'Serial,Notes\n1,中文字符😀é\n2,"Ł\nß"\n',
  'utf-16.csv': Buffer.from('\ufeffSerial,Notes\r\n1,"😀\r\n中"\r\n', 'utf16le'),
  'latin.csv': Buffer.from('Serial,Notes\n1,M\u00fcnchen "\u00e9"\n', 'latin1'),
  'nul.csv': 'Serial,Notes\n1,a\u0000b\n2,"c\u0000\nd"\n3,plain text\n4,plain text\n',
  'ragged.csv': 'Serial,Notes\n1\n2,a,b\n,\n3,c,\n',
  'no-last-end.csv': 'Serial,Notes\n1,"a"',
  'sep-hint.csv': 'sep=;\r\nSerial;Notes\r\n1;"a;b"\r\n',
  'utf-16be.csv': Buffer.from('\ufeffSerial,Notes\r1,"😀\r中"\r', 'utf16le').swap16(),
  'utf-8-mark.csv': '\ufeffSerial,Notes\r\n\ufeff1,\ufeff\r\n',
  'cut-letter.csv': Buffer.from('Serial,Notes\n1,Köln\n2,é').subarray(0, -1),
  'blank-lines.csv': '\r\n\n\rSerial,Notes\r\n\r\n1,a\r\r2,b\n \n,,\n',
  'controls.csv': 'Serial,Notes\n1,plain\n2,a\u0001b\n3,\u202eabc\u2066\n4,plain\n',
};

/** The dialects that are told, each with a file that is written in it. */
const TOLD: readonly (readonly [string, Reading, string])[] = [
  ['single quotes', { quote: "'" }, "Serial,Notes\r\n1,'a,''b''\r\nc'\r\n2,'open\r\n3,c\r\n"],
  ['no quotes', { quote: '' }, 'Serial,Notes\r\n1,"a\r\n2,b"\r\n'],
  ['backslashes', { escape: 'backslash' }, 'Serial,Notes\r\n1,"a\\"\r\n\\\\"\r\n2,"b\\\\"\r\n'],
  ['a long delimiter', { delimiter: '||' }, 'Serial||Notes\r\n1||a|b\r\n2||"c||d\r\n"\r\n|||3\r\n'],
  ['one behind breaks', { delimiter: '||' }, 'A||B||C\n1||"a\nb"||c\n2|| "d\ne" ||f\n'],
  ['spaces', { delimiter: ' ' }, 'Serial Notes\n1 "a b" \n "c\nd"\n'],
];

/** A file whose byte at each of the places is the first of what may not be torn apart. */
function straddling(torn: string, places: readonly number[]): Buffer {
  let text = Buffer.from('Serial,Notes\n');
  for (const place of places) {
    const start = Buffer.from(`S${place},"`);
    const filler = Buffer.alloc(place - text.length - start.length, 'x');
    text = Buffer.concat([text, start, filler, Buffer.from(torn)]);
  }
  return text;
}

/** What may not be torn apart: how each row ends, from inside its quoted cell. */
const TORN: Readonly<Record<string, string>> = {
  'a line end': '"\r\n',
  'a line end in a cell': '\r\n"\n',
  'a doubled quote': '""y"\n',
  'a letter of four bytes': '😀"\n',
  'a closing quote': '"\n',
};

describe('the records of a file', () => {
  it.each(Object.keys(OWN))('do not depend on where its chunks end: %s', async (name) => {
    const path = writeTo(tempFolder(), name, OWN[name] ?? '');
    const [whole] = await readWithEach(path, [undefined]);
    expect(whole).toHaveProperty('records');
    await expectSameForAllChunks(path, CHUNKS);
  });

  it.each(TOLD)('do not depend on where chunks end: with %s', async (_name, options, text) => {
    const path = writeTo(tempFolder(), 'told.csv', text);
    const [whole] = await readWithEach(path, [undefined], options);
    expect(whole).toHaveProperty('records');
    await expectSameForAllChunks(path, CHUNKS, options);
  });

  it.each(Object.keys(TORN))('are whole where a chunk ends within %s', async (name) => {
    // One byte before each multiple of the chunk size, so that the end of the chunk falls within.
    const places = [64, 4096, 65_536, 1 << 18].map(
      (size) => size - (name.includes('line') ? 2 : 1),
    );
    const path = writeTo(tempFolder(), 'torn.csv', straddling(TORN[name] ?? '', places));
    const [whole] = await readWithEach(path, [undefined]);
    expect(whole).toHaveProperty('records.length', places.length);
    await expectSameForAllChunks(path, LARGE_CHUNKS);
  });

  it('do not depend on where the chunks of any text end', async () => {
    const folder = tempFolder();
    const pieces = fc.constantFrom('"', '""', ',', '\n', '\r', '\r\n', ' ', 'a', '1', 'ü', '😀');
    const texts = fc.array(pieces, { minLength: 1, maxLength: 40 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 9 }), async (text, chunkBytes) => {
        const path = writeTo(folder, 'any.csv', `Serial,Notes\n${text}`);
        await expectSameForAllChunks(path, [chunkBytes]);
      }),
      { numRuns: 250 },
    );
  });

  for (const [name, endings] of [
    ['csv-corpora', ['.csv', '.tsv', '.txt']],
    ['samples', ['.csv', '.tsv']],
  ] as const) {
    const { path, absence } = referenceFolder(name);
    it.skipIf(absence !== null)(
      `do not depend on where chunks end in ${name}${absence === null ? '' : ` (left out: ${absence})`}`,
      async () => {
        const files = filesBelow(path, endings, 200_000);
        expect(files.length).toBeGreaterThan(10);
        for (const file of files) {
          const full = join(path, file);
          await expectSameForAllChunks(full, statSync(full).size < 1500 ? CHUNKS : LARGE_CHUNKS);
        }
      },
      60_000,
    );
  }
});
