import { expect } from 'vitest';
import type { DataContract } from '#shared/contract/data';
import type { InputOf, OutputOf } from '#shared/rpc/contract';

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
