import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REDACTIONS, type Redaction } from '#shared/domain/audit/redaction';
import { hashOfFigures, makeBundle, type BundleRequest } from '#main/data/bundle/make-bundle';
import { saveOwnPack } from '#main/data/commands/policies/own-packs';
import { addStatement } from '#main/data/commands/policies/edit-policies';
import { updateWorkspace } from '#main/data/commands/update-settings';
import { readSummaryDocument } from '#main/data/queries/audit/document';
import type { Workspace } from '#main/data/workspace';
import { check, MADE_AT } from '../support/bundles.ts';
import { cli, cliFails } from '../support/command-line.ts';
import { csvText } from '../support/csv.ts';
import { packOf, ruleOf } from '../support/policies.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { unzip } from '../support/unzip.ts';
import { importText, newWorkspace } from '../support/workspaces.ts';

/** What a reader who may see no sites must not find, in the data and in what people wrote. */
const SECRETS = ['qz-tower-7', 'Kellergeschoss', 'qz7-olt-01'];
/** The same as an address has it, in lower case. */
const ADDRESS = 'keller%67eschoss';
/** What a reader of counts must not find either. */
const PEOPLE = ['asset-4711', 'serial-0815', 'the whole of it', 'a word of the board'];

const ROWS = [
  ['Asset ID', 'Serial', 'Vendor', 'Site', 'Site name', 'Hostname', 'Country'],
  ['asset-4711', 'serial-0815', 'Huawei', 'qz-tower-7', 'Kellergeschoss', 'qz7-olt-01', 'DE'],
  ['asset-4712', 'serial-0816', 'Nokia', 'qz-tower-7', 'Kellergeschoss', 'qz7-olt-02', 'DE'],
];

async function audited(): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, csvText(ROWS), { name: 'export of QZ-Tower-7.csv' });
  workspace.write((db) => {
    updateWorkspace(db, { scopeNote: 'The whole of it, qz7-olt-01 and Kellergeschoss included.' });
    const rule = ruleOf('own', {
      suppliers: { groups: ['huawei'] },
      effect: { kind: 'review', from: '2020-01-01' },
    });
    const citation = {
      instrument: 'A test',
      url: 'https://wiki.example.net/sites/keller%67eschoss',
    };
    const pack = packOf('our-list', [
      { ...rule, title: 'Nothing new at qz-tower-7', citation },
      { ...rule, id: 'other', scope: { region: ['Kellergeschoss, left', 'North'] } },
      { ...rule, id: 'open', citation: { instrument: 'A test', url: 'https://example.net/law' } },
    ]);
    const { summary, rules } = pack;
    const jurisdiction = 'Only qz-tower-7';
    saveOwnPack(db, {
      id: null,
      pack: { title: 'The list of Kellergeschoss', jurisdiction, summary, rules },
      text: '',
      isActive: true,
    });
    addStatement(db, {
      kind: 'waiver',
      policyId: 'eu-baseline',
      ruleId: null,
      reason: 'A word of the board on QZ-TOWER-7.',
      approver: 'Head of Kellergeschoss',
      from: '2000-01-01',
      until: '2099-12-31',
      conditions: [{ field: 'site', test: 'equals', value: 'qz-tower-7' }],
    });
  });
  return workspace;
}

const requestOf = (redaction: Redaction): BundleRequest => ({
  question: { redaction },
  annexes: redaction === 'full' ? ['flagged-csv', 'removal-csv'] : [],
  hasUndetermined: true,
  document: null,
  signer: null,
});

/** All that the files of a bundle say, in lower case. */
async function textOf(workspace: Workspace, redaction: Redaction): Promise<string> {
  const path = join(tempFolder(), 'bundle.zip');
  const options = { madeAt: MADE_AT, appVersion: '0.1.0' };
  const { figures } = await makeBundle(workspace, requestOf(redaction), path, options);
  expect(figures).toBe(await hashOfFigures(workspace, { redaction }));
  const bytes = readFileSync(path);
  expect(await check(bytes)).toMatchObject({ ok: true, troubles: [] });
  return [...unzip(bytes)]
    .flatMap(([name, content]) => [name, content.toString('utf8')])
    .join('\n')
    .toLowerCase();
}

describe('a redacted bundle', () => {
  it('tells in none of its files what its reader must not see', async () => {
    const workspace = await audited();
    for (const redaction of REDACTIONS) {
      const text = await textOf(workspace, redaction);
      const secrets = SECRETS.map((secret) => secret.toLowerCase());
      const found = [...secrets, ...PEOPLE].filter((secret) => text.includes(secret));
      const expected = {
        full: [...secrets, ...PEOPLE],
        'no-sites': PEOPLE.filter((each) => each.includes('whole') || each.includes('board')),
        counts: [],
      };
      expect({ redaction, found }).toEqual({ redaction, found: expected[redaction] });
      expect(text.includes('left out:')).toBe(redaction !== 'full');
      expect(text.includes(ADDRESS)).toBe(redaction === 'full');
      expect(text).toContain('https://example.net/law');
    }
  });

  it('says the figures of its document, whatever host the notes of that name', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor,Hostname\nS1,Huawei,core\n');
    workspace.write((db) => updateWorkspace(db, { scopeNote: 'All core-routers.' }));
    const document = await readSummaryDocument(
      workspace,
      { redaction: 'no-sites', texts: { notes: 'Look at core.' } },
      '0.1.0',
    );
    expect(document.texts['notes']).toBe('Look at [left out].');
    expect(document.figuresSha256).toBe(await hashOfFigures(workspace, { redaction: 'no-sites' }));
  });

  it('is refused with lists of items, and no file is left', async () => {
    const workspace = await audited();
    const path = join(tempFolder(), 'bundle.zip');
    const request: BundleRequest = { ...requestOf('counts'), annexes: ['flagged-csv'] };
    await expect(
      makeBundle(workspace, request, path, { madeAt: MADE_AT, appVersion: '0.1.0' }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    expect(() => readFileSync(path)).toThrow('ENOENT');
  });

  it('comes without them from the command line, which refuses those that are named', async () => {
    const workspace = await audited();
    const { path } = workspace;
    workspace.close();
    const out = join(tempFolder(), 'bundle.zip');
    const args = ['bundle', '--workspace', path, '--out', out, '--without-pdf', '--redact'];
    expect(await cli(...args, 'no-sites')).toMatchObject({ code: 0, stderr: '' });
    const names = [...unzip(readFileSync(out)).keys()];
    expect(names).toContain('figures.json');
    expect(names.filter((name) => name.startsWith('annexes'))).toEqual([]);
    expect(await cliFails(2, ...args, 'counts', '--annex', 'flagged-csv')).toContain('flagged-csv');
    expect(await cliFails(2, ...args, 'nothing')).toContain('full, no-sites, counts');
  });
});
