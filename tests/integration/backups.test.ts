import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BackupReason } from '#shared/contract/backups';
import { backupFolderOf } from '#main/data/durability/backup-file';
import { folderWithin } from '#main/data/durability/folder-within';
import { isSound } from '#main/data/durability/sound-backup';
import { Workspace } from '#main/data/workspace';
import { backupsOf, tagAll, workspaceOfTwo } from '../support/backups.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { closeWhenDone } from '../support/workspaces.ts';

describe('a backup', () => {
  it('is the workspace as it is, whole, private and verified', async () => {
    const workspace = await workspaceOfTwo();
    const backups = backupsOf(workspace);
    await backups.make('asked');
    expect(backups.trouble).toBeNull();
    const [made, ...others] = backups.list();
    expect(others).toEqual([]);
    if (made === undefined) throw new Error('There is no backup.');
    expect(made).toMatchObject({ reason: 'asked', commits: workspace.identity.commits });
    expect(isSound(made.path)).toBe(true);
    expect(statSync(made.path).mode & 0o777).toBe(0o600);
    expect(statSync(backups.folder).mode & 0o777).toBe(0o700);
    const opened = closeWhenDone(Workspace.open(made.path, false));
    expect(contentOf(opened)).toEqual(contentOf(workspace));
    expectSound(opened);
  });

  it('is made once of one state', async () => {
    const workspace = await workspaceOfTwo();
    const backups = backupsOf(workspace);
    for (const reason of ['asked', 'close', 'interval'] as const) await backups.make(reason);
    expect(backups.list().map(({ reason }) => reason)).toEqual(['asked']);
    tagAll(workspace, 'core');
    await backups.make('close');
    expect(backups.list().map(({ reason }) => reason)).toEqual(['close', 'asked']);
  });

  it('from before a change has nothing of it, though the change does not wait for it', async () => {
    const workspace = await workspaceOfTwo();
    const backups = backupsOf(workspace);
    const reasons: BackupReason[] = ['import', 'restore', 'interval'];
    for (const [round, reason] of reasons.entries()) {
      const before = contentOf(workspace);
      await backups.before(reason);
      tagAll(workspace, round % 2 === 0 ? 'core' : 'edge');
      await backups.idle();
      const [newest] = backups.list();
      expect(newest?.reason).toBe(reason);
      const opened = closeWhenDone(Workspace.open(newest?.path ?? '', false));
      expect(contentOf(opened)).toEqual(before);
      opened.close();
    }
  });

  it('is not taken for damaged because changes are committed while it is verified', async () => {
    const workspace = await workspaceOfTwo();
    const backups = backupsOf(workspace);
    for (let round = 0; round < 12; round += 1) {
      tagAll(workspace, round % 2 === 0 ? 'core' : 'edge');
      let isMade = false;
      const making = backups.make('interval').then(() => {
        isMade = true;
      });
      for (let change = 0; !isMade; change += 1) {
        tagAll(workspace, change % 2 === 0 ? 'edge' : 'core');
        await new Promise((resolve) => setImmediate(resolve));
      }
      await making;
      expect(backups.trouble).toBeNull();
    }
  });

  it('goes to a second place too, where the workspace has a folder of its own', async () => {
    const place = tempFolder();
    const [one, two] = [await workspaceOfTwo(), await workspaceOfTwo()];
    // Another audit of the same name, as most are.
    const other = join(tempFolder(), basename(two.path));
    Workspace.open(other, true).close();
    const audits = [one, closeWhenDone(Workspace.open(other, false))];
    tagAll(audits[1] ?? one, 'core');
    for (const workspace of audits) {
      const backups = backupsOf(workspace, place);
      await backups.make('asked');
      await backups.end();
      expect(await backups.state()).toMatchObject({
        hasSecondPlace: true,
        inSecondPlace: 1,
        trouble: null,
      });
      const folder = folderWithin(place, workspace.path, workspace.identity.id);
      const [copy = ''] = readdirSync(folder).filter((name) => name.endsWith('.provenet'));
      const opened = closeWhenDone(Workspace.open(join(folder, copy), false));
      expect(contentOf(opened)).toEqual(contentOf(workspace));
    }
    expect(readdirSync(place)).toHaveLength(2);
  });

  it('of a copy of the workspace takes none away of the first one in the same second place', async () => {
    const place = tempFolder();
    const one = await workspaceOfTwo();
    const copyPath = join(tempFolder(), basename(one.path));
    one.close();
    copyFileSync(one.path, copyPath);
    const backUp = async (path: string, times: number): Promise<readonly string[]> => {
      const workspace = closeWhenDone(Workspace.open(path, false));
      const backups = backupsOf(workspace, place);
      for (let time = 0; time < times; time += 1) {
        tagAll(workspace, time % 2 === 0 ? 'core' : 'edge');
        await backups.make('interval');
        await backups.end();
      }
      expect(await backups.state()).toMatchObject({ inSecondPlace: 3, trouble: null });
      return backups.list().map((backup) => basename(backup.path));
    };
    const [ofOne, ofCopy] = [await backUp(one.path, 3), await backUp(copyPath, 6)];
    const inPlace = readdirSync(place, { recursive: true }).map((name) => basename(String(name)));
    expect(inPlace).toEqual(expect.arrayContaining([...ofOne, ...ofCopy]));
    const [owner = ''] = readdirSync(place);
    expect(JSON.parse(readFileSync(join(place, owner, 'owner.json'), 'utf8'))).toMatchObject({
      workspace: expect.stringMatching(/audit\.provenet$/u),
    });
  });

  it('stays in the folder of an earlier version in the second place, and is counted there', async () => {
    const place = tempFolder();
    const workspace = await workspaceOfTwo();
    const backups = backupsOf(workspace, place);
    await backups.make('asked');
    await backups.end();
    const { id } = workspace.identity;
    const former = join(place, `${basename(workspace.path)}-${id.slice(0, 8)}-backups`);
    renameSync(folderWithin(place, workspace.path, id), former);
    const before = readdirSync(former);
    for (const placement of ['core', 'edge', 'core', 'edge'] as const) {
      tagAll(workspace, placement);
      await backups.make('interval');
      await backups.end();
    }
    expect(readdirSync(former)).toEqual(before);
    expect(await backups.state()).toMatchObject({ inSecondPlace: 4, trouble: null });
  });

  it('is made where the second place is gone, which is said until it is back or no more wanted', async () => {
    const workspace = await workspaceOfTwo();
    const place = join(tempFolder(), 'stick');
    const backups = backupsOf(workspace, place);
    await backups.make('asked');
    await backups.end();
    expect(backups.holding()).not.toBeNull();
    expect(backups.trouble).toMatch(/^The second place of the backups, .* is not there; plug/u);
    expect(await backups.state()).toMatchObject({ inSecondPlace: null });
    expect(existsSync(place)).toBe(false);
    // Asked for again, the copy is made that was missed.
    mkdirSync(place);
    await backups.make('asked');
    await backups.end();
    expect(await backups.state()).toMatchObject({ inSecondPlace: 1, trouble: null });
    backups.setSecondPlace(join(place, 'nowhere'));
    await backups.end();
    expect(backups.trouble).not.toBeNull();
    backups.setSecondPlace(null);
    expect(backups.trouble).toBeNull();
  });

  it('that cannot be made is said, fails nothing else, and is made when it can be', async () => {
    const workspace = await workspaceOfTwo();
    const folder = backupFolderOf(workspace.path);
    // A file in the place of the folder: nobody can make one there, root neither.
    writeFileSync(folder, 'x');
    const backups = backupsOf(workspace);
    await backups.before('import');
    tagAll(workspace, 'core');
    await backups.idle();
    expect(backups.trouble).toMatch(/^No backup could be written to .* \(EEXIST\); check that/u);
    expect((await backups.state()).backups).toEqual([]);
    rmSync(folder);
    await backups.make('asked');
    expect(backups.trouble).toBeNull();
    expect(backups.list()).toHaveLength(1);
  });

  it('leaves nothing of one that a program that ended left unfinished', async () => {
    const workspace = await workspaceOfTwo();
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
    const workspace = await workspaceOfTwo();
    const backups = backupsOf(workspace);
    await backups.make('asked');
    const [made] = backups.list();
    if (made === undefined) throw new Error('There is no backup.');
    chmodSync(made.path, 0o600);
    const bytes = readFileSync(made.path);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 4;
    writeFileSync(made.path, bytes);
    expect(isSound(made.path)).toBe(false);
  });
});
