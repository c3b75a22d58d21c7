import { describe, expect, it } from 'vitest';
import { ledgerOf } from '../support/ledgers.ts';
import { importText, newWorkspace } from '../support/workspaces.ts';

describe('a row that numbers the columns', () => {
  it('may leave out the first ones and the last ones', async () => {
    const text = 'No,Serial,Vendor,Site,Rack\n,1,2,3,\n1,S1,Huawei,Ulm,\n';
    const { ledger, reasons } = await importText(newWorkspace(), text);
    expect(ledger).toEqual(ledgerOf({ read: 2, added: 1, rejected: 1 }));
    expect(reasons).toEqual([{ code: 'column-numbers', rows: 1 }]);
  });

  it.each(['1,2,3', '1, 2,3', '(1),(2),(3)', '1.,2.,3.', '[1],[2],[3]', '1,2,3,'])(
    'is no equipment: %s',
    async (row) => {
      const text = `Serial,Vendor,Site\n${row}\nS1,Huawei,Ulm\n`;
      const { ledger, reasons } = await importText(newWorkspace(), text);
      expect(ledger).toEqual(ledgerOf({ read: 2, added: 1, rejected: 1 }));
      expect(reasons).toEqual([{ code: 'column-numbers', rows: 1 }]);
    },
  );

  it.each([
    ['two columns', 'Serial,Vendor\n1,2\n'],
    ['another order', 'Serial,Vendor,Site\n1,3,2\n'],
    ['a number missing', 'Serial,Vendor,Site\n1,2,\n'],
    ['years', 'Serial,Vendor,Site\n2001,2002,2003\n'],
  ])('is told from equipment in %s', async (_what, text) => {
    const { ledger } = await importText(newWorkspace(), text);
    expect(ledger).toEqual(ledgerOf({ read: 1, added: 1 }));
  });
});
