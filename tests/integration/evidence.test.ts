import { describe, expect, it } from 'vitest';
import { importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

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
