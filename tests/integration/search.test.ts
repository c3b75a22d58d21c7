import { describe, expect, it } from 'vitest';
import type { Workspace } from '#main/data/workspace';
import { csvText } from '../support/csv.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const HEADINGS = [
  'Serial',
  'Asset ID',
  'Hostname',
  'Vendor',
  'Model',
  'Part number',
  'Function',
  'Site',
  'Site name',
  'IP address',
  'Core owner',
];

const found = (workspace: Workspace, search: string): string =>
  itemsOf(workspace, { search })
    .map(({ serialNumber }) => serialNumber)
    .join(' ');

async function filled(): Promise<Workspace> {
  const workspace = newWorkspace();
  const rows = [
    ['S1', 'A-77', 'h-one', 'Huawei', 'BBU1', 'PN-9', 'Packet box', 'BER', 'Berlin', '10.1.2.3'],
    ['S2', 'A-88', 'h-two', 'Nokia', 'AS22', 'PN-8', '', 'MUC', 'MÜNCHEN', '10.9.9.9', 'Ann "x"'],
    ['S3', 'A-99', 'h-six', 'Cisco', 'ASR', 'PN-7', '', 'muc', 'münchen', '', 'a\\b, 50%_c'],
  ];
  await importText(workspace, csvText([HEADINGS, ...rows]));
  return workspace;
}

describe('a search', () => {
  it.each([
    ['s1', 'S1'],
    ['a-77', 'S1'],
    ['H-ONE', 'S1'],
    ['huawei', 'S1'],
    ['bbu', 'S1'],
    ['pn-9', 'S1'],
    ['packet BOX', 'S1'],
    ['ber', 'S1'],
    ['erlin', 'S1'],
    ['10.1.', 'S1'],
    ['ann', 'S2'],
  ])('looks at every field that identifies, and at unmapped values: %s', async (text, expected) => {
    expect(found(await filled(), text)).toBe(expected);
  });

  it.each(['core', 'owner', '":"', '{', '}', '""","""', 'null'])(
    'looks at no heading and at nothing of how values are kept: %s',
    async (text) => {
      expect(found(await filled(), text)).toBe('');
    },
  );

  it.each([
    ['Ann "x"', 'S2'],
    ['"', 'S2'],
    ['a\\b', 'S3'],
    ['\\', 'S3'],
    ['50%_', 'S3'],
    ['%', 'S3'],
    ['_', 'S3'],
    ['5_%', ''],
  ])('takes every character as it stands: %s', async (text, expected) => {
    expect(found(await filled(), text)).toBe(expected);
  });

  it.each(['münchen', 'MÜNCHEN', 'München', ' mün '])(
    'does not tell letters by their case: %s',
    async (text) => {
      expect(found(await filled(), text)).toBe('S2 S3');
    },
  );

  it.each([
    ['cisco S3', 'S3'],
    ['muc pn-8', 'S2'],
    ['muc huawei', ''],
    ['"packet box"', 'S1'],
    ['"box packet"', ''],
    ['box packet', 'S1'],
    ['"Ann ""x"""', 'S2'],
    ['munchen', 'S2 S3'],
    ['Mu\u0308NCHEN', 'S2 S3'],
  ])('asks for every word, and for what is in quotes as it stands: %s', async (text, expected) => {
    expect(found(await filled(), text)).toBe(expected);
  });

  it('finds the values of columns that a later file brought', async () => {
    const workspace = await filled();
    await importText(workspace, 'Serial,Rack\nS1,Keller "links"\n', { name: 'racks.csv' });
    expect(found(workspace, 'keller "LINKS"')).toBe('S1');
    expect(found(workspace, 'rack')).toBe('');
  });
});
