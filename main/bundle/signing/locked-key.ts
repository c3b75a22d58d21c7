import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '#shared/rpc/app-error';

/** 128 MiB and about half a second for each guess. Source: OWASP, Password Storage Cheat Sheet. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
const MEMORY_LIMIT = 256 << 20;

const base64 = (bytes: number) =>
  z
    .base64()
    .refine((text) => Buffer.from(text, 'base64').length === bytes, `is not ${bytes} bytes`);

export const lockedKeySchema = z.strictObject({
  format: z.literal('provenet-locked-key'),
  kdf: z.literal('scrypt'),
  // Bounded, so that a file cannot make the program take all memory.
  N: z
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  r: z.int().min(1).max(16),
  p: z.int().min(1).max(4),
  salt: base64(16),
  cipher: z.literal('aes-256-gcm'),
  nonce: base64(12),
  tag: base64(16),
  secret: z.base64().max(10_000),
});
/** A private key (PKCS#8, PEM) that only a passphrase opens. */
export type LockedKey = z.infer<typeof lockedKeySchema>;

type Cost = Pick<LockedKey, 'N' | 'r' | 'p'>;

function derive(passphrase: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The same passphrase may be typed as composed letters or as letters with marks.
    scrypt(
      passphrase.normalize('NFC'),
      salt,
      32,
      { ...cost, maxmem: MEMORY_LIMIT },
      (error, key) => {
        if (error === null) resolve(key);
        else reject(error);
      },
    );
  });
}

/** Locks a private key with a passphrase. */
export async function lockKey(pem: string, passphrase: string): Promise<LockedKey> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, COST), nonce);
  const secret = Buffer.concat([cipher.update(pem, 'utf8'), cipher.final()]);
  return {
    format: 'provenet-locked-key',
    kdf: 'scrypt',
    ...COST,
    salt: salt.toString('base64'),
    cipher: 'aes-256-gcm',
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    secret: secret.toString('base64'),
  };
}

/** The private key that was locked. Fails with `invalid-input` for another passphrase. */
export async function unlockKey(locked: LockedKey, passphrase: string): Promise<string> {
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
  const key = await derive(passphrase, bytes(locked.salt), locked);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(locked.nonce));
  decipher.setAuthTag(bytes(locked.tag));
  try {
    return Buffer.concat([decipher.update(bytes(locked.secret)), decipher.final()]).toString(
      'utf8',
    );
  } catch (error) {
    const sentence = 'The passphrase does not open the signing key; type it again.';
    throw new AppError('invalid-input', sentence, { cause: error });
  }
}
