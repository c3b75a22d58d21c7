import BetterSqlite3 from 'better-sqlite3';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  APPLICATION_ID,
  migrate,
  SCHEMA_VERSION,
  schemaVersionOf,
} from '#main/data/database/migrate';
import { backupFolderOf } from '#main/data/durability/backup-file';
import { Workspace } from '#main/data/workspace';
import { contentOf, expectSound, sha256Of } from '../support/ledgers.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { closeWhenDone, importTextByWorker, itemsOf, newWorkspace } from '../support/workspaces.ts';

type Connection = Workspace['reader'];

const pragmasOf = (db: Connection): Record<string, unknown> =>
  Object.fromEntries(
    [
      'journal_mode',
      'foreign_keys',
      'trusted_schema',
      'temp_store',
      'cell_size_check',
      'mmap_size',
    ].map((name) => [name, db.pragma(name, { simple: true })]),
  );

const SETTINGS = {
  journal_mode: 'wal',
  foreign_keys: 1,
  trusted_schema: 0,
  temp_store: 2,
  cell_size_check: 1,
  mmap_size: 0,
};

describe('the connections of a workspace', () => {
  it('run with the settings that keep what was acknowledged', () => {
    const workspace = newWorkspace();
    workspace.write((db) => {
      expect(pragmasOf(db)).toEqual(SETTINGS);
      expect(db.pragma('synchronous', { simple: true })).toBe(2);
    });
    expect(pragmasOf(workspace.reader)).toEqual(SETTINGS);
    expect(() => workspace.reader.exec('DELETE FROM item')).toThrow(/readonly/u);
  });

  it('run with them again after an import, which sorts in files', async () => {
    const workspace = newWorkspace();
    await importTextByWorker(workspace, 'Serial,Vendor\nS1,Huawei\n');
    await importTextByWorker(workspace, 'Serial,Vendor\nS2,Nokia\n', { isAlone: true });
    workspace.write((db) => {
      expect(pragmasOf(db)).toEqual(SETTINGS);
      expect(db.pragma('cache_size', { simple: true })).toBe(-65_536);
    });
  });

  it('see a change whole or not at all', async () => {
    const workspace = newWorkspace();
    await importTextByWorker(workspace, 'Serial,Vendor\nS1,Huawei\n');
    const before = contentOf(workspace);
    // A defect passes as it is, for the log.
    const defect = new Error('half way');
    expect(() =>
      workspace.write((db) => {
        db.exec('DELETE FROM class_verdict');
        db.exec(`INSERT INTO setting VALUES ('scopeNote', '"x"')`);
        throw defect;
      }),
    ).toThrow(defect);
    expect(contentOf(workspace)).toEqual(before);
  });
});

describe('a new workspace', () => {
  it('and what lies beside it may be read by its owner alone', async () => {
    const path = join(tempFolder(), 'new.provenet');
    const workspace = closeWhenDone(Workspace.open(path, true));
    await importTextByWorker(workspace, 'Serial,Vendor\nS1,Huawei\n');
    const modes = readdirSync(dirname(path)).map((name) => [
      name,
      statSync(join(dirname(path), name)).mode & 0o777,
    ]);
    expect(Object.fromEntries(modes)).toMatchObject({ 'new.provenet': 0o600 });
    expect(new Set(modes.map(([, mode]) => mode))).toEqual(new Set([0o600]));
  });

  it('is built by the migrations and names its program and schema', () => {
    const folder = tempFolder();
    const db = new BetterSqlite3(join(folder, 'x.db'));
    expect(schemaVersionOf(db)).toBe(0);
    migrate(db);
    const tables = db.prepare(`SELECT sql FROM sqlite_schema ORDER BY name`).all();
    migrate(db);
    expect(db.prepare(`SELECT sql FROM sqlite_schema ORDER BY name`).all()).toEqual(tables);
    expect(schemaVersionOf(db)).toBe(SCHEMA_VERSION);
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
    const workspace = newWorkspace();
    expect(workspace.reader.prepare(`SELECT sql FROM sqlite_schema ORDER BY name`).all()).toEqual(
      tables,
    );
    expectSound(workspace);
  });

  it('is one file when it is closed, and the same when it is opened again', async () => {
    const workspace = newWorkspace();
    await importTextByWorker(workspace, 'Serial,Vendor,Odd column\nS1,Huawei,"a\nb"\nS2,Nobody,\n');
    const [items, content] = [itemsOf(workspace), contentOf(workspace)];
    workspace.close();
    expect(readdirSync(dirname(workspace.path))).toEqual(['audit.provenet', 'audit.provenet-seal']);
    const closed = sha256Of(workspace.path);
    const opened = closeWhenDone(Workspace.open(workspace.path, false));
    expect(itemsOf(opened)).toEqual(items);
    expect(contentOf(opened)).toEqual(content);
    opened.close();
    expect(sha256Of(workspace.path)).toBe(closed);
    expect(existsSync(backupFolderOf(workspace.path))).toBe(false);
  });
});
