import BetterSqlite3 from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CURRENT_SCHEMA_SHA256, currentSchemaSha256 } from '#main/data/database/own-schema';
import { sealPathOf } from '#main/data/durability/seal-file';
import { Workspace } from '#main/data/workspace';
import { expectFailure, failureOfCall } from '../support/failure.ts';
import { sha256Of } from '../support/ledgers.ts';
import { importText, newWorkspace } from '../support/workspaces.ts';

/** A closed workspace of one item whose schema somebody changed, and its seal with it. */
async function changedBy(sql: string): Promise<string> {
  const workspace = newWorkspace();
  await importText(workspace, 'Serial,Vendor\nS1,Huawei\n');
  workspace.close();
  const db = new BetterSqlite3(workspace.path);
  db.unsafeMode();
  db.exec(sql);
  db.close();
  rmSync(sealPathOf(workspace.path));
  return workspace.path;
}

describe('the schema of a workspace', () => {
  it.each([
    [
      'a trigger that clears what is flagged',
      `CREATE TRIGGER wash AFTER INSERT ON item_class BEGIN
         UPDATE item_class SET supplier_id = NULL; END`,
      'holds the trigger wash',
    ],
    ['a view', 'CREATE VIEW clean AS SELECT 1', 'holds the view clean'],
    ['a table of its own', 'CREATE TABLE note (text TEXT)', 'holds the table note'],
    ['an index', 'CREATE INDEX fast ON item (model)', 'holds the index fast'],
    ['an index less', 'DROP INDEX item_class_id', 'lacks the index item_class_id'],
    [
      'a table that computes',
      `ALTER TABLE item ADD COLUMN sum INTEGER AS (1 + 1) VIRTUAL`,
      'holds the table item',
    ],
  ])('with %s is refused and not touched', async (_what, sql, names) => {
    const path = await changedBy(sql);
    const before = sha256Of(path);
    expectFailure(
      await failureOfCall(() => Workspace.open(path, false)),
      'workspace-foreign',
      names,
    );
    expect(sha256Of(path)).toBe(before);
  });

  it('is known by its hash, as the migrations make it', () => {
    expect(CURRENT_SCHEMA_SHA256).toBe(currentSchemaSha256());
  });
});
