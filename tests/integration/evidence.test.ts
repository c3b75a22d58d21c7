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
});
