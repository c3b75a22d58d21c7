import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataContract } from '#shared/contract/data';
import { dispatch } from '#shared/rpc/serve';
import { createHandlers } from '#main/data/handlers';
import { Session } from '#main/data/session';
import { csvText } from '../support/csv.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { clusterWorkerUrl, importText, newWorkspace, workerUrl } from '../support/workspaces.ts';

/** A session that calls `onExport` whenever an export has told how far it is. */
async function open(onExport: () => void) {
  const publish = (event: string): void => {
    if (event === 'export.progress') onExport();
  };
  const session = new Session(workerUrl, '1.2.3', publish, clusterWorkerUrl);
  const workspace = newWorkspace();
  const rows = Array.from({ length: 5000 }, (_, at) => [
    `S${at}`,
    'Huawei',
    'x'.repeat(40_000 * Number(at < 9)),
  ]);
  await importText(workspace, csvText([['Serial', 'Vendor', 'Notes'], ...rows]));
  session.replaceWorkspace(workspace);
  const handlers = createHandlers(session);
  const defects: unknown[] = [];
  const send = (name: string, input: unknown) =>
    dispatch(dataContract, handlers, name, input, (error) => defects.push(error));
  const folder = tempFolder();
  const exportTo = (name: string) => {
    const token = randomUUID();
    session.grants.add(token, { path: join(folder, name), mode: 'write' });
    const order = [{ field: 'id', direction: 'asc' }];
    return send('items.export', { filter: {}, order, format: 'xlsx', token });
  };
  return { session, send, exportTo, folder, defects };
}

const CANCELLED = { ok: false, error: { code: 'cancelled' } };

describe('a running export', () => {
  it('is ended by its own cancel and by no other, and leaves no file', async () => {
    const ways = ['import.cancel'];
    const host = await open(() => {
      const way = ways.shift();
      if (way !== undefined) void host.send(way, {});
    });
    const { exportTo, folder, defects } = host;
    expect(await exportTo('whole.xlsx')).toMatchObject({ ok: true, value: { rows: 5000 } });
    expect(readdirSync(folder)).toEqual(['whole.xlsx']);
    ways.push('items.cancelExport');
    expect(await exportTo('cancelled.xlsx')).toMatchObject(CANCELLED);
    expect(readdirSync(folder)).toEqual(['whole.xlsx']);
    expect(defects).toEqual([]);
  });

  it('ends with its workspace, and has taken its file away when the host lets go of it', async () => {
    const host = await open(() => host.session.replaceWorkspace(null));
    const { session, exportTo, folder, defects } = host;
    const running = exportTo('closed.xlsx');
    await session.jobEnded();
    expect(readdirSync(folder)).toEqual([]);
    expect(await running).toMatchObject(CANCELLED);
    expect(defects).toEqual([]);
  });

  it('keeps imports and other exports out until it ends, and lets everything else in', async () => {
    const answers: Promise<unknown>[] = [];
    let isAsked = false;
    const host = await open(() => {
      if (isAsked) return;
      isAsked = true;
      answers.push(host.exportTo('second.xlsx'));
      const set = { placement: 'core' };
      answers.push(host.send('items.tag', { filter: {}, set, reason: 'Seen.' }));
    });
    expect(await host.exportTo('first.xlsx')).toMatchObject({ ok: true });
    const [second, tagged] = await Promise.all(answers);
    expect(second).toMatchObject({
      ok: false,
      error: {
        code: 'conflict',
        message: 'An export is running; wait until it ends, or cancel it.',
      },
    });
    expect(tagged).toMatchObject({ ok: true, value: { changed: 5000 } });
    expect(readdirSync(host.folder)).toEqual(['first.xlsx']);
    expect(await host.exportTo('second.xlsx')).toMatchObject({ ok: true });
  });
});
