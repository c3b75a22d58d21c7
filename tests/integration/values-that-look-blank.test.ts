import { describe, expect, it } from 'vitest';
import { readItemCard } from '#main/data/queries/item-card';
import type { Workspace } from '#main/data/workspace';
import { ledgerOf } from '../support/ledgers.ts';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

function fieldOf(workspace: Workspace, at: number, name: string): string | null {
  const card = readItemCard(workspace.reader, itemsOf(workspace)[at]?.id ?? 0);
  return card.fields.find(({ field }) => field === name)?.value ?? null;
}

describe('a cell that looks like none', () => {
  it('is a value where its field can hold it', async () => {
    const workspace = newWorkspace();
    const file =
      'Serial,Vendor,Country,Latitude,Longitude,Unit Cost,Qty\n' +
      'S1,Huawei,NA,0.0,0.00,0.00,0\nS2,Huawei,na,0,-0.0,0.00,0.500\n';
    const { ledger, warnings } = await importText(workspace, file);
    expect(ledger).toEqual(ledgerOf({ read: 2, added: 2 }));
    expect(warnings).toEqual([]);
    expect(itemsOf(workspace).map(({ country, quantity }) => [country, quantity])).toEqual([
      ['NA', 0],
      ['NA', 0.5],
    ]);
    for (const field of ['latitude', 'longitude', 'unitCost']) {
      expect([0, 1].map((at) => Number(fieldOf(workspace, at, field)))).toEqual([0, 0]);
      expect(fieldOf(workspace, 0, field)).not.toBeNull();
    }
  });

  it.each(['-', 'n/a', 'N/A', 'unknown', 'TBD', '?'])(
    'is missing where its field cannot: %s',
    async (text) => {
      const workspace = newWorkspace();
      const fields = 'Country,Install date,Latitude,Unit Cost,Qty,Status,Placement,Generation';
      const blanks = Array.from({ length: 8 }, () => text).join(',');
      const { ledger, warnings } = await importText(
        workspace,
        `Serial,Vendor,${fields}\nS1,Huawei,${blanks}\n`,
      );
      expect(ledger).toEqual(ledgerOf({ read: 1, added: 1 }));
      expect(warnings).toEqual([]);
      expect(itemsOf(workspace)[0]).toMatchObject({
        country: null,
        installedOn: null,
        quantity: null,
        status: null,
        placement: 'untagged',
        generation: null,
      });
      expect(fieldOf(workspace, 0, 'latitude')).toBeNull();
      expect(fieldOf(workspace, 0, 'unitCost')).toBeNull();
    },
  );

  it.each(['n/a', 'Unknown', '-', 'неизвестно', '----'])(
    'names no maker, so that what the equipment says of itself does: %s',
    async (text) => {
      const workspace = newWorkspace();
      await importText(workspace, 'Serial,Vendor\nS1,Huawei\n');
      const file = `Serial,Vendor,sysObjectID\nS1,${text},\nS2,${text},1.3.6.1.4.1.2011.2.62.2.9\nS3,${text},\n`;
      const { ledger, warnings } = await importText(workspace, file, { name: 'later.csv' });
      expect(ledger).toEqual(ledgerOf({ read: 3, added: 2, updated: 1 }));
      expect(warnings).toEqual([]);
      const suppliers = itemsOf(workspace).map(({ supplierId }) => supplierId);
      expect(suppliers).toEqual(['huawei', 'huawei', null]);
      const { extra } = readItemCard(workspace.reader, itemsOf(workspace)[1]?.id ?? 0);
      expect(extra).toEqual([{ heading: 'Vendor', value: text }]);
    },
  );

  it.each(['NA', 'X', '000'])('is a name where it may be a code: %s', async (text) => {
    const workspace = newWorkspace();
    await importText(workspace, `Serial,Vendor\nS1,${text}\n`);
    expect(itemsOf(workspace)[0]).toMatchObject({ manufacturer: text, supplierId: null });
  });

  it.each([
    '1970-01-01',
    '01.01.1900',
    '31/12/9999',
    '1970-01-01T00:00:00Z',
    '1899-12-30 00:00:00',
    '0001-01-01',
    '99991231',
    '31-DEC-9999',
    '0000-00-00 00:00:00',
    '1/0/1900',
    '12/31/69',
  ])('is no day that equipment was installed on: %s', async (text) => {
    const workspace = newWorkspace();
    const file = `Serial,Vendor,Install date\nS1,Huawei,${text}\nS2,Huawei,1970-01-02\n`;
    const { ledger, warnings } = await importText(workspace, file);
    expect(ledger).toEqual(ledgerOf({ read: 2, added: 2 }));
    const about = warnings.filter(({ code }) => code === 'installedOn-word-unknown');
    expect(about.map(({ message }) => message)).toEqual([
      `Line 2 has the install date "${text}", which programs write for none; the date counts as missing.`,
    ]);
    expect(itemsOf(workspace).map(({ installedOn }) => installedOn)).toEqual([null, '1970-01-02']);
    const { extra } = readItemCard(workspace.reader, itemsOf(workspace)[0]?.id ?? 0);
    expect(extra).toEqual([{ heading: 'Install date', value: text }]);
  });

  it('is told of where a currency is nowhere kept', async () => {
    const about = async (text: string): Promise<string[]> => {
      const { warnings } = await importText(newWorkspace(), text);
      return warnings
        .filter(({ code }) => code === 'currency-beside')
        .map(({ message }) => message);
    };
    const rows = 'Serial;Vendor;Unit cost\nS1;Nokia;1.200,00 $\nS2;Nokia;1.200,00 $\nS3;Nokia;7\n';
    expect(await about(rows)).toEqual([
      'Line 2 has the currency "$" beside its cost, which is not kept; give costs a column of currencies, or one for all rows (2 rows, the first on this line).',
    ]);
    expect(await about(rows.replace('cost', 'cost;Currency').replaceAll(' $', ' $;USD'))).toEqual(
      [],
    );
  });

  it('is told of where Namibia may be none', async () => {
    const about = async (text: string): Promise<string[]> => {
      const { warnings } = await importText(newWorkspace(), `Serial,Vendor,Country,Model\n${text}`);
      return warnings.filter(({ code }) => code === 'country-na').map(({ message }) => message);
    };
    expect(await about('S1,Nokia,DE,NA\nS2,Nokia,NA,X\nS3,Nokia,NA,NA\n')).toEqual([
      'Line 3 has the country "NA", which is read as Namibia, and other columns say "NA" as well; where it stands for none, leave it blank or give the word another meaning.',
    ]);
    expect(await about('S1,Nokia,NA,X\nS2,Nokia,na,Y\n')).toEqual([]);
    expect(await about('S1,Nokia,DE,NA\n')).toEqual([]);
  });

  it('erases nothing that is known, and a default stands in for it where nothing is known', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor,Country,Qty\nS1,Huawei,DE,3\n');
    const later = 'Serial,Vendor,Country,Qty\nS1,Huawei,n/a,-\nS2,Huawei,-,unknown\n';
    const defaults = [{ field: 'quantity' as const, value: '7' }];
    await importText(workspace, later, { name: 'later.csv', plan: { defaults } });
    expect(itemsOf(workspace).map(({ country, quantity }) => [country, quantity])).toEqual([
      ['DE', 3],
      [null, 7],
    ]);
  });
});
