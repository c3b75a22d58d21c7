import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cli, cliFails, cliJson } from '../support/command-line.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import '../support/workspaces.ts';

const backupsSchema = z.object({
  backups: z.array(z.object({ id: z.string(), reason: z.string(), sound: z.boolean() })),
});

async function backupsOf(workspace: string) {
  return backupsSchema.parse(await cliJson('backups', '--workspace', workspace)).backups;
}

const itemsIn = async (workspace: string): Promise<unknown> =>
  ((await cliJson('check', '--workspace', workspace)) as { items: unknown }).items;

/** A workspace into which two files were imported, one after the other. */
async function twoImports(): Promise<string> {
  const folder = tempFolder();
  const workspace = join(folder, 'audit.provenet');
  await cli('import', writeTo(folder, 'a.csv', 'Serial\nS1\n'), '--workspace', workspace);
  await cli('import', writeTo(folder, 'b.csv', 'Serial\nS2\n'), '--workspace', workspace);
  return workspace;
}

describe('backups of the command line', () => {
  it('are made before an import into a workspace that holds something', async () => {
    const workspace = await twoImports();
    expect(await backupsOf(workspace)).toMatchObject([{ reason: 'import', sound: true }]);
    const { stdout } = await cli('backup', '--workspace', workspace);
    expect(stdout).toMatch(/^\S+_asked_2\.provenet holds every change\.\n$/u);
    await cli('backup', '--workspace', workspace);
    expect((await backupsOf(workspace)).map(({ reason }) => reason)).toEqual(['asked', 'import']);
  });

  it('are not made for a file that changes nothing, and from before one that does', async () => {
    const folder = tempFolder();
    const workspace = join(folder, 'audit.provenet');
    const file = writeTo(folder, 'a.csv', 'Serial,Model\nS1,A\nS2,A\n');
    const changed = writeTo(folder, 'b.csv', 'Serial,Model\nS1,A\nS2,B\nS3,C\n');
    await cli('import', file, '--workspace', workspace);
    await cli('import', file, '--workspace', workspace);
    expect(await backupsOf(workspace)).toEqual([]);
    await cli('import', changed, '--workspace', workspace);
    const [backup, ...others] = await backupsOf(workspace);
    expect(others).toEqual([]);
    expect(await itemsIn(workspace)).toBe(3);
    await cli('restore', '--workspace', workspace, '--backup', backup?.id ?? '');
    expect(await itemsIn(workspace)).toBe(2);
  });

  it('bring back a workspace that does not open, whose files are kept', async () => {
    const workspace = await twoImports();
    const [backup] = await backupsOf(workspace);
    const damaged = readFileSync(workspace);
    damaged.fill(0xff, 4096, 8192);
    writeFileSync(workspace, damaged);
    expect(await cliFails(1, 'summary', '--workspace', workspace)).toMatch(
      /^audit\.provenet is not what it was when it was closed .*restore a backup of it\.$/u,
    );
    const restored = await cli('restore', '--workspace', workspace, '--backup', backup?.id ?? '');
    expect(restored.stdout).toContain('what stood there is in audit.provenet-set-aside');
    expect(await itemsIn(workspace)).toBe(1);
    const aside = join(`${workspace}-set-aside`, readdirSync(`${workspace}-set-aside`)[0] ?? '');
    expect(readFileSync(join(aside, 'audit.provenet')).equals(damaged)).toBe(true);
    expect(existsSync(join(aside, 'audit.provenet-seal'))).toBe(true);
    expect(JSON.parse(readFileSync(join(aside, 'report.json'), 'utf8'))).toMatchObject({
      why: expect.stringContaining('command line'),
    });
  });

  it('that are damaged are named so and refused, and nothing changes', async () => {
    const workspace = await twoImports();
    const [backup] = await backupsOf(workspace);
    const folder = `${workspace}-backups`;
    const name = readdirSync(folder).find((each) => each.endsWith('.provenet')) ?? '';
    writeFileSync(join(folder, name), 'nothing');
    expect(await backupsOf(workspace)).toMatchObject([{ sound: false }]);
    const restore = ['restore', '--workspace', workspace, '--backup', backup?.id ?? ''];
    expect(await cliFails(1, ...restore)).toMatch(
      /^The backup of .* is damaged; nothing was changed\. Choose another\.$/u,
    );
    expect(await itemsIn(workspace)).toBe(2);
  });

  it('are none where there is no workspace, which is said', async () => {
    const nowhere = join(tempFolder(), 'nope.provenet');
    expect(await cliFails(1, 'backups', '--workspace', nowhere)).toContain('neither nope.provenet');
  });

  it('are named by an id of the list, and by nothing else', async () => {
    const workspace = await twoImports();
    for (const id of ['../../x', '', 'ffffffffffffffff']) {
      const failed = await cliFails(1, 'restore', '--workspace', workspace, `--backup=${id}`);
      expect(failed).toBe('audit.provenet has no backup of that id any more; choose another.');
    }
    expect(existsSync(`${workspace}-set-aside`)).toBe(false);
  });
});
