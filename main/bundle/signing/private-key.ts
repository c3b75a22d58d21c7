import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { AppError } from '#shared/rpc/app-error';
import type { BundleSigner } from '../write-bundle.ts';
import { lockedKeySchema, unlockKey } from './locked-key.ts';
import { signerKeyOf } from './public-key.ts';

/** A new Ed25519 key, as PKCS#8 in PEM. */
export function newPrivateKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Signs with a private key of this process. */
export function signerWith(key: KeyObject): BundleSigner {
  return {
    key: signerKeyOf(key),
    sign: (manifest) => Promise.resolve(sign(null, manifest, key)),
  };
}

const wrongKey = (name: string, cause?: unknown) =>
  new AppError(
    'invalid-input',
    `${name} is no private Ed25519 key that can be used; make one with "openssl genpkey -algorithm ed25519", or give its passphrase.`,
    { cause },
  );

/** A private key out of PEM. Fails with `invalid-input`, naming the file. */
export function privateKeyOf(
  pem: string,
  name: string,
  passphrase: string | null = null,
): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey({
      key: pem,
      format: 'pem',
      ...(passphrase === null ? {} : { passphrase }),
    });
  } catch (error) {
    throw wrongKey(name, error);
  }
  if (key.asymmetricKeyType !== 'ed25519') throw wrongKey(name);
  return key;
}

/**
 * Reads the file of a private key: PKCS#8 in PEM, with a passphrase or without, or a key that
 * Provenet locked. Fails with `invalid-input`, naming the file.
 */
export async function readPrivateKey(
  text: string,
  name: string,
  passphrase: string | null,
): Promise<KeyObject> {
  if (!text.trimStart().startsWith('{')) return privateKeyOf(text, name, passphrase);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw wrongKey(name, error);
  }
  const locked = lockedKeySchema.safeParse(json);
  if (!locked.success) throw wrongKey(name, locked.error);
  if (passphrase === null) {
    const sentence = `${name} is locked with a passphrase; give it with --passphrase-file FILE.`;
    throw new AppError('invalid-input', sentence);
  }
  return privateKeyOf(await unlockKey(locked.data, passphrase), name);
}
