import BetterSqlite3 from 'better-sqlite3';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { APPLICATION_ID } from '#main/data/database/migrate';
import { initialSchema } from '#main/data/database/migrations/0001-initial';
import { importedAt, readImports } from '#main/data/queries/imports';
import { backupFolderOf, listBackups } from '#main/data/durability/backup-file';
import { Workspace } from '#main/data/workspace';
import { expectSound, ledgerOf } from '../support/ledgers.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { closeWhenDone, importText, itemsOf, newWorkspace } from '../support/workspaces.ts';

/** A workspace as the first schema had it, with two items of one import. */
function makeVersionOne(path: string): void {
  const db = new BetterSqlite3(path);
  db.exec(`${initialSchema}
    INSERT INTO change (id, at, kind, text, items, detail)
      VALUES (1, '2026-01-02T03:04:05.000Z', 'import', 'Imported old.csv', 2, '{}');
    INSERT INTO import (id, file_name, sha256, bytes, imported_at, plan, headings, delimiter,
        encoding, rows_read, rows_added, rows_updated, rows_unchanged, rows_skipped,
        rows_rejected, reasons, warnings, seconds, change_id)
      VALUES (7, 'old.csv', '${'a'.repeat(64)}', 10, '2026-01-02T03:04:05.000Z', '{}', '["Serial"]', ',',
        'utf-8', 2, 2, 0, 0, 0, 0, '[]', '[]', 0.5, 1);
    INSERT INTO item_class (id, class_key, placement) VALUES (1, 'k', 'untagged');
    INSERT INTO item (id, item_key, class_id, import_id, row_number, line_number, content_hash,
        serial_number)
      VALUES (1, 'sn:S1', 1, 7, 1, 2, 1, 'S1'), (2, 'sn:S2', 1, 7, 2, 3, 2, 'S2');`);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma('user_version = 1');
  db.close();
}

describe('a workspace of the first schema', () => {
  it('opens with all it holds, says who added its items, and is kept as it was beside itself', async () => {
    const path = join(tempFolder(), 'old.provenet');
    makeVersionOne(path);
    const workspace = closeWhenDone(Workspace.open(path, false));
    expect(itemsOf(workspace).map(({ serialNumber }) => serialNumber)).toEqual(['S1', 'S2']);
    expect(
      workspace.reader.prepare('SELECT added_by, missing_since FROM item ORDER BY id').all(),
    ).toEqual([
      { added_by: 7, missing_since: null },
      { added_by: 7, missing_since: null },
    ]);
    expect(readImports(workspace.reader)).toMatchObject([
      {
        importId: 7,
        fileName: 'old.csv',
        mode: 'add-and-update',
        source: null,
        profile: null,
        importedBy: null,
        missing: 0,
        undoneAt: null,
        mends: null,
        ledger: ledgerOf({ read: 2, added: 2 }),
      },
    ]);
    const [copy, ...others] = listBackups(backupFolderOf(path));
    expect(others).toEqual([]);
    expect(copy?.reason).toBe('migration');
    const kept = new BetterSqlite3(copy?.path ?? '', { readonly: true });
    expect(kept.pragma('user_version', { simple: true })).toBe(1);
    expect(kept.prepare('SELECT count(*) FROM item').pluck().get()).toBe(2);
    kept.close();
    const { ledger } = await importText(workspace, 'Serial,Vendor\nS1,Huawei\nS3,ZTE\n');
    expect(ledger).toEqual(ledgerOf({ read: 2, added: 1, updated: 1 }));
    expectSound(workspace);
  });
});

describe('an import', () => {
  it('keeps how its file was written, by whom and as what it came', async () => {
    const workspace = newWorkspace();
    const result = await importText(workspace, 'Serial;Vendor\r\nS1;Huawei\r\nS2;ZTE\r\n', {
      plan: { source: 'NMS south', profile: 'South' },
    });
    const expected = {
      mode: 'add-and-update',
      source: 'NMS south',
      profile: 'South',
      importedBy: userInfo().username,
      missing: 0,
      undoneAt: null,
      mends: null,
    };
    expect(result).toMatchObject(expected);
    expect(readImports(workspace.reader)).toEqual([result]);
    expect(
      workspace.reader.prepare('SELECT quote_mark, quote_escape, newline FROM import').all(),
    ).toEqual([{ quote_mark: '"', quote_escape: 'doubled', newline: 'CRLF' }]);
  });

  it('is named with each item that it added, and stays so when another changes the item', async () => {
    const workspace = newWorkspace();
    const addedBy = (): unknown[] =>
      workspace.reader.prepare('SELECT added_by FROM item ORDER BY id').pluck().all();
    const first = await importText(workspace, 'Serial,Vendor\nS1,Huawei\nS2,ZTE\n');
    const second = await importText(workspace, 'Serial,Vendor\nS2,Nokia\nS3,ZTE\n');
    expect(second.ledger).toEqual(ledgerOf({ read: 2, added: 1, updated: 1 }));
    expect(addedBy()).toEqual([first.importId, first.importId, second.importId]);
  });

  it('that was undone does not count as "imported already"', async () => {
    const workspace = newWorkspace();
    const { sha256, importedAt: at } = await importText(workspace, 'Serial\nS1\n');
    expect(importedAt(workspace.reader, sha256)).toBe(at);
    workspace.write((db) => {
      db.exec(`INSERT INTO change (id, at, kind, text, items, detail)
          VALUES (99, '2026-02-03T04:05:06.000Z', 'undo', 'Undid', 1, '{}');
        UPDATE import SET undone_by = 99`);
    });
    expect(importedAt(workspace.reader, sha256)).toBeNull();
    expect(readImports(workspace.reader)[0]?.undoneAt).toBe('2026-02-03T04:05:06.000Z');
  });
});
