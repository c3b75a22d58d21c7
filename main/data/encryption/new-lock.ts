import { randomBytes } from 'node:crypto';
import type { NewSecrets } from '#shared/contract/encryption';
import { lockKey } from '../../bundle/signing/locked-key.ts';
import { keyIdOf, type WorkspaceKey } from '../database/driver.ts';
import { checkOf, type KeyFile } from './key-file.ts';
import { recoveryKeyOf } from './recovery-key.ts';

/** A key and the file that gives it to whoever knows a secret. */
export type Lock = { readonly key: WorkspaceKey; readonly file: KeyFile };

/** A new random key for a workspace. */
export const newKey = (): WorkspaceKey => randomBytes(48).toString('hex');

/** Locks a key with a passphrase, and with a recovery key where one is given; takes a second each. */
export async function lockWith(
  key: WorkspaceKey,
  { passphrase, recoveryKey }: NewSecrets,
): Promise<Lock> {
  return {
    key,
    file: {
      format: 'provenet-workspace-key',
      formatVersion: 1,
      id: keyIdOf(key),
      cipher: 'chacha20-poly1305',
      check: checkOf(key),
      byPassphrase: await lockKey(key, passphrase),
      byRecoveryKey: recoveryKey === null ? null : await lockKey(key, recoveryKeyOf(recoveryKey)),
    },
  };
}
