import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { KeyStore } from './signing-key-store.ts';
import { writeFileWhole } from './write-file.ts';

const keptSchema = z.strictObject({
  format: z.literal('provenet-kept-key'),
  formatVersion: z.literal(1),
  keyId: z.string().regex(/^[\da-f]{32}$/u),
  /** Which key store of the system it was. */
  backend: z.string().max(100),
  /** The key as that key store encrypted it, in base64. */
  secret: z.base64().max(10_000),
});

const NOT_OPENED =
  "The system's key store did not give the key; the passphrase or the recovery key opens the workspace.";

/** What the key store gave; one sentence in `trouble` where it has the key and did not give it. */
export type KeptKey = { readonly key: string | null; readonly trouble: string | null };

/**
 * Keeps keys of workspaces for this user of this computer, protected by the system's key store. It is a
 * convenience beside the passphrase: whatever fails here, the operator is asked for that, and nothing
 * of a workspace is touched.
 */
export class WorkspaceKeys {
  readonly #folder: string;
  readonly #store: KeyStore;

  constructor(folder: string, store: KeyStore) {
    this.#folder = folder;
    this.#store = store;
  }

  /** Whether the system has a key store. Never rejects: one that cannot say counts as none. */
  hasKeyStore(): Promise<boolean> {
    return this.#store.isAvailable().catch(() => false);
  }

  /** Whether a key is kept. */
  async has(keyId: string): Promise<boolean> {
    return (await this.#read(keyId)) !== null;
  }

  /** The key of an id, as far as it is kept and can be had. Never rejects. */
  async get(keyId: string): Promise<KeptKey> {
    const kept = await this.#read(keyId);
    if (kept === null) return { key: null, trouble: null };
    try {
      const key = await this.#store.decrypt(Buffer.from(kept.secret, 'base64'));
      return { key, trouble: null };
    } catch {
      // Whatever it was, the operator can do one thing, and is told that.
      return { key: null, trouble: NOT_OPENED };
    }
  }

  /** Keeps a key. False where the system has no key store; fails as that and the file system do. */
  async keep(keyId: string, key: string): Promise<boolean> {
    if (!(await this.hasKeyStore())) return false;
    const secret = (await this.#store.encrypt(key)).toString('base64');
    const content: z.infer<typeof keptSchema> = {
      format: 'provenet-kept-key',
      formatVersion: 1,
      keyId,
      backend: this.#store.backend(),
      secret,
    };
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeFileWhole(this.#path(keyId), Buffer.from(JSON.stringify(content)), 0o600);
    return true;
  }

  /** Keeps a key no longer; its passphrase opens the workspace as before. */
  async forget(keyId: string): Promise<void> {
    await rm(this.#path(keyId), { force: true });
  }

  #path(keyId: string): string {
    return join(this.#folder, `${keyId}.json`);
  }

  async #read(keyId: string): Promise<z.infer<typeof keptSchema> | null> {
    try {
      const kept = keptSchema.parse(JSON.parse(await readFile(this.#path(keyId), 'utf8')));
      return kept.keyId === keyId ? kept : null;
    } catch {
      // Missing or damaged, it is of no use; the passphrase is asked for.
      return null;
    }
  }
}
