import { basename } from 'node:path';
import type { AppContract } from '#shared/contract/app';
import type { encryptionMethods, EncryptionState } from '#shared/contract/encryption';
import { AppError } from '#shared/rpc/app-error';
import type { Handlers } from '#shared/rpc/contract';
import type { DataHost, Secret } from '../data-host/data-host.ts';
import type { Locks } from './locks.ts';
import type { WorkspaceKeys } from './workspace-keys.ts';

type Options = {
  readonly host: DataHost;
  readonly keys: WorkspaceKeys;
  readonly locks: Locks;
  readonly open: (
    path: string,
    mode: 'write' | 'damaged-copy' | 'as-it-is',
    secret: Secret,
  ) => Promise<{ name: string }>;
};

/** Answers the page about encrypted workspaces; keys stay in this process and the data host. */
export function createEncryptionHandlers(
  options: Options,
): Pick<Handlers<AppContract>, keyof typeof encryptionMethods> {
  const { host, keys, locks } = options;

  const state = async (): Promise<EncryptionState> => {
    const { keyId, ...told } = await host.ask('host.encryption', {});
    return {
      isEncrypted: keyId !== null,
      ...told,
      hasKeyStore: await keys.hasKeyStore(),
      isKept: keyId !== null && (await keys.has(keyId)),
    };
  };

  return {
    'workspace.locked': async () => {
      if (locks.current === null) return null;
      const { path, trouble } = locks.current;
      return {
        name: basename(path, '.provenet'),
        hasKeyStore: await keys.hasKeyStore(),
        trouble,
      };
    },
    'workspace.unlock': async ({ words, isKept }) => {
      if (locks.current === null) {
        throw new AppError('not-found', 'No workspace waits for its passphrase; open one first.');
      }
      const { path, mode } = locks.current;
      const { name } = await options.open(path, mode, { kind: 'words', text: words });
      if (isKept) await locks.keepOpenKey();
      return { status: 'opened', name };
    },
    'workspace.leaveLocked': () => {
      locks.forget();
      return {};
    },
    'encryption.get': state,
    'encryption.newRecoveryKey': () => host.ask('host.newRecoveryKey', {}),
    'encryption.encrypt': async ({ secrets, isKept }) => {
      await host.convert(secrets);
      if (isKept) await locks.keepOpenKey();
      return state();
    },
    'encryption.decrypt': async () => {
      // The key store keeps the key, which opens backups from before.
      await host.convert(null);
      return state();
    },
    'encryption.cancel': () => host.ask('host.cancelConversion', {}),
    'encryption.changeSecrets': async (secrets) => {
      await host.ask('host.changeSecrets', { secrets });
      return state();
    },
    'encryption.setKept': async ({ isKept }) => {
      const { keyId } = await host.ask('host.encryption', {});
      if (isKept) await locks.keepOpenKey();
      else if (keyId !== null) await keys.forget(keyId);
      return state();
    },
  };
}
