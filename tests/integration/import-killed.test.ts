import type { ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readWorkspaceInfo } from '#main/data/queries/workspace-info';
import { Workspace } from '#main/data/workspace';
import { killNow, startCli } from '../support/cli-process.ts';
import { cli, cliJson } from '../support/command-line.ts';
import { contentOf, expectSound } from '../support/ledgers.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { closeWhenDone, importTextByWorker, newWorkspace } from '../support/workspaces.ts';

const SMALL = 'Serial,Vendor\nS1,Huawei\nS2,Nokia\n';

/** A file of some hundred megabytes, so that there is a middle in which to kill. */
function largeFile(): string {
  const pad = 'x'.repeat(1500);
  const lines = Array.from({ length: 120_000 }, (_, at) => `L${at},Vendor ${at % 50},${pad}`);
  return writeTo(tempFolder(), 'large.csv', `Serial,Vendor,Notes\n${lines.join('\n')}\n`);
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Kills a process as soon as much of the import has reached one of the files. */
async function killWhenWritten(child: ChildProcess, ...paths: string[]): Promise<void> {
  let said = '';
  child.stderr?.on('data', (text) => (said += String(text)));
  await vi.waitUntil(
    () => {
      if (child.exitCode !== null)
        throw new Error(`The import ended before it was killed. ${said}`);
      return paths.some((path) => sizeOf(path) > 20_000_000);
    },
    { timeout: 50_000, interval: 5 },
  );
  await killNow(child);
}

function withoutNote(content: Record<string, unknown[]>): Record<string, unknown[]> {
  const settings = content['setting'] as { name: string }[];
  return { ...content, setting: settings.filter(({ name }) => name !== 'startedImport') };
}

describe('a program that is killed amid an import', () => {
  it('leaves the workspace as it was, and the next start says so until it is dismissed', async () => {
    const workspace = newWorkspace();
    const { path } = workspace;
    await importTextByWorker(workspace, SMALL);
    const before = contentOf(workspace);
    workspace.close();
    await killWhenWritten(startCli('import', largeFile(), '--workspace', path), `${path}-wal`);

    const again = closeWhenDone(Workspace.open(path, false));
    expect(withoutNote(contentOf(again))).toEqual(before);
    expectSound(again);
    const { interruptedImport } = readWorkspaceInfo(again);
    expect(interruptedImport?.fileName).toBe('large.csv');
    expect(Date.parse(interruptedImport?.startedAt ?? '')).toBeLessThanOrEqual(Date.now());
    again.dismissInterruption();
    expect(readWorkspaceInfo(again).interruptedImport).toBeNull();
    expect(contentOf(again)).toEqual(before);
    again.close();
    expect(closeWhenDone(Workspace.open(path, false)).interruptedImport).toBeNull();
  });

  it('and that was making the workspace with it, leaves an empty one that says so', async () => {
    const folder = tempFolder();
    const path = join(folder, 'audit.provenet');
    const large = largeFile();
    await killWhenWritten(startCli('import', large, '--workspace', path), path, `${path}-wal`);

    const seen = await cli('check', '--workspace', path);
    expect(seen.code).toBe(0);
    expect(seen.stdout).toContain('is sound: 0 items, 0 imports');
    expect(seen.stderr).toMatch(
      /^The import of large\.csv that began at \S+ did not end; nothing of it is in audit\.provenet\. Import the file again\.\n$/u,
    );
    const small = writeTo(folder, 'small.csv', SMALL);
    const next = await cli('import', small, '--workspace', path);
    expect(next).toMatchObject({ code: 0, stderr: seen.stderr });
    expect(await cliJson('check', '--workspace', path)).toMatchObject({ ok: true, items: 2 });
  });
});

describe('an import that ends leaves no note of its beginning:', () => {
  const noteIn = (workspace: Workspace): unknown =>
    workspace.reader.prepare(`SELECT value FROM setting WHERE name = 'startedImport'`).get();

  it('while it runs it is noted, and is no interruption to its own program', async () => {
    const workspace = newWorkspace();
    const { path } = workspace;
    const seen: unknown[] = [];
    await importTextByWorker(workspace, SMALL, {
      onProgress: ({ phase }) => {
        if (phase === 'analysing') return;
        const { interruptedImport } = readWorkspaceInfo(workspace);
        seen.push([noteIn(workspace) !== undefined, interruptedImport]);
      },
    });
    expect(seen.length).toBeGreaterThan(0);
    for (const each of seen) expect(each).toEqual([true, null]);
    expect(noteIn(workspace)).toBeUndefined();
    workspace.close();
    expect(closeWhenDone(Workspace.open(path, false)).interruptedImport).toBeNull();
  });

  it('a trial leaves none at any time', async () => {
    const workspace = newWorkspace();
    await importTextByWorker(workspace, SMALL, {
      isDryRun: true,
      onProgress: () => {
        expect(noteIn(workspace)).toBeUndefined();
      },
    });
  });
});
