import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KeyStore } from '#main/app/services/signing-key-store';
import { WorkspaceKeys } from '#main/app/services/workspace-keys';
import { tempFolder } from '../../support/temp-folder.ts';

const KEY = 'ab'.repeat(48);
const ID = KEY.slice(-32);

type Fault = 'absent' | 'refuses' | 'cannot say';

/** A key store that turns bytes around, and fails in the way that it is told. */
function keyStore(fault: Fault | null = null): KeyStore & { fault: Fault | null } {
  const turned = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
  return {
    fault,
    backend: () => 'turned',
    isAvailable() {
      if (this.fault === 'cannot say') return Promise.reject(new Error('no bus'));
      return Promise.resolve(this.fault !== 'absent');
    },
    encrypt(text) {
      if (this.fault !== null) return Promise.reject(new Error('locked'));
      return Promise.resolve(turned(Buffer.from(text)));
    },
    decrypt(bytes) {
      if (this.fault !== null) return Promise.reject(new Error('locked'));
      return Promise.resolve(turned(bytes).toString());
    },
  };
}

describe('keys of workspaces in the key store', () => {
  it('are kept for this user alone, with the name of the key store, and forgotten', async () => {
    const folder = join(tempFolder(), 'keys');
    const keys = new WorkspaceKeys(folder, keyStore());
    expect(await keys.get(ID)).toEqual({ key: null, trouble: null });
    expect(await keys.keep(ID, KEY)).toBe(true);
    const path = join(folder, `${ID}.json`);
    const kept = readFileSync(path, 'utf8');
    expect(kept).not.toContain(KEY.slice(0, 64));
    expect(JSON.parse(kept)).toMatchObject({ keyId: ID, backend: 'turned' });
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
    expect(await new WorkspaceKeys(folder, keyStore()).get(ID)).toEqual({
      key: KEY,
      trouble: null,
    });
    await keys.forget(ID);
    expect(await keys.has(ID)).toBe(false);
  });

  it.each<Fault>(['absent', 'refuses', 'cannot say'])(
    'are asked for by passphrase where the key store is %s, and nothing is removed',
    async (fault) => {
      const folder = tempFolder();
      const store = keyStore();
      const keys = new WorkspaceKeys(folder, store);
      await keys.keep(ID, KEY);
      const before = readFileSync(join(folder, `${ID}.json`));
      store.fault = fault;
      const { key, trouble } = await keys.get(ID);
      expect(key).toBeNull();
      expect(trouble).toContain('the passphrase or the recovery key opens the workspace');
      expect(readFileSync(join(folder, `${ID}.json`)).equals(before)).toBe(true);
      expect(await keys.hasKeyStore()).toBe(fault === 'refuses');
      store.fault = null;
      expect(await keys.get(ID)).toEqual({ key: KEY, trouble: null });
    },
  );

  it('are not kept where there is no key store', async () => {
    const folder = tempFolder();
    expect(await new WorkspaceKeys(folder, keyStore('absent')).keep(ID, KEY)).toBe(false);
    expect(await new WorkspaceKeys(folder, keyStore('cannot say')).keep(ID, KEY)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('count as not kept where their file is damaged', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, `${ID}.json`), '{"format":');
    const keys = new WorkspaceKeys(folder, keyStore());
    expect(await keys.get(ID)).toEqual({ key: null, trouble: null });
  });
});
