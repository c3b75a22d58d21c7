import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { lockedKeySchema, lockKey, unlockKey } from '#main/bundle/signing/locked-key';
import { newPrivateKey, readPrivateKey, signerWith } from '#main/bundle/signing/private-key';
import { fingerprintWords, isSignedBy, parseSignerKey } from '#main/bundle/signing/public-key';

describe('a key that is locked with a passphrase', () => {
  it('is opened by it, however its letters are composed, by nothing else, and bounds its memory', async () => {
    const pem = newPrivateKey();
    const locked = await lockKey(pem, 'Übung macht den Meister');
    expect(lockedKeySchema.parse(JSON.parse(JSON.stringify(locked)))).toEqual(locked);
    expect(JSON.stringify(locked)).not.toContain(pem.slice(40, 70));
    expect(await unlockKey(locked, 'Übung macht den Meister'.normalize('NFD'))).toBe(pem);
    await expect(unlockKey(locked, 'Übung macht den meister')).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const other = await lockKey(pem, 'Übung macht den Meister');
    expect([other.salt, other.nonce, other.secret]).not.toContain(locked.salt);
    expect(other.nonce).not.toBe(locked.nonce);
    expect(lockedKeySchema.safeParse({ ...locked, N: 2 ** 30 }).success).toBe(false);
    expect(lockedKeySchema.safeParse({ ...locked, salt: '' }).success).toBe(false);
  });
});

describe('the file of a private key', () => {
  it('is read as PEM, as PEM with a passphrase, and as Provenet locked it', async () => {
    const pem = newPrivateKey();
    const expected = signerWith(createPrivateKey(pem)).key.fingerprint;
    const encrypted = createPrivateKey(pem)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open sesame' })
      .toString();
    const locked = JSON.stringify(await lockKey(pem, 'open sesame'));
    for (const [text, passphrase] of [
      [pem, null],
      [encrypted, 'open sesame'],
      [locked, 'open sesame'],
    ] as const) {
      const key = await readPrivateKey(text, 'key.pem', passphrase);
      expect(signerWith(key).key.fingerprint).toBe(expected);
    }
    for (const [text, passphrase] of [
      [encrypted, 'wrong'],
      [encrypted, null],
      ['hello', null],
      ['{', null],
      ['{}', null],
    ] as const) {
      await expect(readPrivateKey(text, 'key.pem', passphrase)).rejects.toThrow(
        /^key\.pem is no private Ed25519 key/u,
      );
    }
    await expect(readPrivateKey(locked, 'key.json', null)).rejects.toThrow('--passphrase-file');
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const other = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await expect(readPrivateKey(other, 'ec.pem', null)).rejects.toThrow('ec.pem');
  });

  it('signs what its public half checks', async () => {
    const signer = signerWith(createPrivateKey(newPrivateKey()));
    const content = Buffer.from('{}');
    const signature = await signer.sign(content);
    expect(signature).toHaveLength(64);
    const key = parseSignerKey(signer.key.pem);
    expect(key?.fingerprint).toBe(signer.key.fingerprint);
    if (key === null) throw new Error('no key');
    expect(isSignedBy(key, content, signature)).toBe(true);
    expect(isSignedBy(key, Buffer.from('{ }'), signature)).toBe(false);
    expect(fingerprintWords(key.fingerprint).replaceAll(' ', '')).toBe(key.fingerprint);
  });

  it('gives no public key where it is a private one, or another kind', () => {
    expect(parseSignerKey(newPrivateKey())).toBeNull();
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(parseSignerKey(publicKey.export({ type: 'spki', format: 'pem' }).toString())).toBeNull();
    expect(parseSignerKey('-----BEGIN PUBLIC KEY-----\nx\n-----END PUBLIC KEY-----\n')).toBeNull();
  });
});
