import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error';
import type { Handlers } from '#shared/rpc/contract';
import { keyIdOf } from '../database/driver.ts';
import { countPlainSetAside, setAsideFolderOf } from '../durability/set-aside-files.ts';
import type { encryptionHostMethods, HostContract } from '../host-contract.ts';
import type { Session } from '../session.ts';
import { findKeyFile, keyFileOf } from './find-key-file.ts';
import { lockWith, newKey } from './new-lock.ts';
import { newRecoveryKey } from './recovery-key.ts';
import { replaceKeyFiles } from './replace-key-file.ts';

/** Answers the main process about what opens workspaces. */
export function encryptionHostHandlers(
  session: Session,
): Pick<Handlers<HostContract>, keyof typeof encryptionHostMethods> {
  return {
    'host.keyId': ({ path }) => ({ keyId: keyFileOf(path)?.id ?? null }),
    'host.newRecoveryKey': () => ({ recoveryKey: newRecoveryKey() }),
    'host.convert': ({ secrets }) =>
      session.converting.start(async (signal) => {
        const to = secrets === null ? null : await lockWith(newKey(), secrets);
        await session.convert(to, signal);
        return { key: session.workspace.key };
      }),
    'host.cancelConversion': () => {
      session.converting.cancel();
      return {};
    },
    'host.changeSecrets': async ({ secrets }) => {
      const { path, key } = session.workspace;
      if (key === null) {
        throw new AppError('conflict', 'The workspace is not encrypted, and has no passphrase.');
      }
      replaceKeyFiles(path, (await lockWith(key, secrets)).file);
      return {};
    },
    'host.encryption': () => {
      const { path, key } = session.workspace;
      const keyId = key === null ? null : keyIdOf(key);
      const file = keyId === null ? null : findKeyFile(path, keyId);
      return {
        keyId,
        hasRecoveryKey: file !== null && file.byRecoveryKey !== null,
        plainBackups: session.backups.list().filter(({ isEncrypted }) => !isEncrypted).length,
        plainSetAside: countPlainSetAside(path),
        setAsideFolder: basename(setAsideFolderOf(path)),
      };
    },
  };
}
