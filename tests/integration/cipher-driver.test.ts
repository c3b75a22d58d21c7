import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase, openInMemory } from '#main/data/database/driver';
import { newKey } from '#main/data/encryption/new-lock';
import { tempFolder } from '../support/temp-folder.ts';

/**
 * Gives a key to a file that is larger than SQLite's caches, and prints which file is touched first in the
 * folder of temporary ones, the last of which it makes itself.
 */
const GIVE_KEY = `
  import { watch, writeFileSync } from 'node:fs';
  import { join } from 'node:path';
  import { changeKey, openDatabase } from '#main/data/database/driver';
  const [path, temporary, key] = process.argv.slice(-3);
  const db = openDatabase(path, null);
  db.exec(\`CREATE TABLE item (data);
    WITH RECURSIVE number (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM number WHERE at < 12000)
      INSERT INTO item SELECT randomblob(2500) FROM number\`);
  db.close();
  const watcher = watch(temporary, (_, name) => {
    watcher.close();
    process.stdout.write(name);
  });
  changeKey(path, null, key);
  writeFileSync(join(temporary, 'end'), '');
`;

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

  it.runIf(process.platform === 'linux')('writes no temporary file while it gives a key', () => {
    const temporary = tempFolder();
    const path = join(tempFolder(), 'copy.provenet');
    const args = ['--input-type=module', '-e', GIVE_KEY, path, temporary, newKey()];
    // SQLite asks once for the folder of its temporary files, so that it is another process.
    const { stdout, stderr } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', SQLITE_TMPDIR: temporary },
    });
    expect(stdout, stderr).toBe('end');
  });
});
