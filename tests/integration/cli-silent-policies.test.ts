import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listSupplier } from '#main/data/commands/policies/edit-policies';
import { Workspace } from '#main/data/workspace';
import { cli, cliJson } from '../support/command-line.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { closeWhenDone } from '../support/workspaces.ts';

async function filled(): Promise<string> {
  const folder = tempFolder();
  const list = writeTo(folder, 'list.csv', 'Serial,Vendor,Function,Country\nS1,Huawei,AMF,DK\n');
  const workspace = join(folder, 'Net.provenet');
  await cliJson('import', list, '--workspace', workspace);
  return workspace;
}

describe('a summary under a policy none of whose rules acts', () => {
  it('says so beside the figures, which flag nothing', async () => {
    const workspace = await filled();
    const asked = ['summary', '--workspace', workspace, '--policy', 'dk-2021'];
    for (const args of [asked, [...asked, '--json']]) {
      const { code, stderr } = await cli(...args);
      expect(code).toBe(0);
      expect(stderr).toMatch(/^dk-2021: none of its \d+ rules acts, so that it flags nothing\./u);
    }
    const { stderr } = await cli('summary', '--workspace', workspace, '--policy', 'de-2024');
    expect(stderr).toBe('');
  });

  it('says so of one that goes by a list, until somebody is on it', async () => {
    const workspace = await filled();
    const asked = ['summary', '--workspace', workspace, '--policy', 'pl-2026'];
    const { code, stderr } = await cli(...asked);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^pl-2026: it names no supplier and goes by a list, which is empty/u);
    const open = closeWhenDone(Workspace.open(workspace, false));
    const listing = { policyId: 'pl-2026', supplierId: 'huawei', since: '2026-06-01' };
    open.write((db) => listSupplier(db, { ...listing, reason: 'Monitor Polski.' }));
    open.close();
    expect((await cli(...asked)).stderr).toBe('');
  });

  it('says so of one that is not in force on the day', async () => {
    const workspace = await filled();
    const asked = ['summary', '--workspace', workspace, '--policy', 'cz-2018', '--as-of'];
    const { stderr } = await cli(...asked, '2018-01-01');
    expect(stderr).toMatch(/^cz-2018: none of its rules is in force on 2018-01-01/u);
    expect((await cli(...asked, '2026-01-01')).stderr).toBe('');
  });

  it('counts a policy once that is named twice', async () => {
    const workspace = await filled();
    const once = ['summary', '--workspace', workspace, '--policy', 'eu-baseline'];
    const { code, stdout } = await cli(...once, '--policy', 'eu-baseline');
    expect({ code, stdout }).toEqual({ code: 0, stdout: (await cli(...once)).stdout });
  });
});
