import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SigningKeyStore, type KeyStore } from '#main/app/services/signing-key-store';
import { isSignedBy } from '#main/bundle/signing/public-key';
import { tempFolder } from '../../support/temp-folder.ts';

const MADE_AT = new Date('2026-11-28T10:00:00.000Z');
const PASSPHRASE = 'correct horse battery';

/** A key store that turns bytes around, and can be locked. */
function keyStore({ isAvailable = true } = {}): KeyStore & { isLocked: boolean } {
  const turned = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
  return {
    isLocked: false,
    isAvailable: () => Promise.resolve(isAvailable),
    backend: () => 'turned',
    encrypt: (text) => Promise.resolve(turned(Buffer.from(text))),
    decrypt(bytes) {
      if (this.isLocked) return Promise.reject(new Error('locked'));
      return Promise.resolve(turned(bytes).toString());
    },
  };
}

async function signs(store: SigningKeyStore, passphrase?: string): Promise<string> {
  const signer = await store.open(passphrase);
  const content = Buffer.from('{}');
  expect(isSignedBy(signer.key, content, await signer.sign(content))).toBe(true);
  return signer.key.fingerprint;
}

describe('the signing key', () => {
  it('is kept by the key store, for this user alone, and signs after a restart', async () => {
    const folder = join(tempFolder(), 'signing');
    const system = keyStore();
    const store = new SigningKeyStore(folder, system);
    expect(await store.current()).toBeNull();
    await expect(store.open(undefined)).rejects.toMatchObject({ code: 'not-found' });
    const made = await store.make(undefined, MADE_AT);
    expect(made).toMatchObject({ protection: 'key-store', madeAt: MADE_AT.toISOString() });
    const path = join(folder, 'signing-key.json');
    expect(readFileSync(path, 'utf8')).not.toContain('PRIVATE KEY');
    expect(statSync(path).mode & 0o077).toBe(0);
    const again = new SigningKeyStore(folder, system);
    expect(await again.current()).toEqual(made);
    expect(await signs(again)).toBe(made.fingerprint);
    expect(await again.publicKey()).toContain('-----BEGIN PUBLIC KEY-----');
  });

  it('needs its passphrase where it has one, also where there is no key store', async () => {
    const folder = tempFolder();
    const store = new SigningKeyStore(folder, keyStore({ isAvailable: false }));
    expect(await store.hasKeyStore()).toBe(false);
    await expect(store.make(undefined, MADE_AT)).rejects.toThrow('needs a passphrase');
    expect(await store.make(PASSPHRASE, MADE_AT)).toMatchObject({ protection: 'passphrase' });
    expect(readFileSync(join(folder, 'signing-key.json'), 'utf8')).not.toContain('PRIVATE KEY');
    await expect(store.open(undefined)).rejects.toThrow('type its passphrase');
    await expect(store.open('another one entirely')).rejects.toThrow('does not open');
    await signs(store, PASSPHRASE);
  });

  it('is never erased: not by a key store that fails, a damaged file, or a newer key', async () => {
    const folder = tempFolder();
    const system = keyStore();
    const store = new SigningKeyStore(folder, system);
    const first = await store.make(undefined, MADE_AT);
    const path = join(folder, 'signing-key.json');
    const before = readFileSync(path, 'utf8');
    system.isLocked = true;
    await expect(store.open(undefined)).rejects.toThrow(/did not open[^\n]*nothing was removed/u);
    expect(readFileSync(path, 'utf8')).toBe(before);
    system.isLocked = false;
    expect(await signs(store)).toBe(first.fingerprint);
    const second = await store.make(undefined, MADE_AT);
    expect(second.fingerprint).not.toBe(first.fingerprint);
    expect(await signs(store)).toBe(second.fingerprint);
    expect(readFileSync(join(folder, `signing-key-${first.fingerprint}.json`), 'utf8')).toBe(
      before,
    );
    writeFileSync(path, '{"damaged":');
    await expect(store.current()).rejects.toMatchObject({ code: 'io' });
    await expect(store.make(undefined, MADE_AT)).rejects.toThrow('damaged');
    expect(readFileSync(path, 'utf8')).toBe('{"damaged":');
    expect(readdirSync(folder)).toHaveLength(2);
  });
});
