import BetterSqlite3 from 'better-sqlite3';
import { basename } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { dataContract } from '#shared/contract/data';
import { dispatch } from '#shared/rpc/serve';
import { createHandlers } from '#main/data/handlers';
import { toAppError } from '#main/data/database/app-errors';
import { Session } from '#main/data/session';
import { tellDamage } from '#main/data/tell-damage';
import { Workspace } from '#main/data/workspace';
import { spoilPages } from '../support/damaged-pages.ts';
import { pagesOf } from '../support/damaged-workspace.ts';
import { importText, newWorkspace, workerUrl } from '../support/workspaces.ts';

const CSV = `Serial,Vendor,Notes\n${Array.from({ length: 400 }, (_, at) => `S${at},Nokia,${'n'.repeat(90)}`).join('\n')}\n`;

/** What a page is answered about an item after `harm` was done to the file of the open workspace. */
async function answerAfter(workspace: Workspace, harm: (path: string) => void): Promise<unknown> {
  const session = new Session(workerUrl, '1.2.3', () => undefined);
  session.replaceWorkspace(workspace, { getsBackups: false });
  onTestFinished(() => {
    session.replaceWorkspace(null);
  });
  harm(workspace.path);
  const handlers = tellDamage(createHandlers(session), () => basename(session.workspace.path));
  const defects: unknown[] = [];
  const outcome = await dispatch(dataContract, handlers, 'items.get', { id: 1 }, (error) => {
    defects.push(error);
  });
  expect(defects).toEqual([]);
  return outcome;
}

const DAMAGED = {
  ok: false,
  error: {
    code: 'workspace-corrupt',
    message: 'audit.provenet is damaged; nothing was changed. Restore a copy of it.',
  },
};

it('says of a page that is damaged while the workspace is open that it is', async () => {
  const made = newWorkspace();
  await importText(made, CSV);
  made.close();
  const pages = pagesOf(made.path).filter(({ name }) => name === 'item');
  const workspace = Workspace.open(made.path, false);
  const answer = await answerAfter(workspace, (path) => {
    spoilPages(
      path,
      pages.map(({ page }) => page),
    );
  });
  expect(answer).toEqual(DAMAGED);
});

it('a length that SQLite refuses is damage: nothing that is written is as long', () => {
  const db = new BetterSqlite3(':memory:');
  let refused: unknown = null;
  try {
    db.prepare('SELECT zeroblob(2000000000)').get();
  } catch (error) {
    refused = toAppError(error, 'North.provenet');
  }
  db.close();
  expect(refused).toMatchObject({
    code: 'workspace-corrupt',
    message: 'North.provenet is damaged; nothing was changed. Restore a copy of it.',
  });
});
