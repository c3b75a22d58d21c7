import { onTestFinished } from 'vitest';
import { Session } from '#main/data/session';
import type { Workspace } from '#main/data/workspace';
import { clusterWorkerUrl, workerUrl } from './workspaces.ts';

/**
 * A data host with a workspace open in it, closed with the test; `changes` answers how often it told its
 * pages that something changed.
 */
export function inHost(workspace: Workspace): { session: Session; changes: () => number } {
  const told: string[] = [];
  const session = new Session(workerUrl, '1.2.3', (event) => told.push(event), clusterWorkerUrl);
  session.replaceWorkspace(workspace);
  onTestFinished(() => {
    session.replaceWorkspace(null);
  });
  return {
    session,
    changes: () => told.filter((event) => event === 'workspace.changed').length,
  };
}
