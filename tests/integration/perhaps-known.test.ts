import { describe, expect, it } from 'vitest';
import type { ReadWarning } from '#shared/contract/import';
import { importText, newWorkspace } from '../support/workspaces.ts';

/** What is told of a second list after a first one, in the check and when it is written. */
async function toldOf(first: string, second: string): Promise<ReadWarning[]> {
  const workspace = newWorkspace();
  await importText(workspace, first);
  const about = async (isDryRun: boolean): Promise<ReadWarning[]> => {
    const { warnings } = await importText(workspace, second, { name: 'second.csv', isDryRun });
    return warnings.filter(({ code }) => code === 'perhaps-known');
  };
  const inCheck = await about(true);
  expect(await about(false)).toEqual(inCheck);
  expect(await about(false)).toEqual([]);
  return inCheck;
}

const HOSTS = 'Hostname,Vendor,Site\nber-agg-1,Huawei,Berlin\nber-agg-2,Nokia,\n';

describe('a list that adds items which may be known', () => {
  it('is told so where it has got a column of serial numbers', async () => {
    const second =
      'Hostname,Serial,Vendor\nnew-1,S0,Nokia\nBER-AGG-1,S1,Huawei\nber-agg-2,S2,Nokia\n';
    expect(await toldOf(HOSTS, second)).toEqual([
      {
        code: 'perhaps-known',
        line: 3,
        message:
          '2 rows that add items have the host name of an item of the workspace, which has another key, first on line 3: "ber-agg-1". Where it is the same equipment, it would count twice; choose a key that both lists fill.',
      },
    ]);
  });

  it.each([
    ['a column of sites more', 'Hostname,Vendor,Site\nber-agg-2,Nokia,Ulm\n', 'host name'],
    ['a column of sites less', 'Hostname,Vendor\nber-agg-1,Huawei\n', 'host name'],
    [
      'asset IDs before serial numbers',
      'Asset ID,Hostname,Vendor\nA1,ber-agg-1,Huawei\n',
      'host name',
    ],
  ])('is told so where it has %s', async (_what, second, field) => {
    const [warning, ...more] = await toldOf(HOSTS, second);
    expect(warning?.message).toContain(`1 row that adds an item has the ${field} of an item`);
    expect(more).toEqual([]);
  });

  it('is told so of an asset ID, wherever the equipment stands, and whatever the case', async () => {
    const told = await toldOf(
      'Asset ID,Site,Vendor\nИНВ-1,Berlin,Huawei\n',
      'Serial,Asset ID,Site,Vendor\nS1,инв-1,BER01,Huawei\n',
    );
    expect(told.map(({ message }) => message)).toEqual([
      '1 row that adds an item has the asset ID of an item of the workspace, which has another key, first on line 2: "ИНВ-1". Where it is the same equipment, it would count twice; choose a key that both lists fill.',
    ]);
  });

  it('is not told so of parts of an item that the list names', async () => {
    const host = 'Serial,Host,Vendor\nS1,h1,Nokia\n';
    const parts = 'Serial,Host,Vendor,Model\nS1,h1,Nokia,\n,h1,Nokia,Fan tray\n';
    expect(await toldOf(host, parts)).toEqual([]);
  });

  it.each([
    ['other equipment', 'Hostname,Vendor,Site\nber-agg-1,Huawei,Ulm\n'],
    ['another model', 'Hostname,Serial,Vendor,Model\nber-agg-3,S9,Cisco,C9300\n'],
    ['the same equipment', HOSTS.replace('Huawei', 'ZTE')],
    ['cards of one host', 'Hostname,Serial,Vendor\nber-agg-1,S1,Huawei\nber-agg-1,S2,Huawei\n'],
    ['no name at all', 'Hostname,Serial,Vendor\nunknown,S1,Huawei\n,S2,Huawei\n'],
  ])('is not told so of %s', async (_what, second) => {
    const first = `${HOSTS}unknown,Nokia,Bonn\n`
      .replaceAll('\n', ',\n')
      .replace('Site,', 'Site,Model');
    expect(await toldOf(`${first}ber-agg-3,Huawei,,S5700\n`, second)).toEqual([]);
  });

  it('is not told so where several items have the name already', async () => {
    const cards = 'Hostname,Serial,Vendor\nber-1,S1,Huawei\nber-1,S2,Huawei\n';
    expect(await toldOf(cards, 'Hostname,Vendor\nber-1,Huawei\n')).toEqual([]);
  });
});
