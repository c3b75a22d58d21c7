import { describe, expect, it } from 'vitest';
import { readContradictions } from '#main/data/queries/evidence';
import { readItemCard } from '#main/data/queries/item-card';
import { readUnresolvedNames, readVendors } from '#main/data/queries/vendors';
import { importText, itemsOf, newWorkspace, onlyItem } from '../support/workspaces.ts';

describe('the enterprise number under which equipment answers', () => {
  it('tells the vendor where the file names none', async () => {
    const workspace = newWorkspace();
    await importText(
      workspace,
      `Serial,Vendor,sysObjectID
S1,,1.3.6.1.4.1.2011.2.62.2.9
S2,Cisco,.1.3.6.1.4.1.2011.2.62.2.9
S3,,1.3.6.1.4.1.54321.1
S4,Zorblatt,1.3.6.1.4.1.2011.2
S5,,
`,
    );
    expect(itemsOf(workspace).map(({ supplierId }) => supplierId)).toEqual([
      'huawei',
      'cisco',
      null,
      null,
      null,
    ]);
  });

  it('tells nothing where it misleads, however much it suggests', async () => {
    const workspace = newWorkspace();
    await importText(
      workspace,
      `Serial,Vendor,sysObjectID,Software version
S1,,1.3.6.1.4.1.2011.10.1.88,
S2,,1.3.6.1.4.1.50001.1,
S3,,1.3.6.1.4.1.5875.800,
S4,,1.3.6.1.4.1.8072.3.2.10,Cisco IOS XR 7.3
S5,,,JUNOS 20.4R3
`,
    );
    expect(itemsOf(workspace).map(({ supplierId }) => supplierId)).toEqual([
      'h3c',
      null,
      null,
      null,
      null,
    ]);
  });
});

const RELABELLED = `Serial,Vendor,sysObjectID,Software
S1,Nokia,1.3.6.1.4.1.2011.2.62.2.9,
S2,Nokia,1.3.6.1.4.1.6527.1.3.17,
S3,Juniper Networks,1.3.6.1.4.1.11.1,
S4,Acme,1.3.6.1.4.1.3902.3,
S5,Acme,,JUNOS 21.4R3
S6,,1.3.6.1.4.1.50001.1,
S7,,1.3.6.1.4.1.2011.10.1,
`;

describe('equipment that says another maker than its name', () => {
  it('is listed, but for makers of one group', async () => {
    const workspace = newWorkspace();
    await importText(workspace, RELABELLED);
    const found = readContradictions(workspace.reader);
    expect(found.map(({ text, sign, items }) => [text, sign.supplierId, items])).toEqual([
      ['Nokia', 'huawei', 1],
    ]);
    expect(itemsOf(workspace, { evidence: ['oid:2011'] })).toMatchObject([{ serialNumber: 'S1' }]);
    const card = readItemCard(workspace.reader, onlyItem(workspace, { search: 'S1' }).id);
    expect(card.vendor).toMatchObject({ supplierId: 'nokia', isContradicted: true });
    expect(card.vendor.sign?.words).toContain('2011');
  });

  it('suggests a vendor for a name that leads to none', async () => {
    const workspace = newWorkspace();
    await importText(workspace, RELABELLED);
    const acme = readUnresolvedNames(workspace.reader).find(({ text }) => text === 'Acme');
    expect(
      acme?.evidence.map(({ supplierId, isSure, items }) => [supplierId, isSure, items]),
    ).toEqual(
      expect.arrayContaining([
        ['zte', true, 1],
        ['juniper', false, 1],
      ]),
    );
  });

  it('is tagged by what is sure only, and says why', async () => {
    const workspace = newWorkspace();
    await importText(workspace, RELABELLED);
    const items = itemsOf(workspace);
    expect(items.slice(3).map(({ supplierId }) => supplierId)).toEqual([null, null, null, 'h3c']);
    const card = readItemCard(workspace.reader, items[6]?.id ?? 0);
    expect(card.vendor).toMatchObject({ manufacturer: null, by: 'rule', isContradicted: false });
    expect(card.vendor.sign?.words).toContain('2011.10');
    const h3c = readVendors(workspace.reader).find(({ supplierId }) => supplierId === 'h3c');
    expect(h3c).toMatchObject({ items: 1, bySign: 1, byPerson: 0, spellings: [] });
  });
});
