import { randomUUID } from 'node:crypto';
import { linkSync, symlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { createHandlers } from '#main/data/handlers';
import { tagAll, workspaceOfTwo } from '../support/backups.ts';
import { failureOfCall } from '../support/failure.ts';
import { locksOn } from '../support/file-locks.ts';
import { inHost } from '../support/hosts.ts';

/** An open workspace in a data host; `choose` chooses a file as an operator does in a dialog. */
async function hostOfTwo() {
  const workspace = await workspaceOfTwo();
  const { session } = inHost(workspace);
  const handlers = createHandlers(session);
  const choose = (path: string): string => {
    const token = randomUUID();
    session.grants.add(token, { path, mode: 'read' });
    return token;
  };
  return { workspace, handlers, choose };
}

it.skipIf(process.platform !== 'linux')(
  'is not read as an inventory, whatever it is called there: SQLite would lose its locks',
  async () => {
    const { workspace, handlers, choose } = await hostOfTwo();
    const { path } = workspace;
    tagAll(workspace, 'core');
    const [link, other] = [`${path}.link`, `${path}.other`];
    symlinkSync(path, link);
    linkSync(path, other);
    const before = [locksOn(path), locksOn(`${path}-shm`)];
    expect(before.every((locks) => locks.length > 0)).toBe(true);
    for (const chosen of [path, link, other, `${path}-wal`, `${path}-shm`]) {
      const token = choose(chosen);
      const inspected = await failureOfCall(() => handlers['import.inspect']({ token }));
      expect(inspected.code).toBe('conflict');
      expect(inspected.message).toBe(
        `${basename(chosen)} belongs to the workspace that is open; choose another file.`,
      );
      const verified = await failureOfCall(() => handlers['bundle.verify']({ token }));
      expect(verified.code).toBe('conflict');
    }
    expect([locksOn(path), locksOn(`${path}-shm`)]).toEqual(before);
  },
);
