import { describe, expect, it } from 'vitest';
import { tagItems } from '#main/data/commands/tag-items';
import { csvRecord } from '#main/data/exports/csv-text';
import { writeItemsCsv } from '#main/data/exports/write-items';
import { readItemCard } from '#main/data/queries/item-card';
import type { Workspace } from '#main/data/workspace';
import { csvText } from '../support/csv.ts';
import { expectSound, ledgerOf } from '../support/ledgers.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const HEADINGS = [
  'Serial',
  'Hostname',
  'Vendor',
  'Model',
  'Function',
  'Placement',
  'Generation',
  'Country',
  'Status',
  'Install date',
  'Latitude',
  'Quantity',
  'Unit cost',
  'Notes',
  'Rack',
  'Model (2)',
  '=Odd',
];
const row = (...cells: string[]): string[] => HEADINGS.map((_, at) => cells[at] ?? '');

/** Rows with and without a key, of many scripts, that spreadsheets and readers stumble over. */
const ROWS = [
  row('001', 'ber-gnb001', 'Huawei', 'A', 'gNodeB', '', '4G/5G', 'DE', 'in service', '2020-01-02'),
  row(
    'S2',
    '',
    '华为',
    'Ω-7',
    '',
    'core',
    '',
    'Namibia',
    'spare',
    '',
    '-52.125',
    '1.5',
    '1234.567',
  ),
  row('S3', '', 'Česká', '=1+1', '', '', '', '', 'no such word', '', '', '3', '0.0000001', "'=1"),
  row('S4', '', 'Nokia', "'quoted'", '', 'edge', '', '', '', '', '', '', '', "''=2", '@SUM(A1)'),
  row('', '', 'ZTE', '"a" b', '', '', '', '', '', '', '', '', '', 'one\ntwo, three', ' -x '),
  row('', '', 'ZTE', '"a" b', '', '', '', '', '', '', '', '', '', 'one\ntwo, three', ' -x '),
  row('', '', 'Cisco', 'n/a', 'router', '', '', '', '', '', '', '', '', 'عربي', 'R', 'x', '=y'),
  row('n/a', 'h1', 'Cisco', 'B', '', '', '', 'FR', '', '', '', '', '', 'null', '-'),
];

async function filled(): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, csvText([HEADINGS, ...ROWS]));
  return workspace;
}

async function exported(workspace: Workspace): Promise<string> {
  let text = '';
  await writeItemsCsv(workspace.reader, {}, [{ field: 'id', direction: 'asc' }], (part) => {
    text += part;
    return Promise.resolve();
  });
  return text;
}

type Tag = ReturnType<typeof readItemCard>['placement'];

/** A tag without when and by whom it was set. */
const said = ({ value, by, evidence }: Tag) => ({ value, by, evidence });

/** All that an item says, with its tags, and nothing of where it came from. */
const saidBy = (workspace: Workspace) =>
  itemsOf(workspace).map(({ id }) => {
    const {
      fields,
      extra,
      placement,
      generation,
      function: own,
    } = readItemCard(workspace.reader, id);
    return {
      fields: fields.map(({ field, value }) => [field, value]),
      extra: extra.toSorted((a, b) => (a.heading < b.heading ? -1 : 1)),
      placement: said(placement),
      generation: said(generation),
      own: said(own),
    };
  });

describe('the inventory as CSV, imported again', () => {
  it('changes nothing in the same workspace', async () => {
    const workspace = await filled();
    expect(itemsOf(workspace)).toHaveLength(ROWS.length);
    const before = saidBy(workspace);
    const { ledger } = await importText(workspace, await exported(workspace), { name: 'all.csv' });
    expect(ledger).toEqual(ledgerOf({ read: ROWS.length, unchanged: ROWS.length }));
    expect(saidBy(workspace)).toEqual(before);
    expectSound(workspace);
  });

  it('changes nothing after persons tagged, with a key or without', async () => {
    const workspace = await filled();
    workspace.write((db) =>
      tagItems(db, { filter: {}, set: { placement: 'core' }, reason: 'All of it.' }),
    );
    const before = saidBy(workspace);
    const { ledger } = await importText(workspace, await exported(workspace), { name: 'all.csv' });
    expect(ledger).toMatchObject({ added: 0, updated: 0, rejected: 0 });
    expect(saidBy(workspace)).toEqual(before);
  });

  it('makes the same items in a new workspace, and the same file of them', async () => {
    const workspace = await filled();
    const text = await exported(workspace);
    const other = newWorkspace();
    const { ledger } = await importText(other, text, { name: 'all.csv' });
    expect(ledger).toEqual(ledgerOf({ read: ROWS.length, added: ROWS.length }));
    expect(saidBy(other)).toEqual(saidBy(workspace));
    expect(await exported(other)).toBe(text);
    expectSound(other);
  });

  it('takes the placements of persons along as words of the file', async () => {
    const workspace = await filled();
    const filter = { search: 'ber-gnb001' };
    workspace.write((db) => tagItems(db, { filter, set: { placement: 'core' }, reason: 'Seen.' }));
    const other = newWorkspace();
    await importText(other, await exported(workspace), { name: 'all.csv' });
    expect(itemsOf(other)[0]).toMatchObject({ placement: 'core', placementBy: 'file' });
  });
});

it.each([
  ["'=1", "''=1\r\n"],
  ["'quoted'", "'quoted'\r\n"],
  ["it's", "it's\r\n"],
])('an apostrophe is doubled only where it could be taken for ours: %s', (cell, line) => {
  expect(csvRecord([cell])).toBe(line);
});

it.each([
  [1.234, '1.2340\r\n'],
  [-52.125, '-52.1250\r\n'],
  [1e-7, '0.0000001\r\n'],
  [1e21, '1000000000000000000000\r\n'],
  [12, '12\r\n'],
])('a number is written so that nobody takes it for another: %d', (value, line) => {
  expect(csvRecord([value])).toBe(line);
});
