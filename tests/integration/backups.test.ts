import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BackupReason } from '#shared/contract/backups';
import { tagItems } from '#main/data/commands/tag-items';
import { backupFolderOf, folderWithin } from '#main/data/durability/backup-file';
import { Backups } from '#main/data/durability/backups';
import { isSound } from '#main/data/durability/make-backup';
import { readHistory } from '#main/data/queries/history';
import { Session } from '#main/data/session';
import { Workspace } from '#main/data/workspace';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { tempFolder } from '../support/temp-folder.ts';
import {
  closeWhenDone,
  importText,
  itemsOf,
  newWorkspace,
  workerUrl,
} from '../support/workspaces.ts';

const backupWorkerUrl = new URL('./backup-worker.js', workerUrl);

function backupsOf(workspace: Workspace, secondPlace: string | null = null): Backups {
  return new Backups({
    path: workspace.path,
    workerUrl: backupWorkerUrl,
    commits: () => workspace.commits,
    sealTrouble: () => workspace.sealTrouble,
    secondPlace,
    onChange: () => undefined,
  });
}

const tag = (workspace: Workspace, placement: 'core' | 'edge'): void => {
  workspace.write((db) => tagItems(db, { filter: {}, set: { placement }, reason: 'Seen.' }));
};

async function withItems(): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, 'Serial,Vendor\nS1,Huawei\nS2,Nokia\n');
  return workspace;
}

/** A session with a workspace of two items open in it. */
async function openSession(): Promise<Session> {
  const workspace = await withItems();
  workspace.close();
  const session = new Session(workerUrl, '0.0.0', () => undefined);
  session.replaceWorkspace(Workspace.open(workspace.path, false));
  onTestFinished(() => session.closeWorkspace());
  return session;
}

describe('a backup', () => {
  it('is the workspace as it is, whole, private and verified', async () => {
    const workspace = await withItems();
    const backups = backupsOf(workspace);
    await backups.make('asked');
    expect(backups.trouble).toBeNull();
    const [made, ...others] = backups.list();
    expect(others).toEqual([]);
    if (made === undefined) throw new Error('There is no backup.');
    expect(made).toMatchObject({ reason: 'asked', commits: workspace.commits });
    expect(isSound(made)).toBe(true);
    expect(statSync(made.path).mode & 0o777).toBe(0o600);
    expect(statSync(backups.folder).mode & 0o777).toBe(0o700);
    const opened = closeWhenDone(Workspace.open(made.path, false));
    expect(contentOf(opened)).toEqual(contentOf(workspace));
    expectSound(opened);
  });

  it('is made once of one state', async () => {
    const workspace = await withItems();
    const backups = backupsOf(workspace);
    for (const reason of ['asked', 'close', 'interval'] as const) await backups.make(reason);
    expect(backups.list().map(({ reason }) => reason)).toEqual(['asked']);
    tag(workspace, 'core');
    await backups.make('close');
    expect(backups.list().map(({ reason }) => reason)).toEqual(['close', 'asked']);
  });

  it('from before a change has nothing of it, though the change does not wait for it', async () => {
    const workspace = await withItems();
    const backups = backupsOf(workspace);
    const reasons: BackupReason[] = ['import', 'restore', 'change'];
    for (const [round, reason] of reasons.entries()) {
      const before = contentOf(workspace);
      await backups.before(reason);
      tag(workspace, round % 2 === 0 ? 'core' : 'edge');
      await backups.idle();
      const [newest] = backups.list();
      expect(newest?.reason).toBe(reason);
      const opened = closeWhenDone(Workspace.open(newest?.path ?? '', false));
      expect(contentOf(opened)).toEqual(before);
      opened.close();
    }
  });

  it('goes to a second place too', async () => {
    const workspace = await withItems();
    const place = tempFolder();
    const backups = backupsOf(workspace, place);
    await backups.make('asked');
    expect(backups.state()).toMatchObject({
      hasSecondPlace: true,
      inSecondPlace: 1,
      trouble: null,
    });
    const [copy] = readdirSync(folderWithin(place, workspace.path)).filter((name) =>
      name.endsWith('.provenet'),
    );
    const opened = Workspace.open(`${folderWithin(place, workspace.path)}/${copy ?? ''}`, false);
    expect(contentOf(closeWhenDone(opened))).toEqual(contentOf(workspace));
  });

  it('that cannot be made is said, fails nothing else, and is made when it can be', async () => {
    const workspace = await withItems();
    const folder = backupFolderOf(workspace.path);
    // A file in the place of the folder: nobody can make one there, root neither.
    writeFileSync(folder, 'x');
    const backups = backupsOf(workspace);
    await backups.before('import');
    tag(workspace, 'core');
    await backups.idle();
    expect(backups.trouble).toMatch(
      /^No backup could be written to .* \(EEXIST\); check that its disk is there and may be written\.$/u,
    );
    expect(backups.state().backups).toEqual([]);
    const other = backupsOf(workspace, `${folder}/nowhere`);
    expect(other.state().inSecondPlace).toBe(0);
  });

  it('leaves nothing of one that a program that ended left unfinished', async () => {
    const workspace = await withItems();
    const folder = backupFolderOf(workspace.path);
    mkdirSync(folder);
    writeFileSync(`${folder}/4711.unfinished`, 'half');
    writeFileSync(`${folder}/notes.txt`, 'of the operator');
    const backups = backupsOf(workspace);
    await backups.make('asked');
    expect(existsSync(`${folder}/4711.unfinished`)).toBe(false);
    expect(readFileSync(`${folder}/notes.txt`, 'utf8')).toBe('of the operator');
  });

  it('that was damaged is not sound', async () => {
    const workspace = await withItems();
    const backups = backupsOf(workspace);
    await backups.make('asked');
    const [made] = backups.list();
    if (made === undefined) throw new Error('There is no backup.');
    chmodSync(made.path, 0o600);
    const bytes = readFileSync(made.path);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 4;
    writeFileSync(made.path, bytes);
    expect(isSound(made)).toBe(false);
  });
});

describe('restoring a backup', () => {
  it('puts the workspace back, says so in the history, and can be taken back in turn', async () => {
    const session = await openSession();
    const first = contentOf(session.workspace);
    await session.backups.make('asked');
    const [backup] = session.backups.list();
    tag(session.workspace, 'core');
    const second = itemsOf(session.workspace);
    await session.restore(backup?.id ?? '');
    const { change: _, ...restored } = contentOf(session.workspace);
    const { change: __, ...expected } = first;
    expect(restored).toEqual(expected);
    expect(readHistory(session.workspace.reader)[0]).toMatchObject({
      kind: 'settings',
      text: expect.stringContaining('Restored the backup of'),
      canUndo: false,
    });
    expectSound(session.workspace);
    const before = session.backups.list().find(({ reason }) => reason === 'restore');
    await session.restore(before?.id ?? '');
    expect(itemsOf(session.workspace)).toEqual(second);
    // The state after each restore is a new one: it gets a backup of its own.
    tag(session.workspace, 'edge');
    await session.backups.make('close');
    expect(session.backups.state().backups[0]).toMatchObject({ reason: 'close', isCurrent: true });
  });

  it('that is damaged is refused, and the workspace stays as it is', async () => {
    const session = await openSession();
    await session.backups.make('asked');
    const [backup] = session.backups.list();
    writeFileSync(backup?.path ?? '', 'nothing');
    tag(session.workspace, 'core');
    const before = contentOf(session.workspace);
    const failure = await failureOfCall(() => session.restore(backup?.id ?? ''));
    expectFailure(failure, 'workspace-corrupt', 'nothing was changed');
    expect(contentOf(session.workspace)).toEqual(before);
  });

  it('of another workspace, or of none, is refused', async () => {
    const session = await openSession();
    expectFailure(
      await failureOfCall(() => session.restore('../../etc/passwd')),
      'not-found',
      'not there any more',
    );
  });
});

describe('a workspace that is closed', () => {
  it('leaves a backup of what changed since the last', async () => {
    const session = await openSession();
    const { path } = session.workspace;
    await session.closeWorkspace();
    const reasons = readdirSync(backupFolderOf(path)).filter((name) => name.endsWith('.provenet'));
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toContain('_close_');
    session.replaceWorkspace(Workspace.open(path, false));
    await session.closeWorkspace();
    expect(readdirSync(backupFolderOf(path)).filter((name) => name.endsWith('.provenet'))).toEqual(
      reasons,
    );
  });
});
