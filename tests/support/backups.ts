import { onTestFinished } from 'vitest';
import { tagItems } from '#main/data/commands/tag-items';
import { Backups } from '#main/data/durability/backups';
import { Session } from '#main/data/session';
import { Workspace } from '#main/data/workspace';
import { importText, newWorkspace, workerUrl } from './workspaces.ts';

const backupWorkerUrl = new URL('./backup-worker.js', workerUrl);

/** The backups of a workspace, made in the thread that the app makes them in. */
export function backupsOf(workspace: Workspace, secondPlace: string | null = null): Backups {
  return new Backups({
    workspace,
    workerUrl: backupWorkerUrl,
    secondPlace,
    onChange: () => undefined,
  });
}

/** One more change of a workspace: a tag of all its items. */
export function tagAll(workspace: Workspace, placement: 'core' | 'edge'): void {
  workspace.write((db) => tagItems(db, { filter: {}, set: { placement }, reason: 'Seen.' }));
}

/** A workspace of two items. */
export async function workspaceOfTwo(): Promise<Workspace> {
  const workspace = newWorkspace();
  await importText(workspace, 'Serial,Vendor\nS1,Huawei\nS2,Nokia\n');
  return workspace;
}

/** A session with a workspace of two items open in it; closed with the test. */
export async function sessionOfTwo(): Promise<Session> {
  const workspace = await workspaceOfTwo();
  workspace.close();
  const session = new Session(workerUrl, '0.0.0', () => undefined);
  session.replaceWorkspace(Workspace.open(workspace.path, false));
  onTestFinished(() => session.closeWorkspace());
  return session;
}
