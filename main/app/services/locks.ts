import type { DataHost, Secret } from '../data-host/data-host.ts';
import { logInfo } from '../log.ts';
import type { WorkspaceKeys } from './workspace-keys.ts';

type Locked = {
  readonly path: string;
  readonly mode: 'write' | 'damaged-copy' | 'as-it-is';
  /** Why the key store did not open it, where it has its key. */
  readonly trouble: string | null;
};

/** Keeps which workspace waits for its passphrase, and asks the key store before the operator. */
export function createLocks(host: DataHost, keys: WorkspaceKeys) {
  let current: Locked | null = null;
  return {
    /** The workspace that was to be opened last and is locked, or `null`. */
    get current(): Locked | null {
      return current;
    },
    note: (path: string, mode: Locked['mode'], trouble: string | null): void => {
      current = { path, mode, trouble };
    },
    forget: (): void => {
      current = null;
    },
    /** What the key store has of a workspace that is not open. Fails as `host.keyId`. */
    keptSecret: async (path: string): Promise<{ secret: Secret; trouble: string | null }> => {
      const { keyId } = await host.ask('host.keyId', { path });
      if (keyId === null) return { secret: null, trouble: null };
      const { key, trouble } = await keys.get(keyId);
      return { secret: key === null ? null : { kind: 'key', key }, trouble };
    },
    /** Has the key store keep the key of the open workspace; where it cannot, the passphrase does. */
    keepOpenKey: async (): Promise<void> => {
      const key = host.openKey;
      if (key === null) return;
      const { keyId } = await host.ask('host.encryption', {});
      if (keyId === null) return;
      try {
        await keys.keep(keyId, key);
      } catch (error) {
        // The workspace is open and has its passphrase; the screen shows that nothing is kept.
        logInfo(`The key store kept nothing: ${error instanceof Error ? error.name : 'it failed'}`);
      }
    },
  };
}
export type Locks = ReturnType<typeof createLocks>;
