import { join } from 'node:path';
import { expect, it } from 'vitest';
import { updateWorkspace } from '#main/data/commands/update-settings';
import { contentVersion } from '#main/data/database/content-version';
import { Workspace } from '#main/data/workspace';
import { tempFolder } from '../support/temp-folder.ts';
import { closeWhenDone, importText, itemsOf } from '../support/workspaces.ts';

it('verdicts of an earlier program are computed anew, also where the date is fixed', async () => {
  const path = join(tempFolder(), 'audit.provenet');
  const workspace = closeWhenDone(Workspace.open(path, true));
  await importText(workspace, 'Serial,Vendor\nS1,Huawei\n');
  workspace.write((db) => updateWorkspace(db, { asOf: '2026-06-01' }));
  expect(itemsOf(workspace).map(({ verdict }) => verdict)).toEqual(['review']);
  workspace.write((db) => {
    // As a program would have left it that knew no such verdict, nor editions.
    db.exec(`DELETE FROM class_finding; UPDATE class_verdict SET severity = 0;
      DELETE FROM setting WHERE name = 'evaluatedBy'`);
  });
  expect(itemsOf(workspace).map(({ verdict }) => verdict)).toEqual(['clear']);
  workspace.close();
  const reopened = closeWhenDone(Workspace.open(path, false));
  expect(itemsOf(reopened).map(({ verdict }) => verdict)).toEqual(['review']);
  const version = contentVersion(reopened.reader);
  reopened.close();
  const again = closeWhenDone(Workspace.open(path, false));
  expect(contentVersion(again.reader)).toEqual(version);
});
