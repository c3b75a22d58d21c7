import { describe, expect, it } from 'vitest';
import { tagItems } from '#main/data/commands/tag-items';
import { importText, newWorkspace } from '../support/workspaces.ts';

const FIRST = 'Serial,Vendor\n1001,Huawei\n1002,Nokia\n1003,Ericsson\n';

describe('a file that gives known items another vendor', () => {
  it('is told so, with the first of them, before and after it is written', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FIRST);
    const other = 'Serial,Vendor\n1002,Nokia\n1003,ZTE\n1001,Nokia\n';
    for (const isDryRun of [true, false]) {
      const { warnings } = await importText(workspace, other, { isDryRun });
      expect(warnings.filter(({ code }) => code === 'vendor-changed')).toEqual([
        {
          code: 'vendor-changed',
          line: 3,
          message:
            '2 items of the workspace have another vendor in this file, first on line 3: serial number 1003 was "Ericsson" and is "ZTE". Check whether it is the same equipment; where it is not, choose a key that tells both apart.',
        },
      ]);
    }
  });

  it.each([
    ['another spelling of the vendor', 'Serial,Vendor\n1001,Huawei Technologies Co. Ltd\n'],
    ['a row that names none', 'Serial,Vendor,Site\n1001,,Ulm\n'],
    ['a new item', 'Serial,Vendor\n1009,Nokia\n'],
  ])('is not told so of %s', async (_what, text) => {
    const workspace = newWorkspace();
    await importText(workspace, FIRST);
    const { warnings } = await importText(workspace, text);
    expect(warnings.map(({ code }) => code)).not.toContain('vendor-changed');
  });

  it.each([
    ['one object ID for another', '', '1.3.6.1.4.1.94.1', '', '1.3.6.1.4.1.2011.2.23.339'],
    ['a name for an object ID', 'Nokia', '', '', '1.3.6.1.4.1.2011.2.23.339'],
    ['one unknown name for another', 'Acme Radio', '', 'Shenzhen Foo', ''],
  ])('is told so of %s', async (_what, vendor, objectId, wasVendor, wasObjectId) => {
    const workspace = newWorkspace();
    const file = (name: string, id: string): string =>
      `Serial,Vendor,sysObjectID\nS1,${name},${id}\n`;
    await importText(workspace, file(wasVendor, wasObjectId));
    const { warnings } = await importText(workspace, file(vendor, objectId), { name: 'b.csv' });
    const [told] = warnings.filter(({ code }) => code === 'vendor-changed');
    expect(told?.message).toContain('1 item of the workspace has another vendor in this file');
  });

  it('is not told so of another way to write a name that is not known', async () => {
    const workspace = newWorkspace();
    await importText(workspace, 'Serial,Vendor\nS1,Acme Radio Ltd.\n');
    const { warnings } = await importText(workspace, 'Serial,Vendor\nS1,ACME-RADIO LTD\n');
    expect(warnings.map(({ code }) => code)).not.toContain('vendor-changed');
  });

  it('is not told so of a vendor that a person set, which stays', async () => {
    const workspace = newWorkspace();
    await importText(workspace, FIRST);
    workspace.write((db) => {
      tagItems(db, { filter: {}, set: { supplierId: 'nokia' }, reason: 'Seen there.' });
    });
    const { warnings } = await importText(workspace, 'Serial,Vendor\n1001,ZTE\n');
    expect(warnings.map(({ code }) => code)).not.toContain('vendor-changed');
  });
});
