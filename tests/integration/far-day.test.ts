import { expect, it } from 'vitest';
import { previewPackFile } from '#main/data/commands/policies/pack-file';
import { readVerdictCounts } from '#main/data/queries/verdict-counts';
import { applyOnly } from '../support/own-pack.ts';
import { packOf, ruleOf } from '../support/policies.ts';
import { importText, newWorkspace } from '../support/workspaces.ts';

it('a rule for what was installed until the last day there is holds for every installed item', async () => {
  const pack = packOf('no-end', [
    ruleOf('any-time', {
      suppliers: { groups: ['huawei'] },
      scope: { installed: { from: '2000-01-01', until: '9999-12-31' } },
      effect: { kind: 'prohibit', from: '2020-01-01' },
    }),
  ]);
  const workspace = newWorkspace();
  await importText(workspace, 'Serial,Vendor,Install date\nS1,Huawei,2020-05-01\nS2,Huawei,\n');
  const file = { fileName: 'p.json', sha256: '', pack, troubles: [] };
  expect(previewPackFile(workspace.reader, file)).toMatchObject({ is: 'ready' });
  applyOnly(workspace, pack);
  expect(readVerdictCounts(workspace.reader, 'main')).toMatchObject({
    flagged: 1,
    undetermined: 1,
  });
  await importText(workspace, 'Serial,Vendor,Install date\nS3,Huawei,1999-12-31\n');
  expect(readVerdictCounts(workspace.reader, 'main')).toMatchObject({ flagged: 1, clear: 1 });
});
