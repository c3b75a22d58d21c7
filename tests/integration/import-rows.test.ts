import { describe, expect, it } from 'vitest';
import { readImports, readRejects } from '#main/data/queries/imports';
import { expectSound, sha256Of } from '../support/ledgers.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { importFile, itemsOf, newWorkspace } from '../support/workspaces.ts';

const FILE = [
  'Serial,Vendor,Model,Country,Install date,Rack',
  'S1,Huawei,BBU3900,DE,2020-01-01,R1',
  's2,ZTE,B8200,FR,01.02.2021,R2',
  'S1,Huawei,BBU3900,DE,2020-01-01,R1',
  'S2,ZTE,other,FR,01.02.2021,R2',
  'N/A,Nokia,AirScale,FI,,',
  '-,Nokia,AirScale,FI,,',
  '0000,Nokia,AirScale,FI,,',
  ',,,,,',
  'S3,Cisco,ASR,Atlantis,31.02.2020,',
  ',,,DE,,R9',
  'S4,"Cisco" x,ASR,DE,,',
  'S5,Cisco,ASR,DE,,,surplus',
  'S6,Cisco',
  '',
].join('\n');

describe('a first import', () => {
  it('accounts for every row and says why one is left out', async () => {
    const workspace = newWorkspace();
    const path = writeTo(tempFolder(), 'site.csv', FILE);
    const result = await importFile(workspace, path);
    expect(result).toMatchObject({
      fileName: 'site.csv',
      sha256: sha256Of(path),
      isDryRun: false,
      ledger: { read: 13, added: 6, updated: 0, unchanged: 0, skipped: 2, rejected: 5 },
    });
    expect(Object.fromEntries(result.reasons.map(({ code, rows }) => [code, rows]))).toEqual({
      'duplicate-row': 1,
      'blank-row': 1,
      'duplicate-key': 1,
      'country-unknown': 1,
      'date-invalid': 1,
      'no-identity': 1,
      'stray-quote': 1,
      'too-many-cells': 1,
    });
    expect(result.warnings.map(({ code, line }) => [code, line])).toContainEqual(['short-row', 14]);
    expect(itemsOf(workspace).map(({ serialNumber }) => serialNumber)).toEqual([
      'S1',
      's2',
      null,
      null,
      '0000',
      'S6',
    ]);
    expectSound(workspace);

    const rejects = readRejects(workspace.reader, result.importId ?? 0, 0, 100);
    expect(rejects.map(({ row, line }) => [row, line])).toEqual([
      [4, 5],
      [9, 10],
      [10, 11],
      [11, 12],
      [12, 13],
    ]);
    expect(rejects[0]?.reasons[0]?.message).toContain('S2');
    expect(rejects[0]?.reasons[0]?.message).toContain('line 3');
    expect(rejects[1]?.reasons.map(({ code, column }) => [code, column])).toEqual([
      ['country-unknown', 'Country'],
      ['date-invalid', 'Install date'],
    ]);
    expect(rejects[1]?.cells).toEqual(['S3', 'Cisco', 'ASR', 'Atlantis', '31.02.2020', '']);
    expect(readRejects(workspace.reader, result.importId ?? 0, 3, 1)[0]?.row).toBe(11);
    expect(readImports(workspace.reader)).toEqual([result]);
  });
});
