import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase, openInMemory } from '#main/data/database/driver';
import { newKey } from '#main/data/encryption/new-lock';
import { tempFolder } from '../support/temp-folder.ts';

describe('the driver with ciphers', () => {
  it('is built as the plain one', () => {
    const folder = tempFolder();
    const options = (db: ReturnType<typeof openInMemory>): string[] => {
      const all = db
        .prepare<[], string>('SELECT compile_options FROM pragma_compile_options')
        .pluck()
        .all();
      db.close();
      // Release and compiler are those of another day; this limit is the plain one's default.
      return all.filter((option) => !/^(?:COMPILER|MAX_SCHEMA)/u.test(option));
    };
    const encrypted = openDatabase(join(folder, 'empty.provenet'), newKey());
    expect(options(encrypted)).toEqual(options(openInMemory()));
  });

  it('refuses what is no key, which would be taken for a passphrase', () => {
    const path = join(tempFolder(), 'empty.provenet');
    expect(() => openDatabase(path, "secret'")).toThrow('not 48 bytes');
  });
});
