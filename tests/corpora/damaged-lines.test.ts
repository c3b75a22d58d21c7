import { describe, expect, it } from 'vitest';
import { inspectFile } from '#main/import/inspect';
import { aliases } from '../support/read-file.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';

/** Enough that the file is read in many blocks. */
const ROWS = 40_000;

/** A sound file but for the rows of the given lines. */
function fileWith(damaged: Readonly<Record<number, string | Buffer>>): Buffer {
  const rows = Array.from({ length: ROWS }, (_, at): Buffer => {
    const row = damaged[at + 2] ?? `S${at},Zürich ${at},plain text of a row`;
    return Buffer.concat([Buffer.from(row), Buffer.from('\n')]);
  });
  return Buffer.concat([Buffer.from('Serial,Site,Notes\n'), ...rows]);
}

async function warningsOf(content: Buffer): Promise<(readonly [string, number | null])[]> {
  const path = writeTo(tempFolder(), 'inventory.csv', content);
  const { warnings, rows } = await inspectFile(path, {}, aliases);
  expect(rows).toBe(ROWS);
  return warnings.map(({ code, line }) => [code, line] as const);
}

const DAMAGE: readonly (readonly [string, string | Buffer])[] = [
  ['nul-character', 'S1,a\u0000b,c'],
  ['control-character', 'S1,a\u0001b,c'],
  ['control-character', 'S1,\u001b[31mred,c'],
  ['bidi-character', 'S1,Erics\u202enoss,c'],
  ['bidi-character', 'S1,ZTE\u2066x\u2069,c'],
  ['encoding-damaged', Buffer.from('S1,M\u00e1laga,c', 'latin1')],
  ['quote-inside', 'S1,Ericsson"RBS, 6000"'],
  ['stray-quote', 'S1,"never closed,c'],
  ['short-row', 'S1,a'],
  ['too-many-cells', 'S1,a,b,c'],
];

describe('one damaged row among forty thousand', () => {
  for (const line of [2, 17, 23_456, ROWS + 1]) {
    it.each(DAMAGE)(`is named by its line: %s on line ${line}`, async (code, row) => {
      expect(await warningsOf(fileWith({ [line]: row }))).toEqual([[code, line]]);
    });
  }
});

describe('forty thousand sound rows', () => {
  it.each([
    ['', 'S1,a b,c d'],
    ['with inch marks in quotes', 'S1,"19"" rack",c'],
    ['with a tab', 'S1,a\tb,c'],
    ['with joiners that scripts need', 'S1,\u0928\u094d\u200d\u092f,\u{1f468}\u200d\u{1f469}'],
    ['with right-to-left text', 'S1,\u05d0\u05d1\u05d2,\u0627\u0644\u0639'],
    ['with a line break in a cell', 'S1,"a\nb",c'],
    ['with the symbol for NUL', 'S1,\u2400,c'],
    ['with apostrophes', "S1,O'Brien,it's"],
    ['with a letter that looks damaged elsewhere', 'S1,Ã¼ber,â€œ'],
  ])('are read without a word %s', async (_name, row) => {
    expect(await warningsOf(fileWith({ 17: row, 23_456: row }))).toEqual([]);
  });
});
