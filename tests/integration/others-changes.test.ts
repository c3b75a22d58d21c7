import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { summaryFor } from '#main/data/queries/summary-document';
import { readSeal } from '#main/data/durability/seal-file';
import { Workspace } from '#main/data/workspace';
import { tagAll, workspaceOfTwo } from '../support/backups.ts';
import { cliJson } from '../support/command-line.ts';
import { inHost } from '../support/hosts.ts';
import { tempFolder, writeTo } from '../support/temp-folder.ts';

const LOOK_MS = 3000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function importElsewhere(path: string): Promise<void> {
  const csv = writeTo(tempFolder(), 'more.csv', 'Serial,Vendor\nS8,Huawei\nS9,ZTE\n');
  await cliJson('import', csv, '--workspace', path);
}

it('what the command line changes is noticed while a workspace is open, once', async () => {
  const workspace = await workspaceOfTwo();
  const { changes } = inHost(workspace);
  const { total } = summaryFor(workspace.reader, {}).items;
  await importElsewhere(workspace.path);
  expect(changes()).toBe(0);
  vi.advanceTimersByTime(LOOK_MS);
  expect(changes()).toBe(1);
  expect(summaryFor(workspace.reader, {}).items.total).toBe(total + 2);
  vi.advanceTimersByTime(10 * LOOK_MS);
  expect(changes()).toBe(1);
});

it('its own changes are told at once and no second time', async () => {
  const workspace = await workspaceOfTwo();
  const { changes } = inHost(workspace);
  tagAll(workspace, 'core');
  expect(changes()).toBe(1);
  vi.advanceTimersByTime(10 * LOOK_MS);
  expect(changes()).toBe(1);
});

it('both count their changes, and the seal is of all of them', async () => {
  const workspace = await workspaceOfTwo();
  const { session } = inHost(workspace);
  const { path } = workspace;
  const before = workspace.identity.commits;
  await importElsewhere(path);
  vi.advanceTimersByTime(LOOK_MS);
  tagAll(workspace, 'edge');
  const { commits } = workspace.identity;
  expect(commits).toBeGreaterThan(before + 1);
  await session.closeWorkspace();
  expect(readSeal(path)).toMatchObject({ commits });
  Workspace.open(path, false).close();
});
