import { expect, it } from 'vitest';
import { redactFigures } from '#shared/domain/audit/redact';
import { readAuditFigures } from '#main/data/queries/audit/read-figures';
import { importText, newWorkspace } from '../support/workspaces.ts';

const FILE = [
  'Serial,Vendor,Model,Site,Country',
  'S1,Huawei,A,KÖLN,DE',
  'S2,Huawei,A,Köln,DE',
  'S3,Huawei,A,Köln,AT',
  'S4,Huawei,A,,DE',
  'S5,Nokia,A,BER,DE',
  '',
].join('\n');

it('counts sites whatever the case of their codes, and items without one as none', async () => {
  const workspace = newWorkspace();
  await importText(workspace, FILE);
  const figures = await readAuditFigures(workspace, {});
  const { rows, omitted, sites } = figures.bySite;
  expect(rows.map(({ site, country, flagged }) => [site, country, flagged])).toEqual([
    ['KÖLN', 'DE', 2],
    ['Köln', 'AT', 1],
    [null, 'DE', 1],
  ]);
  expect([sites, omitted]).toEqual([3, { sites: 0, flagged: 0 }]);
  expect(figures.flaggedBySite.map(({ site, items }) => [site, items])).toEqual([
    ['KÖLN', 2],
    ['Köln', 1],
    [null, 1],
  ]);
  const redacted = redactFigures(figures, 'no-sites', []);
  expect(redacted.bySite).toMatchObject({ rows: [], omitted: { sites: 2, flagged: 4 }, sites: 3 });
});
