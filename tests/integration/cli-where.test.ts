import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHistory } from '#main/data/queries/history';
import { Workspace } from '#main/data/workspace';
import { cli, cliFails, cliJson } from '../support/command-line.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';

const FILE = [
  'Serial,Vendor,Placement,Country,Site,Install date,Quantity',
  'S1,Huawei,core,DE,Berlin 1,2021-05-01,12',
  'S2,Huawei,edge,FR,"Lyon, 2",2019-05-01,3',
  'S3,ZTE,,DE,,2022-12-31,10',
  'S4,Nokia,,DE,Berlin 1,,',
  '',
].join('\n');

async function filled(): Promise<string> {
  const folder = tempFolder();
  const workspace = join(folder, 'audit.provenet');
  await cliJson('import', writeTo(folder, 'site.csv', FILE), '--workspace', workspace);
  return workspace;
}

async function serialsOf(workspace: string, ...options: readonly string[]): Promise<string[]> {
  const args = ['items', '--workspace', workspace, '--format', 'json', ...options];
  const { code, stdout, stderr } = await cli(...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return (JSON.parse(stdout) as { serialNumber: string }[]).map((item) => item.serialNumber);
}

describe('--where', () => {
  it.each([
    ['vendor:huawei,zte', ['S1', 'S2', 'S3']],
    ['vendor:Huawei -country:Germany', ['S2']],
    ['-vendor:Huawei', ['S3', 'S4']],
    ['site:"Berlin 1","Lyon, 2"', ['S1', 'S2', 'S4']],
    ['site:missing', ['S3']],
    ['-site:missing', ['S1', 'S2', 'S4']],
    ['installed:2021..2022', ['S1', 'S3']],
    ['installed:<2021', ['S2']],
    ['quantity:>=10', ['S1', 'S3']],
    ['lacks:placement,installed', ['S3', 'S4']],
    ['is:flagged berlin', ['S1']],
    ['-is:flagged', ['S4']],
    ['', ['S1', 'S2', 'S3', 'S4']],
  ])('finds the items of %s', async (query, serials) => {
    expect(await serialsOf(await filled(), '--where', query)).toEqual(serials);
  });

  it('narrows what other options and another --where choose', async () => {
    const workspace = await filled();
    expect(
      await serialsOf(workspace, '--where', '-site:missing', '--country', 'DE', '--flagged'),
    ).toEqual(['S1']);
    expect(
      await serialsOf(workspace, '--where', '-vendor:zte', '--where', '-vendor:nokia country:DE'),
    ).toEqual(['S1']);
  });

  it.each([
    ['the same condition twice', 'country:FR', ['--country', 'DE'], 'country: is given by --where'],
    [
      'an unknown vendor',
      'vendor:Huawai',
      [],
      'character 8: No vendor is called “Huawai”; did you mean Huawei?',
    ],
    [
      'an unknown field',
      'ne40 vendro:ZTE',
      [],
      'character 6: There is no field “vendro”; did you mean vendor:?',
    ],
    ['a quote without an end', 'site:"Berlin', [], 'character 6'],
    ['a range that is none', 'quantity:many', [], 'quantity:>=10'],
    ['a word of other languages', 'vendor:ZTE OR vendor:Nokia', [], 'after a comma'],
  ])('is refused with one sentence: %s', async (_name, query, options, words) => {
    const workspace = await filled();
    const line = await cliFails(2, 'items', '--workspace', workspace, '--where', query, ...options);
    expect(line).toContain(words);
  });

  it('refuses an id that no supplier has, left out or not', async () => {
    const workspace = await filled();
    for (const query of ['vendor:#nobody', '-vendor:#nobody']) {
      const line = await cliFails(1, 'items', '--workspace', workspace, '--where', query);
      expect(line).toContain('There is no supplier "nobody"');
    }
  });

  it('tags what it finds, and the history says so in a sentence', async () => {
    const path = await filled();
    const query = 'vendor:Nokia,ZTE -site:missing lacks:placement';
    const set = ['--set', 'placement=edge', '--reason', 'A test'];
    expect(await cliJson('tag', '--workspace', path, '--where', query, ...set)).toEqual({
      changed: 1,
    });
    const workspace = Workspace.openToRead(path);
    const [last] = readHistory(workspace.reader);
    workspace.close();
    expect(last?.text).toBe(
      'Set placement edge where vendor is Nokia or ZTE, with a site, without a placement',
    );
  });
});
