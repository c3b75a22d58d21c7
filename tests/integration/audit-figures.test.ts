import { describe, expect, it } from 'vitest';
import { figuresHash } from '#main/data/queries/audit/figures-hash';
import { readAuditFigures } from '#main/data/queries/audit/read-figures';
import { summaryFor } from '#main/data/queries/summary-document';
import { Workspace } from '#main/data/workspace';
import { auditFiguresSchema } from '#shared/domain/audit/figures';
import { figuresText, shortHash } from '#shared/domain/audit/figures-text';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { FROM, HEAD, PROHIBIT, under } from '../support/policy-worlds.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { closeWhenDone, importText, newWorkspace } from '../support/workspaces.ts';

describe('the figures of an audit', () => {
  it('say what stands where, of whom, and how good the data is', async () => {
    const workspace = await under(PROHIBIT);
    const figures = auditFiguresSchema.parse(await readAuditFigures(workspace, {}));
    expect(figures.summary).toEqual(summaryFor(workspace.reader, {}));
    expect(figures.bySite.rows.map(({ site, items, flagged }) => [site, items, flagged])).toEqual([
      ['BER', 3, 2],
      ['MUC', 2, 2],
    ]);
    expect(figures.flaggedBySite.map(({ site, model, items }) => [site, model, items])).toEqual([
      ['BER', 'MA5800', 1],
      ['BER', 'NE40E-X8', 1],
      ['MUC', 'NE40E-X8', 2],
    ]);
    expect(figures.pace).toEqual({ overdue: 4, steps: [] });
    expect(figures.quality).toMatchObject({
      rows: { read: 5, added: 5 },
      withoutSite: 0,
      withoutSerial: 0,
      withoutKey: 0,
      sharedSerial: 0,
      openNames: { names: 0 },
    });
    expect(figures.sources).toHaveLength(1);
  });

  it('say how many tags rest on rules that were compared with no source', async () => {
    const workspace = newWorkspace();
    await importText(
      workspace,
      [
        'Serial,Host,Vendor,Function,Placement,Generation,Status',
        // Its host name alone says what it is; both others are said by the file.
        'S1,ber-amf-1,Nokia,,,,',
        'S2,ber-amf-2,Huawei,,,,',
        'S3,ber-amf-3,Nokia,core-network,core,5G,',
        'S4,ber-x-4,Nokia,gNodeB,,,',
        'S5,ber-amf-5,Nokia,,,,decommissioned',
        '',
      ].join('\n'),
    );
    const { quality, summary } = await readAuditFigures(workspace, {});
    expect(summary.items).toMatchObject({ inScope: 4, flagged: 1, clear: 3 });
    const hinted = quality.byUnverified ?? { items: -1, clear: -1 };
    expect(hinted).toEqual({ items: 2, clear: 1 });
  });

  it('count all equipment that names another maker, more labels than are listed', async () => {
    const workspace = newWorkspace();
    const labels = 1005;
    const rows = Array.from(
      { length: labels },
      (_, at) => `S${at},Nokia (${at}),1.3.6.1.4.1.2011.2`,
    );
    await importText(workspace, ['Serial,Vendor,sysObjectID', ...rows, ''].join('\n'));
    const { quality } = await readAuditFigures(workspace, {});
    expect(quality.contradictions).toEqual({ items: labels, labels });
    expect(quality.openNames.items).toBe(0);
  });

  it('have one text and hash for one state, under whatever name and at whatever time', async () => {
    const workspace = await under(PROHIBIT);
    const figures = await readAuditFigures(workspace, {});
    const text = figuresText(figures);
    expect(text.endsWith('}\n')).toBe(true);
    expect(auditFiguresSchema.parse(JSON.parse(text))).toEqual(figures);
    expect(Object.keys(JSON.parse(text) as object)).toEqual(Object.keys(figures).toSorted());
    const hash = figuresHash(figures);
    expect(shortHash(hash)).toMatch(/^[0-9a-f]{12}$/u);
    workspace.close();
    const path = join(tempFolder(), 'another name.provenet');
    copyFileSync(workspace.path, path);
    const copy = closeWhenDone(Workspace.open(path, false));
    expect(figuresHash(await readAuditFigures(copy, {}))).toBe(hash);
    await importText(copy, `${HEAD}\nS6,A6,Huawei,NE40E-X8,V8,\n`);
    expect(figuresHash(await readAuditFigures(copy, {}))).not.toBe(hash);
  });

  it('answer for another date without changing the workspace', async () => {
    const workspace = await under(PROHIBIT);
    const own = await readAuditFigures(workspace, {});
    const before = await readAuditFigures(workspace, { asOf: '2019-12-31' });
    expect(before.summary.asOf < FROM).toBe(true);
    expect(before.summary).toEqual(summaryFor(workspace.reader, { asOf: '2019-12-31' }));
    expect(before.bySite.rows).toEqual([]);
    expect(await readAuditFigures(workspace, {})).toEqual(own);
    await expect(readAuditFigures(workspace, { policyIds: ['nobody'] })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
