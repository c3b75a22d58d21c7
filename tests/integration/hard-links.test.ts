import { linkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { Workspace } from '#main/data/workspace';
import { tagAll, workspaceOfTwo } from '../support/backups.ts';
import { startCli } from '../support/cli-process.ts';
import { newEncrypted } from '../support/encrypted.ts';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { writeTo } from '../support/temp-folder.ts';
import { closeWhenDone } from '../support/workspaces.ts';

const BUSY = 'other.provenet is open under another of its 2 names on this disk (hard links)';

function otherNameOf({ path }: Workspace): string {
  const other = join(dirname(path), 'other.provenet');
  linkSync(path, other);
  return other;
}

it('a workspace is not opened under a second name, by the same program or by another', async () => {
  const workspace = closeWhenDone(await workspaceOfTwo());
  const other = otherNameOf(workspace);
  tagAll(workspace, 'core');
  const before = contentOf(workspace);
  expectFailure(await failureOfCall(() => Workspace.open(other, false)), 'workspace-busy', BUSY);
  const csv = writeTo(dirname(other), 'more.csv', 'Serial,Vendor\nS9,Nokia\n');
  const child = startCli('import', csv, '--workspace', other);
  const told: Buffer[] = [];
  child.stderr?.on('data', (bytes: Buffer) => told.push(bytes));
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect([code, Buffer.concat(told).toString('utf8')]).toEqual([
    1,
    `${BUSY}; close it there and try again.\n`,
  ]);
  tagAll(workspace, 'edge');
  expect(contentOf(workspace)).not.toEqual(before);
  expectSound(workspace);
});

it('once it is closed, it is opened under the other, and says so under the first', async () => {
  const workspace = await workspaceOfTwo();
  const other = otherNameOf(workspace);
  workspace.close();
  const opened = Workspace.open(other, false);
  tagAll(opened, 'core');
  expectSound(opened);
  opened.close();
  const failure = await failureOfCall(() => Workspace.open(workspace.path, false));
  expectFailure(failure, 'workspace-corrupt', 'another of its 2 names on this disk (hard links)');
  closeWhenDone(Workspace.open(other, false));
});

it('the same holds of an encrypted one', async () => {
  const workspace = await newEncrypted();
  const other = otherNameOf(workspace);
  const { key } = workspace;
  const open = () => Workspace.open(other, false, { key });
  expectFailure(await failureOfCall(open), 'workspace-busy', BUSY);
  workspace.close();
  closeWhenDone(open());
});
