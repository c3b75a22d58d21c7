import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { AppError } from '#shared/rpc/app-error';

/** A key for signatures that are checked, with the name it goes by. */
export type SignerKey = {
  readonly key: KeyObject;
  /** SHA-256 of the key in the form SPKI, DER, as hex. */
  readonly fingerprint: string;
  /** The one text of it that there is. */
  readonly pem: string;
};

/** The public half of a key. */
export function signerKeyOf(key: KeyObject): SignerKey {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  const der = half.export({ type: 'spki', format: 'der' });
  return {
    key: half,
    fingerprint: createHash('sha256').update(der).digest('hex'),
    pem: half.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/** Reads a public Ed25519 key from PEM; `null` where it is anything else. */
export function parseSignerKey(pem: string): SignerKey | null {
  if (!pem.includes('-----BEGIN PUBLIC KEY-----')) return null;
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? signerKeyOf(key) : null;
  } catch {
    // Whoever asks says so in the words that fit.
    return null;
  }
}

/** As `parseSignerKey`. Fails with `invalid-input`, naming the file. */
export function readSignerKey(pem: string, fileName: string): SignerKey {
  const key = parseSignerKey(pem);
  if (key !== null) return key;
  throw new AppError(
    'invalid-input',
    `${fileName} holds no public Ed25519 key; it begins with "-----BEGIN PUBLIC KEY-----".`,
  );
}

/** True where a signature over exactly these bytes was made with the key. */
export function isSignedBy(key: SignerKey, content: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, content, key.key, signature);
}

/** A fingerprint in groups that people can compare. */
export function fingerprintWords(fingerprint: string): string {
  return (fingerprint.match(/.{1,8}/gu) ?? []).join(' ');
}
