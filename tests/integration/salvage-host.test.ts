import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tagItems } from '#main/data/commands/tag-items';
import { Session } from '#main/data/session';
import { workspaceHostHandlers } from '#main/data/workspace-host-handlers';
import { spoilPages } from '../support/damaged-pages.ts';
import { pagesOf } from '../support/damaged-workspace.ts';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { clusterWorkerUrl, importText, newWorkspace, workerUrl } from '../support/workspaces.ts';

const ROWS = 3000;

/** A damaged workspace, and the data host that is asked about it. */
async function damaged() {
  const workspace = newWorkspace();
  const rows = Array.from({ length: ROWS }, (_, at) => `S${at},Huawei,${'n'.repeat(60)}`);
  await importText(workspace, `Serial,Vendor,Notes\n${rows.join('\n')}\n`);
  workspace.close();
  const { path } = workspace;
  const [leaf] = pagesOf(path).filter(({ name, kind }) => name === 'item' && kind === 'leaf');
  const bytes = spoilPages(path, [leaf?.page ?? 0]);
  const told: unknown[] = [];
  const publish = (event: string, payload: unknown): void => {
    if (event === 'recovery.progress') told.push(payload);
  };
  const session = new Session(workerUrl, '1.2.3', publish, clusterWorkerUrl);
  onTestFinished(() => session.closeWorkspace());
  return { path, bytes, told, session, handlers: workspaceHostHandlers(session, () => undefined) };
}

describe('the data host', () => {
  it('ends a salvage that is cancelled, and leaves nothing of it', async () => {
    const { path, bytes, told, handlers } = await damaged();
    const before = readdirSync(dirname(path));
    const to = join(dirname(path), 'saved.provenet');
    const failure = failureOfCall(() => handlers['host.salvage']({ from: path, to }));
    await expect.poll(() => told.length).toBeGreaterThan(0);
    await handlers['host.cancelSalvage']({});
    expectFailure(await failure, 'cancelled', 'nothing was changed');
    expect(readdirSync(dirname(path))).toEqual(before);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    const { tables } = await handlers['host.salvage']({ from: path, to });
    expect(tables.find(({ table }) => table === 'item')?.isLostExact).toBe(true);
  });

  it('opens a copy of a damaged workspace that takes no change, and removes it', async () => {
    const { path, bytes, session, handlers } = await damaged();
    const files = readdirSync(dirname(path));
    const how = { mode: 'damaged-copy', secret: null, backupPlace: null } as const;
    await handlers['host.open']({ path, ...how, isForeign: true });
    const { workspace } = session;
    expect(workspace.isReadOnly).toBe(true);
    const copy = workspace.reader.name;
    expect(dirname(copy)).not.toBe(dirname(path));
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const set = { placement: 'core' as const };
    expectFailure(
      await failureOfCall(() =>
        workspace.write((db) => tagItems(db, { filter: {}, set, reason: 'Seen.' })),
      ),
      'read-only',
      'is read-only',
    );
    await session.closeWorkspace();
    expect(readdirSync(dirname(path))).toEqual(files);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(existsSync(dirname(copy))).toBe(false);
  });
});
