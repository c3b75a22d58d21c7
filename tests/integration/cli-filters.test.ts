import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, cliFails, cliJson } from '../support/command-line.ts';
import { sha256Of } from '../support/ledgers.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';

type Paths = { readonly folder: string; readonly file: string; readonly own: readonly string[] };

async function filled(): Promise<Paths & { readonly workspace: string }> {
  const folder = tempFolder();
  const file = writeTo(
    folder,
    'site.csv',
    'Serial,Vendor,Country\nS1,Huawei,CH\nS2,Huawei,CN\nS3,Huawei,AT\nS4,Huawei,AU\nS5,Huawei,DE\n',
  );
  const workspace = join(folder, 'audit.provenet');
  await cliJson('import', file, '--workspace', workspace);
  return { folder, file, workspace, own: ['--workspace', workspace] };
}

async function serials(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await cli('items', ...args, '--format', 'json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const items = JSON.parse(stdout) as { serialNumber: string }[];
  return items.map(({ serialNumber }) => serialNumber).join(' ');
}

describe('the country of a filter', () => {
  it.each([
    ['CHN', 'S2'],
    ['CHE', 'S1'],
    ['AUT', 'S3'],
    ['aus', 'S4'],
    ['Germany', 'S5'],
    ['Deutschland', 'S5'],
    ['de', 'S5'],
  ])('is understood as a cell is: %s', async (country, expected) => {
    const { own } = await filled();
    expect(await serials(...own, '--country', country)).toBe(expected);
  });

  it('may be several, and tags what it finds', async () => {
    const { own } = await filled();
    const countries = ['--country', 'CHN', '--country', 'Österreich'];
    expect(await serials(...own, ...countries)).toBe('S2 S3');
    const tag = ['--set', 'placement=core', '--reason', 'Seen'];
    expect(await cliJson('tag', ...own, ...countries, ...tag)).toEqual({ changed: 2 });
  });

  it.each(['Atlantis', 'XX', 'Congo', ''])('is refused where it is none: "%s"', async (country) => {
    const { own, workspace } = await filled();
    const before = sha256Of(workspace);
    const tag = ['--set', 'placement=core', '--reason', 'Seen'];
    for (const args of [
      ['items', ...own],
      ['tag', ...own, ...tag],
    ]) {
      expect(await cliFails(2, ...args, '--country', country)).toContain(`"${country}"`);
    }
    expect(sha256Of(workspace)).toBe(before);
  });
});

describe('the order of items', () => {
  it.each([
    ['--sort=serialNumber', 'S1 S2 S3 S4 S5'],
    ['--sort=serialNumber:asc', 'S1 S2 S3 S4 S5'],
    ['--sort=serialNumber:desc', 'S5 S4 S3 S2 S1'],
    ['--sort=-serialNumber', 'S5 S4 S3 S2 S1'],
    ['--sort=SERIALNUMBER:desc', 'S5 S4 S3 S2 S1'],
  ])('may go down: %s', async (sort, expected) => {
    const { own } = await filled();
    expect(await serials(...own, sort)).toBe(expected);
  });

  it('may be given as a word of its own', async () => {
    const { own } = await filled();
    expect(await serials(...own, '--sort', 'serialNumber:desc', '--limit', '2')).toBe('S5 S4');
  });
});

describe('words that cannot be right', () => {
  it('end with one line and change nothing', async () => {
    const { own, file, folder, workspace } = await filled();
    const before = sha256Of(workspace);
    const tag = ['--set', 'placement=core', '--reason', 'x'];
    const missing = join(folder, 'no', 'new.provenet');
    const cases: readonly (readonly [1 | 2, string, ...string[]])[] = [
      [2, '--search', 'items', ...own, '--search', 'x'.repeat(201)],
      [2, '--search', 'tag', ...own, ...tag, '--search', 'x'.repeat(201)],
      [2, '--default', 'import', file, ...own, '--default', `notes=${'x'.repeat(501)}`],
      [2, 'colour', 'items', ...own, '--sort', 'colour:desc'],
      [2, 'desc', 'items', ...own, '--sort', 'desc'],
      [2, 'stray', 'summary', 'stray', ...own],
      [2, 'stray', 'items', 'stray', ...own],
      [2, 'stray', 'tag', 'stray', ...own, ...tag],
      [2, 'stray', 'check', 'stray', ...own],
      [2, 'stray', 'policies', 'stray'],
      [2, 'stray', 'report', 'stray', ...own, '--pdf', 'x.pdf'],
      [1, 'huawi', 'items', ...own, '--supplier', 'huawi'],
      [1, 'huawi', 'items', ...own, '--supplier', 'huawei', '--supplier', 'huawi'],
      [1, 'huawi', 'tag', ...own, ...tag, '--supplier', 'huawi'],
      [1, 'new.provenet', 'import', file, '--workspace', missing],
    ];
    for (const [code, words, ...args] of cases) {
      expect(await cliFails(code, ...args), args.join(' ').slice(0, 200)).toContain(words);
    }
    expect(existsSync(missing)).toBe(false);
    expect(sha256Of(workspace)).toBe(before);
  });

  it('are not those at the very end of what is allowed', async () => {
    const { own, file } = await filled();
    expect(await serials(...own, '--search', 'x'.repeat(200))).toBe('');
    expect(await serials(...own, '--supplier', 'huawei', '--supplier', 'unresolved')).toBe(
      'S1 S2 S3 S4 S5',
    );
    await cliJson('import', file, ...own, '--default', `notes=${'x'.repeat(500)}`);
  });
});
