import { describe, expect, it } from 'vitest';
import type { NewSample } from '#shared/contract/sampling';
import type { Redaction } from '#shared/domain/audit/redaction';
import { changeItemsAtOnce } from '#main/data/commands/edit/change-items';
import { changePolicies } from '#main/data/commands/policies/change-policies';
import { storePack } from '#main/data/commands/policies/store-pack';
import { drawSample } from '#main/data/commands/samples/draw-sample';
import { tagItems } from '#main/data/commands/tag-items';
import { updateWorkspace } from '#main/data/commands/update-settings';
import { readSummaryDocument } from '#main/data/queries/audit/document';
import { figuresHash } from '#main/data/queries/audit/figures-hash';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { closeNow } from '../support/audits.ts';
import { HEAD, PROHIBIT, under } from '../support/policy-worlds.ts';
import { importText, newWorkspace } from '../support/workspaces.ts';

const FOLLOWER = { signal: new AbortController().signal, onProgress: () => undefined };
const SAMPLE: NewSample = {
  name: 'Look at qz-7',
  filter: { sites: ['qz-7'] },
  seed: '4 2 6',
  confidence: '95',
  size: { items: 1 },
  isBySite: false,
};

describe('a closed audit that is printed again', () => {
  it('has the figures and the hash that it was closed with, and lists no item of today', async () => {
    const workspace = await under(PROHIBIT);
    const { figures, figuresSha256 } = await readSummaryDocument(workspace, {}, '1.2.3');
    const closed = await closeNow(workspace, { name: 'Spring at BER' });
    expect(closed.figuresSha256).toBe(figuresSha256);
    await importText(workspace, `${HEAD}\nS6,A6,Huawei,NE40E-X8,V8,\n`);
    workspace.write((db) =>
      changeItemsAtOnce(db, {
        filter: {},
        set: { field: 'status', value: 'decommissioned' },
        reason: 'Gone.',
      }),
    );
    workspace.write((db) => {
      tagItems(db, { filter: { search: 'S1' }, set: { placement: 'edge' }, reason: 'Seen.' });
      const [look] = PROHIBIT.rules.slice(1);
      const rules = look === undefined ? [] : [{ ...look, title: 'Look once more' }];
      const newer = { ...PROHIBIT, version: '2026.05', title: 'Prohibiting no more', rules };
      changePolicies(db, { text: 'Took a newer version', reason: null }, () => {
        storePack(db, newer, { origin: 'file', isActive: true });
      });
    });
    const question = { auditId: closed.id };
    const again = await readSummaryDocument(workspace, question, '1.2.3');
    expect(again).toMatchObject({ figuresSha256, closed: { name: 'Spring at BER' } });
    expect(again.figures).toEqual(figures);
    expect(figuresHash(again.figures)).toBe(closed.figuresSha256);
    expect(again.annex).toMatchObject({ rows: 0, omitted: 0 });
    const now = await readSummaryDocument(workspace, {}, '1.2.3');
    expect(now.closed).toBeNull();
    expect(now.figures.summary.items.flagged).toBe(0);
    expect(now.figures.policies[0]).toMatchObject({ version: '2026.05' });
    expect(again.figures.policies[0]).toMatchObject({ version: '2026.01' });
  });

  it('says to a reader who may not see sites nothing of them', async () => {
    const workspace = await under(PROHIBIT);
    const { id } = await closeNow(workspace, { name: 'Spring at BER' });
    const placeless = await readSummaryDocument(
      workspace,
      { auditId: id, redaction: 'no-sites' },
      '1.2.3',
    );
    expect(placeless.closed).toMatchObject({ name: 'Spring at [left out]', auditor: 'A. Auditor' });
    const counts = await readSummaryDocument(
      workspace,
      { auditId: id, redaction: 'counts' },
      '1.2.3',
    );
    expect(counts.closed).toMatchObject({ name: '', auditor: '' });
    expectFailure(
      await failureOfCall(() => readSummaryDocument(workspace, { auditId: 99 }, '1.2.3')),
      'not-found',
      '99',
    );
  });

  it('says nothing of sites and hosts that are called otherwise since, and the same as before', async () => {
    const head = 'Serial,Vendor,Site,Site name,Hostname';
    const workspace = newWorkspace();
    await importText(
      workspace,
      `${head}\nS1,Huawei,qz-7,Kellerhaus,qz7-olt-01\nS2,Nokia,qz-7,,qz7-sw-02\n`,
    );
    await drawSample(workspace, SAMPLE, FOLLOWER);
    workspace.write((db) =>
      updateWorkspace(db, { scopeNote: 'All of QZ-7, in Kellerhaus qz7-olt-01 alone.' }),
    );
    const open = await readSummaryDocument(workspace, { redaction: 'no-sites' }, '1.2.3');
    const { id } = await closeNow(workspace, { name: 'Spring at Kellerhaus, qz7-sw-02' });
    const read = (redaction: Redaction) =>
      readSummaryDocument(
        workspace,
        { auditId: id, redaction, texts: { notes: 'Seen: qz-7.' } },
        '1.2.3',
      );
    const before = { 'no-sites': await read('no-sites'), counts: await read('counts') };
    expect(before['no-sites'].figuresSha256).toBe(open.figuresSha256);
    // All are called otherwise, and a site is called as a word of the frozen note.
    await importText(workspace, `${head}\nS1,Huawei,m-1,Mohn,m1-a\nS2,Nokia,alone,,m1-b\n`);
    workspace.write((db) => db.exec('DELETE FROM sample_item'));
    for (const redaction of ['no-sites', 'counts'] as const) {
      const again = await read(redaction);
      expect(again.figures).toEqual(before[redaction].figures);
      expect(again.figuresSha256).toBe(before[redaction].figuresSha256);
      expect(JSON.stringify(again).toLowerCase()).not.toMatch(/qz-?7|kellerhaus/u);
      expect(again.texts['notes']).toBe('Seen: [left out].');
    }
    expect(before['no-sites'].figures).toMatchObject({
      auditee: { scopeNote: 'All of [left out], in [left out] [left out] alone.' },
      sampling: { samples: [{ name: 'Look at [left out]', scope: 'site is [left out]' }] },
    });
  });
});
