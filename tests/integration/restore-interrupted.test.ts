import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { backupFolderOf } from '#main/data/durability/backup-file';
import { putBack } from '#main/data/durability/restore';
import { setAside } from '#main/data/durability/set-aside';
import { Workspace } from '#main/data/workspace';
import { backupsOf, sessionOfTwo, tagAll, workspaceOfTwo } from '../support/backups.ts';
import { itemsOf } from '../support/workspaces.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('a restore whose program ended before the history said so', () => {
  it('never lets later changes pass for what an older backup holds', async () => {
    const session = await sessionOfTwo();
    const { path } = session.workspace;
    await session.backups.make('asked');
    const [first] = session.backups.list();
    tagAll(session.workspace, 'core');
    tagAll(session.workspace, 'edge');
    await session.closeWorkspace();
    if (first === undefined) throw new Error('There is no backup.');
    putBack(path, first, { isKept: true }, null);

    const workspace = Workspace.open(path, false);
    try {
      const backups = backupsOf(workspace);
      for (const placement of ['edge', 'core'] as const) {
        tagAll(workspace, placement);
        expect(backups.holding()).toBeNull();
      }
    } finally {
      workspace.close();
    }
  });

  it('leaves no copy of the backup under another name', async () => {
    const workspace = await workspaceOfTwo();
    workspace.close();
    const copy = `${workspace.path}.restoring`;
    copyFileSync(workspace.path, copy);
    Workspace.open(workspace.path, false).close();
    expect(existsSync(copy)).toBe(false);
  });
});

describe('a new workspace in the place of one that is gone', () => {
  it('never takes the backups of that one for its own', async () => {
    const session = await sessionOfTwo();
    const { path } = session.workspace;
    const before = session.workspace.identity.commits;
    await session.closeWorkspace();
    rmSync(path);
    const workspace = Workspace.open(path, true);
    try {
      const backups = backupsOf(workspace);
      expect(backups.list()).toHaveLength(1);
      for (let change = 0; change < before + 1; change += 1) {
        workspace.write((db) => db.exec('UPDATE change SET items = items'));
        expect(backups.holding()).toBeNull();
      }
    } finally {
      workspace.close();
    }
  });
});

describe('a workspace whose backups cannot be listed', () => {
  it('opens all the same', async () => {
    const workspace = await workspaceOfTwo();
    workspace.close();
    // A link to itself leads nowhere.
    const folder = backupFolderOf(workspace.path);
    symlinkSync(basename(folder), folder);
    const opened = Workspace.open(workspace.path, false);
    expect(itemsOf(opened)).toHaveLength(2);
    opened.close();
  });
});

describe('setting files aside', () => {
  it('never parts a workspace from its log, where it fails midway', async () => {
    const workspace = await workspaceOfTwo();
    tagAll(workspace, 'core');
    const items = itemsOf(workspace);
    const { path } = workspace;
    const left = join(`${path}-left`, basename(path));
    mkdirSync(`${path}-left`);
    // As a killed program leaves it.
    for (const suffix of ['', '-wal', '-seal']) copyFileSync(path + suffix, left + suffix);
    workspace.close();
    // Something is in the way of the file that is to be kept.
    vi.setSystemTime(new Date('2026-06-01T12:00:00Z'));
    mkdirSync(join(`${left}-set-aside`, '2026-06-01T12-00-00-000Z', basename(left)), {
      recursive: true,
    });
    expect(() => setAside(left, 'It did not open.', null)).toThrow();
    const opened = Workspace.open(left, false);
    expect(itemsOf(opened)).toEqual(items);
    opened.close();
  });

  it('keeps what was set aside as it was, where the program ended and the file is opened as it is', async () => {
    const workspace = await workspaceOfTwo();
    const { path } = workspace;
    workspace.close();
    const bytes = readFileSync(path);
    setAside(path, 'It did not open.', null);
    const opened = Workspace.open(path, false, { isAsItIs: true });
    tagAll(opened, 'core');
    opened.close();
    const kept = readdirSync(`${path}-set-aside`).map((name) =>
      readFileSync(join(`${path}-set-aside`, name, basename(path))),
    );
    expect(kept.length).toBe(2);
    for (const each of kept) expect(each.equals(bytes)).toBe(true);
  });
});
