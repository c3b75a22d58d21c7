import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { VERDICTS } from '#shared/domain/verdict';
import { cli, cliFails, cliJson } from '../support/command-line.ts';
import { sha256Of } from '../support/ledgers.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';

const FILE = [
  'Serial,Vendor,Function,Placement,Country,Note',
  'S1,Huawei,gNodeB,,DE,=1+1',
  'S2,ZTE,,core,FR,"a, ""b"""',
  'S3,Nokia,,,FR,',
  'S4,Nobody,,,,',
  'S5,Cisco,,,Atlantis,',
  '',
].join('\n');

type Paths = { readonly folder: string; readonly file: string; readonly workspace: string };

function paths(): Paths {
  const folder = tempFolder();
  return {
    folder,
    file: writeTo(folder, 'site.csv', FILE),
    workspace: join(folder, 'audit.provenet'),
  };
}

async function filled(): Promise<Paths> {
  const own = paths();
  await cliJson('import', own.file, '--workspace', own.workspace);
  return own;
}

const recordsOf = (text: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;

describe('import', () => {
  it('prints the ledger of each file and the items there are', async () => {
    const { file, workspace } = paths();
    expect(await cliJson('import', file, '--workspace', workspace)).toMatchObject({
      files: [
        {
          file,
          sha256: sha256Of(file),
          read: 5,
          added: 4,
          updated: 0,
          unchanged: 0,
          skipped: 0,
          rejected: 1,
          reasons: { 'country-unknown': 1 },
          seconds: expect.any(Number) as number,
        },
      ],
      items: 4,
    });
    expect(await cliJson('import', file, '--workspace', workspace)).toMatchObject({
      files: [{ read: 5, added: 0, unchanged: 4, skipped: 0, rejected: 1 }],
      items: 4,
    });
    expect(await cliJson('check', '--workspace', workspace)).toMatchObject({ ok: true, items: 4 });
  });

  it('takes several files, a mapping, a key and defaults', async () => {
    const { folder, workspace } = paths();
    const one = writeTo(folder, 'one.csv', 'Foo,Bar,Vendor\nx1,a,Huawei\nx2,b,Huawei\n');
    const two = writeTo(folder, 'two.csv', 'Foo;Bar;Vendor\nx2;b;ZTE\n');
    const options = ['--map', 'Foo=serialNumber', '--map', 'bar=SITE', '--key', 'serialNumber'];
    const answer = await cliJson(
      'import',
      one,
      two,
      '--workspace',
      workspace,
      ...options,
      '--default',
      'country=Germany',
    );
    expect(answer).toMatchObject({ files: [{ added: 2 }, { updated: 1 }], items: 2 });
    const { stdout } = await cli('items', '--workspace', workspace, '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject([
      { serialNumber: 'x1', site: 'a', country: 'DE', manufacturer: 'Huawei' },
      { serialNumber: 'x2', site: 'b', country: 'DE', manufacturer: 'ZTE' },
    ]);
  });

  it('tried only makes no workspace and changes none', async () => {
    const { file, workspace, folder } = paths();
    const answer = await cliJson('import', file, '--workspace', workspace, '--dry-run');
    expect(answer).toMatchObject({ files: [{ read: 5, added: 4 }], dryRun: true });
    expect(existsSync(workspace)).toBe(false);
    await cliJson('import', file, '--workspace', workspace);
    const before = sha256Of(workspace);
    const other = writeTo(folder, 'other.csv', 'Serial,Vendor\nS9,ZTE\n');
    await cliJson('import', other, '--workspace', workspace, '--dry-run');
    expect(sha256Of(workspace)).toBe(before);
  });

  it('writes what it rejected, ready to be mended', async () => {
    const { file, workspace, folder } = paths();
    const out = join(folder, 'rejects.csv');
    await cliJson('import', file, '--workspace', workspace, '--rejects', out);
    const rows = recordsOf(readFileSync(out, 'utf8'));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ Serial: 'S5', Country: 'Atlantis', 'Provenet line': '6' });
  });
});

describe('a file that cannot be imported', () => {
  const BAD: readonly (readonly [string, string | Buffer, string])[] = [
    ['empty', '', 'empty'],
    ['binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'picture'],
    ['without headings', '10.0.0.1,7\n10.0.0.2,8\n', 'headings'],
    ['without rows', 'Serial,Vendor\n', 'no rows'],
    ['of one long line', 'x'.repeat(10 * 1024 * 1024), 'line'],
  ];

  it.each(BAD)('fails in one line and makes no workspace: %s', async (_name, content, words) => {
    const { folder, workspace } = paths();
    const bad = writeTo(folder, 'bad.csv', content);
    const line = await cliFails(1, 'import', bad, '--workspace', workspace);
    expect(line).toContain('bad.csv');
    expect(line).toContain(words);
    expect(existsSync(workspace)).toBe(false);
    expect(existsSync(`${workspace}-wal`)).toBe(false);
  });

  it('leaves the workspace that is there as it was, byte by byte', async () => {
    const { folder, workspace } = await filled();
    const before = sha256Of(workspace);
    for (const [name, content] of BAD) {
      const bad = writeTo(folder, `${name}.csv`, content);
      await cliFails(1, 'import', bad, '--workspace', workspace, '--json');
    }
    await cliFails(1, 'import', folder, '--workspace', workspace);
    await cliFails(1, 'import', join(folder, 'gone.csv'), '--workspace', workspace);
    expect(sha256Of(workspace)).toBe(before);
  });

  it('spoils no import of the files named before it', async () => {
    const { folder, file, workspace } = paths();
    const bad = writeTo(folder, 'bad.csv', 'Serial,Vendor\n');
    await cliFails(1, 'import', file, bad, '--workspace', workspace);
    expect(await cliJson('check', '--workspace', workspace)).toMatchObject({ ok: true, items: 4 });
  });
});

describe('inspect', () => {
  it('prints what was understood, with every field of the design', async () => {
    const { folder } = paths();
    const file = writeTo(folder, 'a.csv', 'Seriennummer;Land;Farbe\r\nS1;DE;rot\r\n');
    expect(await cliJson('inspect', file)).toMatchObject({
      encoding: 'utf-8',
      delimiter: ';',
      quote: '"',
      newline: 'CRLF',
      headerRow: 1,
      columns: [
        { name: 'Seriennummer', mappedTo: 'serialNumber' },
        { name: 'Land', mappedTo: 'country' },
        { name: 'Farbe', mappedTo: null },
      ],
      rows: 1,
      warnings: [],
    });
  });

  it('prints the table itself as CSV', async () => {
    const { file } = paths();
    const { code, stdout, stderr } = await cli('inspect', file, '--rows');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(Papa.parse(stdout, { skipEmptyLines: true }).data).toEqual(
      Papa.parse(FILE, { skipEmptyLines: true }).data,
    );
    expect(stdout.split('\r\n')).toHaveLength(7);
  });
});

describe('summary', () => {
  it('prints every field of the design, and counts that add up', async () => {
    const { workspace } = await filled();
    const args = ['summary', '--workspace', workspace, '--as-of', '2026-11-23'] as const;
    const summary = (await cliJson(...args)) as { byVerdict: object };
    expect(summary).toMatchObject({
      asOf: '2026-11-23',
      policies: [{ id: 'eu-baseline', version: expect.any(String) as string }],
      items: { total: 4, outOfScope: 0, inScope: 4, flagged: 2, undetermined: 1, clear: 1 },
      suppliers: { total: 3, flagged: 2, unresolvedItems: 1 },
      bySupplier: [
        { supplier: 'huawei', name: 'Huawei', items: 1, flagged: 1, core: 0, edge: 1, untagged: 0 },
        { supplier: 'zte', name: 'ZTE', items: 1, flagged: 1, core: 1, edge: 0, untagged: 0 },
        { supplier: 'nokia', name: 'Nokia', items: 1, flagged: 0, core: 0, edge: 0, untagged: 1 },
      ],
      byPlacement: {
        core: { items: 1, flagged: 1 },
        edge: { items: 1, flagged: 1 },
        untagged: { items: 2, flagged: 0 },
      },
      byCountry: [
        { country: 'FR', items: 2, flagged: 1 },
        { country: 'DE', items: 1, flagged: 1 },
      ],
      byDeadline: [],
    });
    expect(Object.keys(summary.byVerdict)).toEqual([...VERDICTS]);
    const german = await cliJson(...args, '--policy', 'de-2024');
    expect(german).toMatchObject({ policies: [{ id: 'de-2024' }] });
    expect(await cliJson(...args)).toEqual(summary);
  });
});

describe('items', () => {
  it('prints CSV that reads back, formulas escaped', async () => {
    const { workspace } = await filled();
    const { stdout } = await cli('items', '--workspace', workspace);
    const rows = recordsOf(stdout);
    expect(rows.map((row) => row['serialNumber'])).toEqual(['S1', 'S2', 'S3', 'S4']);
    expect(rows[0]?.['notes']).toBe("'=1+1");
    expect(rows[1]?.['notes']).toBe('a, "b"');
  });

  it('follow the filters, the order and the limit', async () => {
    const { workspace } = await filled();
    const cases: readonly (readonly [string, ...string[]])[] = [
      ['S1 S2', '--flagged'],
      ['S3 S4', '--verdict', 'undetermined', '--verdict', 'clear'],
      ['S2 S3', '--supplier', 'zte', '--supplier', 'nokia'],
      ['S4', '--supplier', 'unresolved'],
      ['S2', '--placement', 'core'],
      ['S2 S3', '--country', 'fr'],
      ['S3', '--search', 's3'],
      ['S4 S3', '--sort=-serialNumber', '--limit', '2'],
      ['', '--limit', '0'],
    ];
    for (const [expected, ...options] of cases) {
      const { stdout } = await cli('items', '--workspace', workspace, ...options);
      const found = recordsOf(stdout).map((row) => row['serialNumber']);
      expect(found.join(' '), options.join(' ')).toBe(expected);
    }
  });

  it('writes a file in place of standard output', async () => {
    const { workspace, folder } = await filled();
    const out = join(folder, 'items.json');
    const options = ['--format', 'json', '--out', out];
    const { code, stdout } = await cli('items', '--workspace', workspace, ...options);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toHaveLength(4);
  });
});

describe('tag', () => {
  it('changes what the filter finds and says how many', async () => {
    const { workspace } = await filled();
    const args = ['tag', '--workspace', workspace, '--flagged', '--set', 'placement=edge'] as const;
    expect(await cliJson(...args, '--reason', 'Seen')).toEqual({ changed: 2 });
    expect(await cliJson(...args, '--reason', 'Seen')).toEqual({ changed: 0 });
    const supplier = ['--supplier', 'unresolved', '--set', 'supplier=zte', '--reason', 'Label'];
    expect(await cliJson('tag', '--workspace', workspace, ...supplier)).toEqual({ changed: 1 });
    expect(await cliJson('summary', '--workspace', workspace)).toMatchObject({
      items: { flagged: 3, undetermined: 0 },
      byPlacement: { edge: { flagged: 2 }, untagged: { flagged: 1 } },
    });
  });
});

describe('policies and check', () => {
  it('list the packs, with a workspace and without', async () => {
    const { workspace } = await filled();
    const known = await cliJson('policies');
    expect(known).toMatchObject({
      policies: expect.arrayContaining([
        expect.objectContaining({ id: 'eu-baseline', active: true }) as object,
        expect.objectContaining({ id: 'de-2024', active: false }) as object,
      ]) as object[],
    });
    expect(await cliJson('policies', '--workspace', workspace)).toEqual(known);
  });

  it('find nothing wrong with a sound file and leave it as it was', async () => {
    const { workspace } = await filled();
    const before = sha256Of(workspace);
    const answer = await cliJson('check', '--workspace', workspace);
    expect(answer).toEqual({ ok: true, items: 4, imports: 1, problems: [] });
    expect(sha256Of(workspace)).toBe(before);
    expect(statSync(workspace).size).toBeGreaterThan(0);
  });
});
