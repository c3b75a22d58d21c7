import { describe, expect, it } from 'vitest';
import { inspectFile } from '#main/import/inspect';
import type { ReadOptions } from '#main/import/table';
import { encodeText } from '../../support/csv.ts';
import { aliases } from '../../support/read-file.ts';
import { tempFolder, writeTo } from '../../support/temp-folder.ts';

async function warnedOf(bytes: Buffer | string, reading: ReadOptions): Promise<string[]> {
  const { warnings } = await inspectFile(writeTo(tempFolder(), 'a.csv', bytes), reading, aliases);
  return warnings.map(({ code, line }) => `${code} ${line ?? ''}`.trim());
}

const TEXT = 'Host,Vendor,Serial,Site\nh1,Nokia,S101,München\nh2,Nokia,S102,Zürich\n';

describe('an encoding that was chosen', () => {
  it.each([
    ['UTF-8', encodeText(TEXT, 'utf-8', false), 'windows-1252'],
    ['marked UTF-8', encodeText(TEXT, 'utf-8', true), 'windows-1250'],
  ] as const)('is doubted where the bytes are %s', async (_what, bytes, encoding) => {
    expect(await warnedOf(bytes, { encoding })).toContain('encoding-contradicted');
  });

  it('is believed where the bytes may be of it, or are ASCII', async () => {
    const western = encodeText(TEXT, 'windows-1252', false);
    expect(await warnedOf(western, { encoding: 'windows-1252' })).toEqual([]);
    expect(await warnedOf(western, { encoding: 'windows-1250' })).toEqual([]);
    const plain = TEXT.replace('ü', 'u').replace('ü', 'u');
    expect(await warnedOf(plain, { encoding: 'windows-1252' })).toEqual([]);
    expect(await warnedOf(TEXT, { encoding: 'utf-8' })).toEqual([]);
  });
});

describe('rows at the end that were to be left out', () => {
  const rows = Array.from({ length: 15 }, (_, at) => `h${at + 1},Nokia,S${at + 101},Bonn`);
  const file = (...last: string[]): string =>
    `${['Host,Vendor,Serial,Site', ...rows, ...last].join('\n')}\n`;

  it('are told of where they are equipment', async () => {
    expect(await warnedOf(file(), { footerRows: 1 })).toEqual(['row-left-out 16']);
    expect(await warnedOf(file('Total,,,15'), { footerRows: 2 })).toEqual(['row-left-out 16']);
  });

  it('are left out in silence where they are totals and remarks', async () => {
    expect(await warnedOf(file('Total,,,15'), { footerRows: 1 })).toEqual([]);
    const signed = ['', 'Erstellt von:,Max Muster,,', 'Datum:,01.02.2024,,'];
    expect(await warnedOf(file(...signed), { footerRows: 2 })).toEqual([]);
  });
});
