import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backupFolderOf } from '#main/data/durability/backup-file';
import { readHistory } from '#main/data/queries/history';
import { Workspace } from '#main/data/workspace';
import { sessionOfTwo, tagAll } from '../support/backups.ts';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { itemsOf, newWorkspace } from '../support/workspaces.ts';

describe('restoring a backup', () => {
  it('puts the workspace back, says so in the history, and can be taken back in turn', async () => {
    const session = await sessionOfTwo();
    const first = contentOf(session.workspace);
    await session.backups.make('asked');
    const [backup] = session.backups.list();
    tagAll(session.workspace, 'core');
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
    tagAll(session.workspace, 'edge');
    await session.backups.make('close');
    expect((await session.backups.state()).backups[0]).toMatchObject({
      reason: 'close',
      isCurrent: true,
    });
  });

  it('works for each of them, however many a day has, and never removes what it restores', async () => {
    const session = await sessionOfTwo();
    const states: unknown[] = [];
    for (const placement of ['core', 'edge', 'core', 'edge', 'core'] as const) {
      tagAll(session.workspace, placement);
      states.push(itemsOf(session.workspace));
      await session.backups.make('interval');
    }
    const kept = session.backups.list();
    expect(kept).toHaveLength(3);
    tagAll(session.workspace, 'edge');
    await session.restore(kept[2]?.id ?? '');
    expect(itemsOf(session.workspace)).toEqual(states[2]);
    // The way back, after more backups of the same day.
    const back = session.backups.list().find(({ reason }) => reason === 'restore');
    tagAll(session.workspace, 'edge');
    await session.restore(back?.id ?? '');
    expect(itemsOf(session.workspace)[0]?.placement).toBe('edge');
  });

  it('keeps what is changed while it begins', async () => {
    const session = await sessionOfTwo();
    await session.backups.make('asked');
    const [backup] = session.backups.list();
    tagAll(session.workspace, 'core');
    const restoring = session.restore(backup?.id ?? '');
    tagAll(session.workspace, 'edge');
    const changed = itemsOf(session.workspace);
    await restoring;
    const last = session.backups.list().find(({ reason }) => reason === 'restore');
    await session.restore(last?.id ?? '');
    expect(itemsOf(session.workspace)).toEqual(changed);
  });

  it('waits for no backup of what is there that was damaged since', async () => {
    const session = await sessionOfTwo();
    await session.backups.make('asked');
    const [first] = session.backups.list();
    tagAll(session.workspace, 'core');
    await session.backups.make('interval');
    const [current] = session.backups.list();
    writeFileSync(current?.path ?? '', 'nothing');
    const changed = itemsOf(session.workspace);
    await session.restore(first?.id ?? '');
    const kept = session.backups.list().find(({ reason }) => reason === 'restore');
    await session.restore(kept?.id ?? '');
    expect(itemsOf(session.workspace)).toEqual(changed);
  });

  it('is refused while another program has the workspace open, which stays as it is', async () => {
    const session = await sessionOfTwo();
    await session.backups.make('asked');
    const [backup] = session.backups.list();
    tagAll(session.workspace, 'core');
    const before = contentOf(session.workspace);
    const other = new BetterSqlite3(session.workspace.path, { readonly: true });
    other.exec('BEGIN; SELECT * FROM item');
    expectFailure(
      await failureOfCall(() => session.restore(backup?.id ?? '')),
      'workspace-busy',
      'open in another program',
    );
    other.close();
    expect(contentOf(session.workspace)).toEqual(before);
    expect(existsSync(`${session.workspace.path}.restoring`)).toBe(false);
    await session.restore(backup?.id ?? '');
  });

  it('that is damaged is refused, and the workspace stays as it is', async () => {
    const session = await sessionOfTwo();
    await session.backups.make('asked');
    const [backup] = session.backups.list();
    writeFileSync(backup?.path ?? '', 'nothing');
    tagAll(session.workspace, 'core');
    const before = contentOf(session.workspace);
    const failure = await failureOfCall(() => session.restore(backup?.id ?? ''));
    expectFailure(failure, 'workspace-corrupt', 'nothing was changed');
    expect(contentOf(session.workspace)).toEqual(before);
  });

  it('of another workspace, or of none, is refused', async () => {
    const session = await sessionOfTwo();
    expectFailure(
      await failureOfCall(() => session.restore('../../etc/passwd')),
      'not-found',
      'not there any more',
    );
  });
});

describe('a workspace whose folder is gone', () => {
  it('is closed all the same, and another can be opened', async () => {
    const session = await sessionOfTwo();
    const folder = dirname(session.workspace.path);
    renameSync(folder, `${folder}.moved`);
    await session.closeWorkspace();
    renameSync(`${folder}.moved`, folder);
    const other = newWorkspace();
    session.replaceWorkspace(other);
    expect(session.workspace).toBe(other);
  });
});

describe('a workspace that is closed', () => {
  it('leaves a backup of what changed since the last', async () => {
    const session = await sessionOfTwo();
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
