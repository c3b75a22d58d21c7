import { join } from 'node:path';
import { expect } from 'vitest';
import type { DataContract } from '#shared/contract/data';
import { salvageReportSchema } from '#shared/contract/salvage';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import { dispatch } from '#shared/rpc/serve';
import { valueOf } from '#shared/rpc/envelope';
import { workspaceHostMethods } from '#main/data/host-contract';
import type { Session } from '#main/data/session';
import { workspaceHostHandlers } from '#main/data/workspace-host-handlers';
import { sharedLock } from '../support/shared-lock.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Calls a method and holds its answer against the contract. */
type Call = <K extends keyof DataContract>(
  name: K,
  input: InputOf<DataContract, K>,
) => Promise<OutputOf<DataContract, K>>;

/** Makes a backup and puts the first of all back, as the page would. */
export async function callBackupMethods(call: Call): Promise<void> {
  const { backups } = await call('backups.make', {});
  expect(backups[0]).toMatchObject({ isCurrent: true });
  expect(await call('backups.list', {})).toEqual(await call('backups.make', {}));
  await call('backups.restore', { id: backups.at(-1)?.id ?? '' });
  expect((await call('history.list', {}))[0]?.text).toContain('Restored the backup of');
}

/** Encrypts the open workspace, and makes it plain again. */
export async function convertWorkspaceOf(session: Session): Promise<void> {
  await session.convert(await sharedLock());
  await session.convert(null);
}

/** Closes a workspace and saves its rows into another one, as the main process has it done. */
export async function salvageWorkspaceOf(session: Session): Promise<void> {
  const { path: from } = session.workspace;
  await session.closeWorkspace();
  const to = join(tempFolder(), 'saved.provenet');
  const outcome = await dispatch(
    workspaceHostMethods,
    workspaceHostHandlers(session, () => undefined),
    'host.salvage',
    { from, to },
    (error) => {
      throw error;
    },
  );
  const report = salvageReportSchema.parse(structuredClone(valueOf(outcome)));
  expect(report.problems).toEqual([]);
}
