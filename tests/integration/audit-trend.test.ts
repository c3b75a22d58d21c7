import { expect, it } from 'vitest';
import { updateWorkspace } from '#main/data/commands/update-settings';
import { figuresHash } from '#main/data/queries/audit/figures-hash';
import { readAuditFigures } from '#main/data/queries/audit/read-figures';
import type { Workspace } from '#main/data/workspace';
import { closeNow } from '../support/audits.ts';
import { packOf, ruleOf } from '../support/policies.ts';
import { under } from '../support/policy-worlds.ts';
import { importText } from '../support/workspaces.ts';

const PACK = packOf('going', [
  ruleOf('look', {
    suppliers: { groups: ['huawei'] },
    effect: { kind: 'review', from: '2020-01-01' },
  }),
]);

async function trendOf(workspace: Workspace): Promise<string | undefined> {
  return (await readAuditFigures(workspace, {})).trend?.figuresSha256;
}

it('an audit that was just closed is what the figures are, not what they are compared with', async () => {
  const workspace = await under(PACK);
  const spring = await closeNow(workspace);
  expect(await trendOf(workspace)).toBeUndefined();
  await importText(workspace, 'Serial,Vendor\nN1,Huawei\n');
  expect(await trendOf(workspace)).toBe(spring.figuresSha256);
  const summer = await closeNow(workspace);
  const figures = await readAuditFigures(workspace, {});
  expect(figures.trend?.figuresSha256).toBe(spring.figuresSha256);
  expect(figuresHash(figures)).toBe(summer.figuresSha256);
  await importText(workspace, 'Serial,Vendor\nN2,Huawei\n');
  expect(await trendOf(workspace)).toBe(summer.figuresSha256);
});

it('the last audit is the one of the latest day, whenever it was closed', async () => {
  const workspace = await under(PACK);
  const closeAsOf = async (day: string): Promise<string> => {
    workspace.write((db) => updateWorkspace(db, { asOf: day }));
    return (await closeNow(workspace)).figuresSha256;
  };
  const june = await closeAsOf('2026-06-01');
  const long = await closeAsOf('2021-01-01');
  workspace.write((db) => updateWorkspace(db, { asOf: '2026-09-01' }));
  expect(await trendOf(workspace)).toBe(june);
  workspace.write((db) => updateWorkspace(db, { asOf: '2026-05-31' }));
  expect(await trendOf(workspace)).toBe(long);
});
