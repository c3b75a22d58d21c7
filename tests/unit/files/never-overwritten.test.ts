import BetterSqlite3 from 'better-sqlite3';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assertNoWorkspaceAt } from '#main/files/never-overwritten';
import { tempFolder, writeTo } from '../../support/temp-folder.ts';

function databaseIn(folder: string, name: string): string {
  const db = new BetterSqlite3(join(folder, name));
  db.exec('CREATE TABLE t (a)');
  db.close();
  return join(folder, name);
}

const REFUSED =
  /is a workspace or belongs to one, and is never overwritten; choose another name\.$/u;

describe('a file that is written', () => {
  it('does not take the place of a database, whatever its name, or of a link to a workspace', () => {
    const folder = tempFolder();
    const path = databaseIn(folder, 'list.csv');
    expect(() => assertNoWorkspaceAt(path)).toThrow(REFUSED);
    const sealed = writeTo(folder, 'net.provenet', 'pages');
    writeTo(folder, 'net.provenet-seal', 'x');
    symlinkSync(sealed, join(folder, 'link.csv'));
    expect(() => assertNoWorkspaceAt(join(folder, 'link.csv'))).toThrow(REFUSED);
  });

  it.each(['-wal', '-shm', '-journal', '-seal', '-key'])(
    'does not take the place of what lies beside a workspace, or of an encrypted one that has it: %s',
    (suffix) => {
      const folder = tempFolder();
      const plain = databaseIn(folder, 'plain.provenet');
      expect(() => assertNoWorkspaceAt(plain + suffix)).toThrow(REFUSED);
      const encrypted = writeTo(folder, 'net.provenet', 'sealed page by page');
      writeTo(folder, `net.provenet${suffix}`, 'x');
      expect(() => assertNoWorkspaceAt(encrypted)).toThrow(REFUSED);
      expect(() => assertNoWorkspaceAt(encrypted + suffix)).toThrow(REFUSED);
    },
  );

  it('takes the place of any other file, or of none', () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'folder'));
    const free = [
      writeTo(folder, 'list.csv', 'Serial\n1\n'),
      writeTo(folder, 'empty.csv', ''),
      writeTo(folder, 'site-key', 'no file of that name without it'),
      join(folder, 'folder-key'),
      join(folder, 'list.csv-seal'),
      join(folder, 'new.csv'),
      join(folder, 'folder'),
      join(folder, 'none', 'new.csv'),
    ];
    for (const path of free) expect(() => assertNoWorkspaceAt(path)).not.toThrow();
  });
});
