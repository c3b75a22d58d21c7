import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Redaction } from '#shared/domain/audit/redaction';
import { changeItemsAtOnce } from '#main/data/commands/edit/change-items';
import { saveOwnPack } from '#main/data/commands/policies/own-packs';
import { readDocumentAnnex, readSummaryDocument } from '#main/data/queries/audit/document';
import type { Workspace } from '#main/data/workspace';
import { cli } from '../support/command-line.ts';
import { csvText } from '../support/csv.ts';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { packOf, ruleOf } from '../support/policies.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { unzip } from '../support/unzip.ts';
import { importText, newWorkspace } from '../support/workspaces.ts';

const HOSTS = csvText([
  ['Serial', 'Vendor', 'Hostname'],
  ...['RTR WIEN 01', 'olt-7', 'olt-8', 'sw9.core.example.net', 'RTR LINZ 02'].map((host, at) => [
    `S${at}`,
    'Huawei',
    host,
  ]),
]);
const ON_HOSTS =
  'RTR WIEN 01;olt-7:eth0;olt-7/olt-8;olt-7.example.net;olt-7–olt-8;OLT‑7;sw9.core.example.net/24;olt-7+olt-8;host=olt-7;ssh://olt-7;olt-7|x;olt-7@x'.split(
    ';',
  );
const NAMES = /rtr.wien|olt.?[78]|sw9|linz/iu;

describe('names of hosts', () => {
  it('are nowhere in a redacted document, whatever stands around them', async () => {
    const workspace = newWorkspace();
    await importText(workspace, HOSTS);
    const notes = Object.fromEntries(ON_HOSTS.map((text, at) => [String(at), `See ${text} too.`]));
    const question = { redaction: 'no-sites', texts: notes } as const;
    const { texts } = await readSummaryDocument(workspace, question, '0.1.0');
    expect(Object.values(texts).filter((text) => NAMES.test(text))).toEqual([]);
    expect(texts['2']).toBe('See [left out]/[left out] too.');
    expect(texts['6']).toBe('See [left out]/24 too.');
  });

  it('are in no file that the command line redacts, as the name of the workspace or of a source', async () => {
    const folder = tempFolder();
    const workspace = join(folder, 'rtr linz 02.provenet');
    const file = writeTo(folder, 'hosts.csv', HOSTS);
    const source = 'the NMS, host=olt-7/olt-8';
    const run = async (...args: readonly string[]) => {
      expect(await cli(...args)).toMatchObject({ code: 0 });
    };
    await run('import', file, '--workspace', workspace, '--source', source);
    const annexes = ['--workspace', workspace, '--folder', folder, '--redact', 'no-sites'];
    await run('annexes', ...annexes);
    expect(readFileSync(join(folder, 'figures.json'), 'utf8')).toContain('host=[left out]');
    const out = join(folder, 'bundle.zip');
    const redacted = ['--without-pdf', '--redact', 'no-sites', '--out', out];
    await run('bundle', '--workspace', workspace, ...redacted);
    const named = [...unzip(readFileSync(out))].filter(([, content]) =>
      NAMES.test(content.toString('utf8')),
    );
    expect(named.map(([name]) => name)).toEqual([]);
  });
});

/** Asset IDs of the annex of some flagged items, as one who may see no sites reads them. */
async function annexOf(rows: readonly (readonly string[])[], redaction: Redaction = 'no-sites') {
  const workspace = newWorkspace();
  const head = [
    'Asset ID',
    'Serial',
    'Vendor',
    'Model',
    'Site',
    'Site name',
    'Hostname',
    'Country',
  ];
  await importText(
    workspace,
    csvText([
      head,
      ...rows.map(([id = '', serial = '', model = '', ...places]) => {
        return [id, serial, 'Huawei', model, ...places, 'DE'];
      }),
    ]),
  );
  workspace.write((db) => {
    const rule = ruleOf('own', {
      suppliers: { groups: ['huawei'] },
      effect: { kind: 'review', from: '2020-01-01' },
    });
    const { jurisdiction, summary, rules } = packOf('p', [rule]);
    const pack = { title: 'Not at olt-7', jurisdiction, summary, rules };
    saveOwnPack(db, { id: null, pack, text: '', isActive: true });
  });
  const { annex } = await readSummaryDocument(workspace, { redaction }, '0.1.0');
  const page = { redaction, state: annex.state, start: 0, count: 1000 };
  return readDocumentAnnex(workspace, page);
}

describe('the annex', () => {
  it('names in no row the site or the host of another one', async () => {
    const rows = await annexOf([
      ['WIE01-0007', '21023A1', 'NE40E', 'WIE01', 'Wien Nord', 'rtr-wien-01'],
      ['WIE01-0008', 'WIE01-21', 'For wien_nord', '', '', ''],
      ['rtr-wien-01/slot3', '21023A2', 'NE40E', '', '', ''],
      ['BER0009', '21023A3', 'NE40E', '', '', ''],
      ['x', '21023A4', 'NE40E', 'BER', 'ΑΓΙΟΣ ΝΙΚΟΛΑΟΣ', 'olt-7'],
      ['ΑΓΙΟΣ.ΝΙΚΟΛΑΟΣ.7', '21023A5', 'olt-7', '', '', ''],
      ['104711-0008', '21023A6', 'NE40E', '', '', ''],
      ['y', '21023A7', 'NE40E', '104711', '', ''],
    ]);
    const out = '[left out]';
    expect(rows.map(({ assetId, serialNumber, model }) => [assetId, serialNumber, model])).toEqual(
      expect.arrayContaining([
        [`${out}-0007`, '21023A1', 'NE40E'],
        [`${out}-0008`, `${out}-21`, `For ${out}`],
        [`${out}/slot3`, '21023A2', 'NE40E'],
        [`${out}0009`, '21023A3', 'NE40E'],
        [`${out}.7`, '21023A5', out],
        [`${out}-0008`, '21023A6', 'NE40E'],
      ]),
    );
    expect(rows[0]?.rules).toContain('own-not-at-left-out/own');
  });

  it('keeps what sites and hosts with short names or plain numbers do not name', async () => {
    const own = [
      ...['A', '1', '101', 'NE', '4023', 'core'].map((site, at) => [
        '',
        `P${at}`,
        'Z',
        site,
        '',
        '',
      ]),
      ['', 'P9', 'Z', '', '', '7'],
    ];
    const said = ['AR-1-101', '21023A4023', 'NE40E-A 101', '', '', ''];
    const rows = await annexOf([...own, said]);
    const row = rows.find(({ model }) => model?.startsWith('NE40E'));
    expect([row?.assetId, row?.serialNumber, row?.model]).toEqual(said.slice(0, 3));
  });

  it('of counts lists nothing, and for everybody all of it', async () => {
    const row = ['WIE01-0007', '21023A1', 'NE40E', 'WIE01', 'Wien Nord', 'rtr-wien-01'];
    expect(await annexOf([row], 'counts')).toEqual([]);
    expect(await annexOf([row], 'full')).toMatchObject([{ assetId: row[0], hostname: row[5] }]);
  });
});

describe('a redacted document while the workspace changes', () => {
  const rename = (workspace: Workspace): void => {
    workspace.write((db) =>
      changeItemsAtOnce(db, {
        filter: {},
        set: { field: 'site', value: 'Linz' },
        reason: 'Renamed',
      }),
    );
  };
  const question = { redaction: 'no-sites', texts: { note: 'From Linz to Wien' } } as const;
  const rowsAfter = (workspace: Workspace, state: string) =>
    readDocumentAnnex(workspace, { redaction: 'no-sites', state, start: 0, count: 10 });

  it('is of the workspace as it is at the end', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor,Site\nS1,Huawei,Wien\n');
    const document = readSummaryDocument(workspace, question, '0.1.0');
    rename(workspace);
    const { texts, annex } = await document;
    expect(texts['note']).toBe('From [left out] to Wien');
    expect(await rowsAfter(workspace, annex.state)).toHaveLength(annex.rows);
  });

  it('gives no rows of an annex that are not of its figures any more', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor,Site\nS1,Huawei,Wien\n');
    const { annex } = await readSummaryDocument(workspace, question, '0.1.0');
    const rows = rowsAfter(workspace, annex.state);
    rename(workspace);
    expectFailure(await failureOfCall(() => rows), 'conflict', 'meanwhile');
  });
});
