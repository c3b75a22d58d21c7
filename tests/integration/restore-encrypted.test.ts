import { existsSync, readFileSync, rmSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backupFolderOf, listBackups } from '#main/data/durability/backup-file';
import { keyPathOf, readKeyFile } from '#main/data/encryption/key-file';
import { keyThatOpens } from '#main/data/encryption/key-of-backup';
import { newKey } from '#main/data/encryption/new-lock';
import { restoreClosed } from '#main/data/restore-closed';
import { Session } from '#main/data/session';
import { Workspace } from '#main/data/workspace';
import { tagAll } from '../support/backups.ts';
import { newEncrypted } from '../support/encrypted.ts';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { PASSPHRASE } from '../support/shared-lock.ts';
import { itemsOf, workerUrl } from '../support/workspaces.ts';

const secret = { kind: 'words', text: PASSPHRASE } as const;

/** A session with an encrypted workspace, two backups, and a change since. */
async function sessionOfEncrypted(): Promise<Session> {
  const session = new Session(workerUrl, '0.0.0', () => undefined);
  session.replaceWorkspace(await newEncrypted());
  onTestFinished(() => session.closeWorkspace());
  await session.backups.make('asked');
  tagAll(session.workspace, 'core');
  await session.backups.make('interval');
  tagAll(session.workspace, 'edge');
  return session;
}

/** Takes the key files of all backups away. */
function loseKeys(session: Session): void {
  for (const { path } of session.backups.list()) rmSync(keyPathOf(path));
}

describe('a backup of an encrypted workspace whose key file is lost', () => {
  it('counts as encrypted, and is restored by the key file of the workspace', async () => {
    const session = await sessionOfEncrypted();
    loseKeys(session);
    const { path, key } = session.workspace;
    const backups = session.backups.list();
    expect(backups.map(({ isEncrypted }) => isEncrypted)).toEqual([true, true]);
    await session.restore(backups[0]?.id ?? '');
    expect(session.workspace.key).toBe(key);
    expect(itemsOf(session.workspace)[0]?.placement).toBe('core');
    expect(readKeyFile(keyPathOf(path))?.id).toBe(key?.slice(-32));
  });

  it('is refused where no key file is left, and the workspace stays as it is, and open', async () => {
    const session = await sessionOfEncrypted();
    loseKeys(session);
    const { path, key } = session.workspace;
    const [backup] = session.backups.list();
    rmSync(keyPathOf(path));
    const failure = await failureOfCall(() => session.restore(backup?.id ?? ''));
    expectFailure(failure, 'io', 'is lost, and no other');
    expect(session.workspace.key).toBe(key);
    expect(itemsOf(session.workspace)[0]?.placement).toBe('edge');
    if (backup === undefined) throw new Error('There is no backup.');
    expect(() => keyThatOpens(path, backup, newKey())).toThrow('is lost');
  });

  it('comes back to a closed workspace by that of another backup, and only with one', async () => {
    const session = await sessionOfEncrypted();
    const { path, key } = session.workspace;
    await session.closeWorkspace();
    session.replaceWorkspace(Workspace.open(path, false, { key }));
    const oldest = session.backups.list().at(-1);
    session.replaceWorkspace(null);
    rmSync(keyPathOf(oldest?.path ?? ''));
    rmSync(keyPathOf(path));
    await restoreClosed(path, oldest?.id ?? '', { why: 'Tried.', secret });
    expect(readKeyFile(keyPathOf(path))?.id).toBe(key?.slice(-32));
    const workspace = Workspace.open(path, false, { key });
    expect(itemsOf(workspace)[0]?.placement).toBe('untagged');
    workspace.close();
    rmSync(keyPathOf(path));
    for (const each of listBackups(backupFolderOf(path))) {
      rmSync(keyPathOf(each.path), { force: true });
    }
    const before = readFileSync(path);
    const how = { why: 'Tried.', secret };
    const failure = await failureOfCall(() => restoreClosed(path, oldest?.id ?? '', how));
    expectFailure(failure, 'io', 'its key file');
    expect(readFileSync(path)).toEqual(before);
    expect(existsSync(`${path}.restoring`)).toBe(false);
  });
});
