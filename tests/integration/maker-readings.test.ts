import { expect, it } from 'vitest';
import { importText, newWorkspace, onlyItem } from '../support/workspaces.ts';

const FIRST = 'Serial,Vendor,Model,Rack\nS1,Alcatel-Lucent,7750 SR-12,R1\n';

it('a later file without the model keeps the maker that the model told', async () => {
  const workspace = newWorkspace();
  await importText(workspace, FIRST);
  expect(onlyItem(workspace).supplierId).toBe('nokia');
  const second = 'Serial,Vendor,Rack\nS1,Alcatel-Lucent,R2\n';
  const { ledger, warnings } = await importText(workspace, second, { name: 'b.csv' });
  expect(ledger).toMatchObject({ updated: 1 });
  expect(warnings.map(({ code }) => code)).not.toContain('vendor-changed');
  expect(onlyItem(workspace)).toMatchObject({ supplierId: 'nokia', model: '7750 SR-12' });
});

it('another model, or another text, is read by itself', async () => {
  const workspace = newWorkspace();
  await importText(workspace, FIRST);
  const other = 'Serial,Vendor,Model\nS1,Alcatel-Lucent,Unheard 1\n';
  await importText(workspace, other, { name: 'b.csv' });
  expect(onlyItem(workspace).supplierId).toBeNull();
  await importText(workspace, 'Serial,Vendor\nS1,Cisco\n', { name: 'c.csv' });
  expect(onlyItem(workspace).supplierId).toBe('cisco');
});
