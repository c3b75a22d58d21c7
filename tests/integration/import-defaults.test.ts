import { describe, expect, it } from 'vitest';
import { importText, itemsOf, newWorkspace, onlyItem } from '../support/workspaces.ts';

const FIRST = 'Serial,Vendor,Status,Country,Placement,Qty\nS1,Huawei,decommissioned,DE,core,3\n';
const DEFAULTS = [
  { field: 'status' as const, value: 'in service' },
  { field: 'country' as const, value: 'FR' },
  { field: 'placement' as const, value: 'edge' },
  { field: 'quantity' as const, value: '1' },
  { field: 'manufacturer' as const, value: 'Nokia' },
];

describe('a default for a field that the file has no column for', () => {
  it('takes the place of nothing that is known of an item', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FIRST);
    const before = onlyItem(workspace);
    const plan = { defaults: DEFAULTS };
    const second = 'Serial,Model\nS1,NE40E\nS2,7750\n';
    const { ledger, warnings } = await importText(workspace, second, { name: 'b.csv', plan });
    expect(ledger).toMatchObject({ added: 1, updated: 1 });
    expect(warnings).toEqual([]);
    const [known, added] = itemsOf(workspace);
    const { supplierId, status, country, placement, quantity } = before;
    expect(known).toMatchObject({ supplierId, status, country, placement, quantity });
    expect([supplierId, status, country, placement, quantity]).toEqual([
      'huawei',
      'decommissioned',
      'DE',
      'core',
      3,
    ]);
    expect(added).toMatchObject({
      status: 'in-service',
      country: 'FR',
      placement: 'edge',
      quantity: 1,
      supplierId: 'nokia',
    });
  });

  it('fills what is not known of an item', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor\nS1,Huawei\n');
    const plan = { defaults: DEFAULTS };
    await importText(workspace, 'Serial,Model\nS1,NE40E\n', { name: 'b.csv', plan });
    expect(onlyItem(workspace)).toMatchObject({
      status: 'in-service',
      country: 'FR',
      placement: 'edge',
      quantity: 1,
      supplierId: 'huawei',
    });
  });
});

describe('a default for blank cells of a column', () => {
  const SECOND = 'Serial,Status,Country,Placement,Qty,Vendor\nS1,,,,,\nS2,,,,,\n';

  it('takes the place of nothing that is known of an item', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FIRST);
    const [before] = itemsOf(workspace);
    const plan = { defaults: DEFAULTS };
    const { ledger } = await importText(workspace, SECOND, { name: 'b.csv', plan });
    expect(ledger).toMatchObject({ added: 1, unchanged: 1 });
    const [known, added] = itemsOf(workspace);
    expect(known).toEqual(before);
    expect(added).toMatchObject({ status: 'in-service', country: 'FR', supplierId: 'nokia' });
  });

  it('takes the place of what blank cells erase', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FIRST);
    const plan = { defaults: DEFAULTS, blanksErase: true };
    await importText(workspace, SECOND, { name: 'b.csv', plan });
    const [known] = itemsOf(workspace);
    expect(known).toMatchObject({ status: 'in-service', country: 'FR', placement: 'edge' });
  });

  it('is no match for a row that says the same itself', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FIRST);
    const plan = { defaults: DEFAULTS };
    const second = 'Serial,Status,Country\nS1,in service,\nS2,,\n';
    await importText(workspace, second, { name: 'b.csv', plan });
    expect(itemsOf(workspace)).toMatchObject([
      { status: 'in-service', country: 'DE' },
      { status: 'in-service', country: 'FR' },
    ]);
  });
});
