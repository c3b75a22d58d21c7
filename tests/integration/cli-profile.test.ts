import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, cliFails, cliJson } from '../support/command-line.ts';
import { encodeText } from '../support/csv.ts';
import { expectSentence } from '../support/failure.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';

type Setup = { readonly folder: string; readonly own: readonly string[] };

function setUp(): Setup {
  const folder = tempFolder();
  return { folder, own: ['--workspace', join(folder, 'audit.provenet')] };
}

const profileIn = (folder: string, profile: unknown): string =>
  writeTo(folder, 'vendor-a.json', typeof profile === 'string' ? profile : JSON.stringify(profile));

async function itemsOf({ own }: Setup): Promise<unknown> {
  return JSON.parse((await cli('items', ...own, '--format', 'json')).stdout) as unknown;
}

describe('a profile', () => {
  it('says how a source is read', async () => {
    const setup = setUp();
    const file = writeTo(
      setup.folder,
      'a.csv',
      encodeText(
        'Foo|Bar|Vendor;x\nx1|Köln|Huawei\nx2||Huawei\nx2|Ulm|Nokia\n',
        'windows-1252',
        false,
      ),
    );
    const profile = profileIn(setup.folder, {
      name: 'Vendor A',
      encoding: 'windows-1252',
      delimiter: '|',
      map: { Foo: 'assetId', bar: 'siteName', 'Vendor;x': 'manufacturer' },
      key: ['assetId'],
      defaults: { country: 'Germany', siteName: 'Depot' },
    });
    const options = ['--profile', profile] as const;
    expect(await cliJson('import', file, ...setup.own, ...options)).toMatchObject({
      files: [{ read: 3, added: 2, rejected: 1, reasons: { 'duplicate-key': 1 } }],
    });
    expect(await itemsOf(setup)).toMatchObject([
      { assetId: 'x1', siteName: 'Köln', manufacturer: 'Huawei', country: 'DE' },
      { assetId: 'x2', siteName: 'Depot', manufacturer: 'Huawei', country: 'DE' },
    ]);
  });

  it('finds headings whatever their case, and however their accents are composed', async () => {
    const setup = setUp();
    const file = writeTo(setup.folder, 'a.csv', 'Sériennummer;Größe\nS1;7\n'.normalize('NFD'));
    const map = { SÉRIENNUMMER: 'serialNumber', größe: 'quantity' };
    const profile = profileIn(setup.folder, `\uFEFF${JSON.stringify({ name: 'NMS', map })}`);
    await cliJson('import', file, ...setup.own, '--profile', profile);
    expect(await itemsOf(setup)).toMatchObject([{ serialNumber: 'S1', quantity: 7 }]);
  });

  it('leaves columns alone that it saw and did not map', async () => {
    const setup = setUp();
    const text = 'Serial,Vendor,Placement,Install date,Site\nS1,Huawei,core,2020-01-01,BER\n';
    const file = writeTo(setup.folder, 'a.csv', text);
    const profile = profileIn(setup.folder, {
      name: 'NMS',
      map: { Serial: 'serialNumber', Vendor: 'manufacturer' },
      headings: ['Serial', 'Vendor', 'PLACEMENT', 'Install date'],
    });
    await cliJson('import', file, ...setup.own, '--profile', profile);
    expect(await itemsOf(setup)).toMatchObject([
      { serialNumber: 'S1', placement: 'untagged', installedOn: null, site: 'BER' },
    ]);
    const said = ['--profile', profile, '--map', 'Install date=installedOn'];
    await cliJson('import', file, ...setup.own, ...said);
    expect(await itemsOf(setup)).toMatchObject([
      { serialNumber: 'S1', placement: 'untagged', installedOn: '2020-01-01' },
    ]);
  });

  it('says what the rows do, unless that is said beside it', async () => {
    const setup = setUp();
    const first = writeTo(setup.folder, 'a.csv', 'Serial,Vendor,Status\nS1,ZTE,läuft\nS2,ZTE,\n');
    const second = writeTo(setup.folder, 'b.csv', 'Serial,Vendor,Status\nS1,,\nS3,ZTE,\n');
    const profile = profileIn(setup.folder, {
      name: 'NMS',
      values: { status: { Läuft: 'in-service' } },
      mode: 'snapshot',
      source: 'NMS south',
      blanksErase: true,
    });
    const options = [...setup.own, '--profile', profile] as const;
    await cliJson('import', first, ...options);
    const sparing = ['--mode', 'add-only', '--source', 'Other'];
    expect(await cliJson('import', second, ...options, ...sparing, '--dry-run')).toMatchObject({
      files: [{ added: 1, skipped: 1, missing: 0, reasons: { 'known-item': 1 } }],
    });
    expect(await cliJson('import', second, ...options)).toMatchObject({
      files: [{ added: 1, updated: 1, missing: 1, mode: 'snapshot', source: 'NMS south' }],
    });
    expect(await itemsOf(setup)).toMatchObject([
      { serialNumber: 'S1', manufacturer: null },
      { serialNumber: 'S2', manufacturer: 'ZTE' },
      { serialNumber: 'S3' },
    ]);
    const missing = await cli('items', ...setup.own, '--missing', '--format', 'json');
    expect(JSON.parse(missing.stdout)).toMatchObject([{ serialNumber: 'S2' }]);
    const wrong = await cliFails(2, 'import', second, ...setup.own, '--mode', 'replace');
    expect(wrong).toContain('snapshot');
    const nameless = await cliFails(2, 'import', second, ...setup.own, '--mode', 'snapshot');
    expect(nameless).toContain('source');
  });

  it('takes the encoding and the delimiter it names, not those that are found', async () => {
    const setup = setUp();
    const file = writeTo(setup.folder, 'a.csv', 'Serial,Vendor;Site\nÄ1,Huawei;x\nÄ2,Huawei;y\n');
    const profile = profileIn(setup.folder, {
      name: 'Odd',
      encoding: 'windows-1252',
      delimiter: ';',
      map: { 'Serial,Vendor': 'assetId' },
    });
    await cliJson('import', file, ...setup.own, '--profile', profile);
    expect(await itemsOf(setup)).toMatchObject([
      { assetId: 'Ã„1,Huawei', site: 'x' },
      { assetId: 'Ã„2,Huawei', site: 'y' },
    ]);
  });

  it('gives way to what is said beside it, and leaves the rest as suggested', async () => {
    const setup = setUp();
    const file = writeTo(setup.folder, 'a.csv', 'Foo,Bar,Vendor\nx1,b1,Huawei\n');
    const profile = profileIn(setup.folder, {
      name: 'Vendor A',
      map: { Foo: 'serialNumber', Bar: 'hostname' },
      key: ['serialNumber'],
      defaults: { country: 'DE', status: 'spare' },
    });
    const said = ['--map', 'Bar=serialNumber', '--map', 'Foo=model', '--default', 'country=FR'];
    await cliJson('import', file, ...setup.own, '--profile', profile, ...said);
    expect(await itemsOf(setup)).toMatchObject([
      {
        serialNumber: 'b1',
        model: 'x1',
        hostname: null,
        manufacturer: 'Huawei',
        country: 'FR',
        status: 'spare',
      },
    ]);
  });

  it.each<[string, unknown, string]>([
    ['is no JSON', '{"name":', 'vendor-a.json'],
    ['is empty', '', 'vendor-a.json'],
    ['is a list', [], 'top level'],
    ['has no name', { map: {} }, 'name'],
    ['has a field that is none', { name: 'A', map: { Foo: 'colour' } }, 'map.Foo'],
    ['has a key that is none', { name: 'A', key: ['serialNumber', 'colour'] }, 'key.1'],
    ['has a default that is no text', { name: 'A', defaults: { country: 3 } }, 'defaults.country'],
    ['has a default of no field', { name: 'A', defaults: { colour: 'x' } }, 'colour'],
    ['has a delimiter of nothing', { name: 'A', delimiter: '' }, 'delimiter'],
    ['has a word too many', { name: 'A', mapping: {} }, 'mapping'],
    ['has an encoding that is none', { name: 'A', encoding: 'ebcdic' }, 'ebcdic'],
    [
      'has a default that its field cannot hold',
      { name: 'A', defaults: { country: 'Atlantis' } },
      'Atlantis',
    ],
    ['has a key that no column fills', { name: 'A', key: ['assetId'] }, 'assetId'],
  ])('is refused in one sentence that names the place: it %s', async (_name, profile, place) => {
    const { folder, own } = setUp();
    const file = writeTo(folder, 'a.csv', 'Foo,Serial,Vendor\nx,S1,Huawei\n');
    const path = profileIn(folder, profile);
    const { code, stdout, stderr } = await cli('import', file, ...own, '--profile', path);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\.\n$/u);
    expect(stderr).toContain(place);
    expect((await cli('summary', ...own)).stderr).toContain('does not exist');
  });

  it('is refused where it is not there, or names a column that is not', async () => {
    const { folder, own } = setUp();
    const file = writeTo(folder, 'a.csv', 'Serial,Vendor\nS1,Huawei\n');
    const gone = join(folder, 'gone.json');
    const failure = await cliFails(1, 'import', file, ...own, '--profile', gone);
    expectSentence(failure);
    expect(failure).toContain('gone.json');
    const profile = profileIn(folder, { name: 'A', map: { Gone: 'site' } });
    const line = await cliFails(2, 'import', file, ...own, '--profile', profile);
    expect(line).toContain('"Gone"');
    expect(line).toContain('Serial, Vendor');
  });
});
