import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assignVendor } from '#main/data/commands/assign-vendor';
import { undoChange } from '#main/data/commands/undo';
import { writeRejectsCsv } from '#main/data/exports/write-rejects';
import type { Workspace } from '#main/data/workspace';
import { detectDialect } from '#main/import/dialect';
import { cli, cliFails } from '../support/command-line.ts';
import { ledgerOf } from '../support/ledgers.ts';
import { openFile } from '../support/read-file.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { importText, itemsOf, newWorkspace, onlyItem } from '../support/workspaces.ts';

type Target = Parameters<typeof assignVendor>[1]['to'];
const suppliersOf = (w: Workspace) => itemsOf(w).map(({ supplierId }) => supplierId);
function assign(w: Workspace, text: string, to: Target): number {
  const id = w.reader
    .prepare<[string], number>('SELECT id FROM manufacturer WHERE text = ?')
    .pluck()
    .get(text);
  return w.write((db) => assignVendor(db, { manufacturerIds: [id ?? -1], to, reason: 'x' }))
    .changeId as number;
}
const undo = (w: Workspace, id: number) => w.write((db) => undoChange(db, id));

describe('search', () => {
  it.each(['Łódź', 'łódź', 'София', 'софия', 'СОФИЯ', 'Αθήνα', 'αθήνα', 'ΑΘΉΝΑ'])(
    'finds %s',
    async (search) => {
      const w = newWorkspace();
      await importText(w, 'Serial,Vendor,Site\nS1,Huawei,Łódź\nS2,Huawei,София\nS3,Huawei,Αθήνα\n');
      expect(itemsOf(w, { search })).toHaveLength(1);
    },
  );
});

describe('vendor undo', () => {
  it('of a superseded decision with an own supplier', async () => {
    const w = newWorkspace();
    await importText(w, 'Serial,Vendor\nS1,Acme Ltd\nS2,Beta Ltd\n');
    assign(w, 'Acme Ltd', { newSupplierName: 'Own A' });
    const second = assign(w, 'Acme Ltd', { newSupplierName: 'Own B' });
    const other = assign(w, 'Beta Ltd', { supplierId: 'huawei' });
    undo(w, other);
    undo(w, second);
    expect(suppliersOf(w)).toEqual(['own-own-a', null]);
  });
  it('out of order is a conflict, as for tags', async () => {
    const w = newWorkspace();
    await importText(w, 'Serial,Vendor\nS1,Acme Ltd\n');
    const first = assign(w, 'Acme Ltd', { supplierId: 'huawei' });
    assign(w, 'Acme Ltd', { supplierId: 'zte' });
    expect(() => undo(w, first)).toThrow(/ZTE/u); // is "undone" with 0 items, then comes back
  });
  it('gives followers of a registry name back to the registry', async () => {
    const w = newWorkspace();
    await importText(w, 'Serial,Vendor\nS1,Nokia\n');
    const id = assign(w, 'Nokia', { supplierId: 'huawei' });
    await importText(w, 'Serial,Vendor\nS2,NOKIA\n', { name: 'b.csv' });
    undo(w, id);
    expect(suppliersOf(w)).toEqual(['nokia', 'nokia']); // ['nokia', null]
  });
});

describe('headings', () => {
  it.each([
    'Foo,Bar\nx,id\ny,b\n',
    'Numer,Firma,Miejsce\n1,a,Berlin\n2,b,Site\n3,c,x\n',
    'Heading A;Heading B\n;ne\n',
  ])('are not taken from a data row with one word that is an alias: %j', async (text) => {
    expect((await openFile(writeTo(tempFolder(), 'a.csv', text))).headingLine).toBe(1);
  });
});

describe('delimiter', () => {
  it('is found where half of the lines have a stray quote', () => {
    const text = 'Serial;Vendor;Rack;Note\n"S2" x;Huawei;b;\nS3;"Nokia;c;\nS4;Cisco;d;\n';
    expect(detectDialect(text, true).delimiter).toBe(';');
  });
  it('is found beside escaped quotes', () => {
    const rows = Array.from({ length: 300 }, (_, i) => `S${i},"19"" rack; a; b; c"\n`).join('');
    expect(detectDialect(`Serial,Note\n${rows}`, true).delimiter).toBe(',');
  });
  it('of a rejects file of stray quotes only is found', async () => {
    const w = newWorkspace();
    const good = Array.from({ length: 10 }, (_, i) => `G${i},Cisco,d`).join('\n');
    const first = await importText(
      w,
      `Serial,Vendor,Rack\n${good}\n"S2" x,Huawei,b\nS3,"Nokia,c\n`,
    );
    let text = '';
    await writeRejectsCsv(w.reader, first.importId ?? 0, (part) => {
      text += part;
      return Promise.resolve();
    });
    const again = await importText(w, text, { name: 'rejects.csv' });
    expect(again.ledger).toEqual(ledgerOf({ read: 2, rejected: 2 }));
  });
});

describe('merge', () => {
  it('does not weaken a rule of the function text by a row without it', async () => {
    const w = newWorkspace();
    await importText(w, 'Serial,Vendor,Function\nS1,Huawei,gNodeB\n');
    await importText(w, 'Serial,Vendor,Hostname\nS1,Huawei,ber-core-01\n', { name: 'b.csv' });
    expect(onlyItem(w)).toMatchObject({ function: 'radio-access', placement: 'edge' }); // core
  });
});

describe('quantity', () => {
  it('with a fraction of three digits survives export and import', async () => {
    const w = newWorkspace();
    await importText(w, 'Serial,Vendor,Qty\nS1,x,"1.234,567"\n');
    const r = await importText(w, 'serialNumber,quantity\nS1,1234.567\n', { name: 'b.csv' });
    expect(r.ledger).toEqual(ledgerOf({ read: 1, unchanged: 1 })); // rejected
  });
});

describe('command line', () => {
  const many = (option: string, value: string, n: number) =>
    Array.from({ length: n }, () => [option, value]).flat();
  it.each<[string, (file: string) => string[]]>([
    ['supplier of 81', () => ['items', '--supplier', 'x'.repeat(81)]],
    ['4 placements', () => ['items', ...many('--placement', 'core', 4)]],
    ['11 verdicts', () => ['items', ...many('--verdict', 'clear', 11)]],
    ['31 defaults', (file) => ['import', file, ...many('--default', 'country=DE', 31)]],
    ['11 keys', (file) => ['import', file, ...many('--key', 'serialNumber', 11)]],
    ['line break in an argument', () => ['items', '--country', 'a\nb']],
    ['line break in a file name', () => ['import', 'x\ny.csv']],
  ])('says every error in one line: %s', async (_name, args) => {
    const folder = tempFolder();
    const file = writeTo(folder, 'a.csv', 'Serial,Vendor\nS1,Huawei\n');
    const own = ['--workspace', join(folder, 'w.provenet')];
    await cli('import', file, ...own);
    const { stderr } = await cli(...args(file), ...own);
    expect(stderr.split('\n').length).toBeLessThanOrEqual(2);
    expect(stderr).not.toContain('Unexpected error');
  });
  it('refuses a profile that maps two columns to one field', async () => {
    const folder = tempFolder();
    const file = writeTo(folder, 'a.csv', 'Foo,Bar,Vendor\nx1,y1,Huawei\n');
    const profile = writeTo(
      folder,
      'p.json',
      '{"name":"A","map":{"Foo":"serialNumber","Bar":"serialNumber"}}',
    );
    await cliFails(
      1,
      'import',
      file,
      '--workspace',
      join(folder, 'w.provenet'),
      '--profile',
      profile,
    );
  });
});
