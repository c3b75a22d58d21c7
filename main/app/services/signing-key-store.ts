import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { KeyProtection, SigningKey } from '#shared/contract/signing';
import { AppError } from '#shared/rpc/app-error';
import { lockedKeySchema, lockKey, unlockKey } from '#main/bundle/signing/locked-key';
import { newPrivateKey, privateKeyOf, signerWith } from '#main/bundle/signing/private-key';
import type { BundleSigner } from '#main/bundle/write-bundle';
import { writeFileWhole } from './write-file.ts';

/** The key store of the system; see Electron's `safeStorage`. */
export type KeyStore = {
  /** Whether it protects what it is given from other users and programs. */
  readonly isAvailable: () => Promise<boolean>;
  /** What the system calls it. */
  readonly backend: () => string;
  readonly encrypt: (text: string) => Promise<Buffer>;
  readonly decrypt: (bytes: Buffer) => Promise<string>;
};

const storedKeySchema = z.strictObject({
  format: z.literal('provenet-signing-key'),
  formatVersion: z.literal(1),
  madeAt: z.iso.datetime(),
  fingerprint: z.string().length(64),
  publicKey: z.string().max(2000),
  isInKeyStore: z.boolean(),
  isLocked: z.boolean(),
  /** The private key, PEM or locked, as it is or in base64 as the key store encrypted it. */
  secret: z.string().max(20_000),
});
type StoredKey = z.infer<typeof storedKeySchema>;

const WHERE = 'The key itself is still there, and nothing was removed.';

function protectionOf({ isInKeyStore, isLocked }: StoredKey): KeyProtection {
  if (isInKeyStore && isLocked) return 'both';
  return isLocked ? 'passphrase' : 'key-store';
}

/**
 * Keeps the operator's signing key in a file of this user. Nothing here ever erases a key: one that
 * cannot be opened today may be opened tomorrow, and what it signed names it for ever.
 */
export class SigningKeyStore {
  readonly #folder: string;
  readonly #store: KeyStore;

  constructor(folder: string, store: KeyStore) {
    this.#folder = folder;
    this.#store = store;
  }

  /** Whether the system has a key store. */
  hasKeyStore(): Promise<boolean> {
    return this.#store.isAvailable();
  }

  /** The key that signs, `null` before one was made. Fails with `io` where its file is damaged. */
  async current(): Promise<SigningKey | null> {
    const stored = await this.#read();
    if (stored === null) return null;
    const { fingerprint, madeAt } = stored;
    return { fingerprint, madeAt, protection: protectionOf(stored) };
  }

  /** The public half of the key that signs, as PEM. Fails with `not-found` before one was made. */
  async publicKey(): Promise<string> {
    return (await this.#known()).publicKey;
  }

  /**
   * Makes a new key and keeps it, locked with a passphrase where one is given. A former key stays
   * beside it. Fails with `invalid-input` without a passphrase where there is no key store.
   */
  async make(passphrase: string | undefined, madeAt: Date): Promise<SigningKey> {
    const isInKeyStore = await this.#store.isAvailable();
    if (!isInKeyStore && passphrase === undefined) {
      throw new AppError(
        'invalid-input',
        'This system offers no key store that Provenet can use, so that the key needs a passphrase.',
      );
    }
    const pem = newPrivateKey();
    const { key } = signerWith(privateKeyOf(pem, 'The new key'));
    const locked = passphrase === undefined ? pem : JSON.stringify(await lockKey(pem, passphrase));
    const secret = isInKeyStore ? (await this.#store.encrypt(locked)).toString('base64') : locked;
    const stored: StoredKey = {
      format: 'provenet-signing-key',
      formatVersion: 1,
      madeAt: madeAt.toISOString(),
      fingerprint: key.fingerprint,
      publicKey: key.pem,
      isInKeyStore,
      isLocked: passphrase !== undefined,
      secret,
    };
    await this.#keepFormer();
    await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
    await writeFileWhole(this.#path, Buffer.from(`${JSON.stringify(stored, null, 2)}\n`), 0o600);
    return {
      fingerprint: stored.fingerprint,
      madeAt: stored.madeAt,
      protection: protectionOf(stored),
    };
  }

  /**
   * Opens the key that signs. Fails with `not-found` before one was made, with `invalid-input` for
   * a missing or wrong passphrase, with `io` where the system's key store does not open it.
   */
  async open(passphrase: string | undefined): Promise<BundleSigner> {
    const stored = await this.#known();
    const locked = stored.isInKeyStore ? await this.#decrypt(stored.secret) : stored.secret;
    if (!stored.isLocked) return signerWith(privateKeyOf(locked, 'The signing key'));
    if (passphrase === undefined || passphrase === '') {
      throw new AppError('invalid-input', 'The signing key is locked; type its passphrase.');
    }
    const pem = await unlockKey(lockedKeySchema.parse(JSON.parse(locked)), passphrase);
    return signerWith(privateKeyOf(pem, 'The signing key'));
  }

  get #path(): string {
    return join(this.#folder, 'signing-key.json');
  }

  async #known(): Promise<StoredKey> {
    const stored = await this.#read();
    if (stored !== null) return stored;
    throw new AppError('not-found', 'There is no signing key yet; make one first.');
  }

  async #decrypt(secret: string): Promise<string> {
    try {
      return await this.#store.decrypt(Buffer.from(secret, 'base64'));
    } catch (error) {
      const sentence = `The system's key store did not open the signing key; unlock it, or log in as the user who made the key. ${WHERE}`;
      throw new AppError('io', sentence, { cause: error });
    }
  }

  async #read(): Promise<StoredKey | null> {
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      const sentence = `The file of the signing key could not be read. ${WHERE}`;
      throw new AppError('io', sentence, { cause: error });
    }
    try {
      return storedKeySchema.parse(JSON.parse(text));
    } catch (error) {
      const sentence = `The file of the signing key (${this.#path}) is damaged; put back a copy of it. ${WHERE}`;
      throw new AppError('io', sentence, { cause: error });
    }
  }

  /** Puts the former key aside, under its fingerprint. */
  async #keepFormer(): Promise<void> {
    const former = await this.#read();
    if (former === null) return;
    await rename(this.#path, join(this.#folder, `signing-key-${former.fingerprint}.json`));
  }
}
