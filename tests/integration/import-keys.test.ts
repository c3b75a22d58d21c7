import { describe, expect, it } from 'vitest';
import type { ImportPlan, ImportResult, KeyParts } from '#shared/contract/import';
import { countItems } from '#main/data/queries/item-rows';
import type { Workspace } from '#main/data/workspace';
import { expectSound, ledgerOf } from '../support/ledgers.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

const importBy = (
  workspace: Workspace,
  text: string,
  key: KeyParts[],
  plan: Partial<ImportPlan> = {},
): Promise<ImportResult> => importText(workspace, text, { plan: { key, ...plan } });

describe('a key with facts that many items share', () => {
  it('tells two makers with the same serial number apart, and finds both again', async () => {
    const workspace = newWorkspace();
    const key: KeyParts[] = [['manufacturer', 'serialNumber']];
    const text = 'Serial,Vendor,Model\n0001,Huawei,A\n0001,ZTE,B\n';
    expect((await importBy(workspace, text, key)).ledger).toEqual(ledgerOf({ read: 2, added: 2 }));
    const later = 'Serial,Vendor,Model\n0001,huawei,A2\n0001,ZTE,B\n';
    expect((await importBy(workspace, later, key)).ledger).toEqual(
      ledgerOf({ read: 2, updated: 1, unchanged: 1 }),
    );
    expect(itemsOf(workspace).map(({ model }) => model)).toEqual(['A2', 'B']);
    expectSound(workspace);
  });

  it.each<[KeyParts, string, string]>([
    [['hostname', 'country'], 'Hostname,Country,Model', 'r1,DE,A\nr1,FR,B\n'],
    [['hostname', 'status'], 'Hostname,Status,Model', 'r1,In service,A\nr1,Spare,B\n'],
    [['hostname', 'function'], 'Hostname,Role,Model', 'r1,Router,A\nr1,OLT,B\n'],
    [['hostname', 'placement'], 'Hostname,Layer,Model', 'r1,Core,A\nr1,Edge,B\n'],
    [['hostname', 'generation'], 'Hostname,Generation,Model', 'r1,4G,A\nr1,5G,B\n'],
  ])('may be %j', async (parts, headings, rows) => {
    const workspace = newWorkspace();
    await importBy(workspace, `${headings}\n${rows}`, [parts]);
    const again = rows.replace(',A', ',A2');
    expect((await importBy(workspace, `${headings}\n${again}`, [parts])).ledger).toEqual(
      ledgerOf({ read: 2, updated: 1, unchanged: 1 }),
    );
    expect(countItems(workspace.reader, {})).toBe(2);
  });

  it('is not what rules propose, which may change', async () => {
    const workspace = newWorkspace();
    const key: KeyParts[] = [['hostname', 'placement'], ['hostname']];
    const text = 'Hostname,Role\nmme1,MME\n';
    await importBy(workspace, text, key);
    expect((await importBy(workspace, 'Hostname,Role\nmme1,OLT\n', key)).ledger).toEqual(
      ledgerOf({ read: 1, updated: 1 }),
    );
  });
});

describe('a row that is rejected', () => {
  it('still says that its item is there, as the rest of its file would say it', async () => {
    const workspace = newWorkspace();
    const snapshot = { mode: 'snapshot', source: 'NMS' } as const;
    const key: KeyParts[] = [['hostname', 'country']];
    const first = 'Hostname,Country,Quantity\nr1,DE,1\nr1,FR,1\n';
    await importBy(workspace, first, key, snapshot);
    const later = 'Hostname,Country,Quantity\nr1,Deutschland,many\nr1,FR,1\n';
    const values = [{ field: 'country', from: 'Deutschland', to: 'DE' }] as const;
    const result = await importBy(workspace, later, key, { ...snapshot, values: [...values] });
    expect(result.ledger).toEqual(ledgerOf({ read: 2, unchanged: 1, rejected: 1 }));
    expect(result.missing).toBe(0);
  });
});
