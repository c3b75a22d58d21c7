import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/rpc/app-error';
import type { ParsedRecord } from '#main/import/parse-block';
import type { Table } from '#main/import/table';
import { openFile, recordsOfFile } from '../../support/read-file.ts';
import { filesBelow, referenceFolder } from '../../support/reference.ts';
import { tempFolder, writeTo } from '../../support/temp-folder.ts';

const CHUNKS = [1, 2, 3, 7, 64, 4096] as const;

/** The records of one reading, or the code of its refusal. */
async function readingOf(table: Table, size: number | undefined): Promise<ParsedRecord[] | string> {
  try {
    return await recordsOfFile(table, size);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

/** The reading for each chunk size; `undefined` is the program's own. Empty for no table at all. */
async function readWithEach(
  path: string,
  sizes: readonly (number | undefined)[],
): Promise<(ParsedRecord[] | string)[]> {
  const table = await openFile(path).catch((error: unknown) => {
    if (error instanceof AppError) return null;
    throw error;
  });
  const readings: (ParsedRecord[] | string)[] = [];
  if (table === null) return readings;
  for (const size of sizes) readings.push(await readingOf(table, size));
  return readings;
}

async function expectSameForAllChunks(path: string, sizes: readonly number[]): Promise<void> {
  const [whole, ...readings] = await readWithEach(path, [undefined, ...sizes]);
  readings.forEach((reading, at) => {
    expect(reading, `${path}, ${sizes[at]} bytes a chunk`).toEqual(whole);
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
  'quotes-only.csv': 'Serial,Notes\n"",""\n"""",""""""\n',
  'multibyte.csv': 'Serial,Notes\n1,中文字符😀é\n2,"Ł\nß"\n',
  'utf-16.csv': Buffer.from('\ufeffSerial,Notes\r\n1,"😀\r\n中"\r\n', 'utf16le'),
  'latin.csv': Buffer.from('Serial,Notes\n1,M\u00fcnchen "\u00e9"\n', 'latin1'),
  'nul.csv': 'Serial,Notes\n1,a\u0000b\n2,"c\u0000\nd"\n3,plain text\n4,plain text\n',
  'ragged.csv': 'Serial,Notes\n1\n2,a,b\n,\n3,c,\n',
  'no-last-end.csv': 'Serial,Notes\n1,"a"',
  'sep-hint.csv': 'sep=;\r\nSerial;Notes\r\n1;"a;b"\r\n',
};

describe('the records of a file', () => {
  it.each(Object.keys(OWN))('do not depend on where its chunks end: %s', async (name) => {
    const path = writeTo(tempFolder(), name, OWN[name] ?? '');
    const [whole] = await readWithEach(path, [undefined]);
    expect(whole).toBeInstanceOf(Array);
    await expectSameForAllChunks(path, CHUNKS);
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
  }, 30_000);

  for (const [name, endings] of [
    ['csv-corpora', ['.csv', '.tsv', '.txt']],
    ['samples', ['.csv', '.tsv']],
  ] as const) {
    const { path, absence } = referenceFolder(name);
    it.skipIf(absence !== null)(
      `do not depend on where chunks end in ${name}${absence === null ? '' : ` (left out: ${absence})`}`,
      async () => {
        const files = filesBelow(path, endings, 20_000);
        expect(files.length).toBeGreaterThan(10);
        for (const file of files) {
          const full = join(path, file);
          const isTiny = readFileSync(full).length < 1500;
          await expectSameForAllChunks(full, isTiny ? CHUNKS : [64, 4096]);
        }
      },
      60_000,
    );
  }
});
