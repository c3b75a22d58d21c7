import BetterSqlite3 from 'better-sqlite3';
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tagItems } from '#main/data/commands/tag-items';
import { undoImport } from '#main/data/commands/undo-import/undo-import';
import { SCHEMA_VERSION } from '#main/data/database/migrate';
import { checkWorkspace } from '#main/data/queries/check';
import { Workspace } from '#main/data/workspace';
import { FILE, removeFolders } from '../faults/folders.ts';
import { olderWorkspaces } from '../faults/older-workspaces.ts';
import { spoilPages } from '../support/damaged-pages.ts';
import { pagesOf } from '../support/damaged-workspace.ts';
import { rowsOf, salvageBeside } from '../support/salvaged.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { closeWhenDone, importText, newWorkspace } from '../support/workspaces.ts';

const ROWS = 300;
const csv = (prefix: string): string =>
  `Serial,Vendor,Notes\n${Array.from({ length: ROWS }, (_, at) => `${prefix}${at},Nokia,${'n'.repeat(60)}`).join('\n')}\n`;

const itemsIn = (path: string): ReadonlyMap<string, string> =>
  rowsOf(path, ['item']).get('item') ?? new Map();

const pagesNamed = (path: string, table: string, kind: string): number[] =>
  pagesOf(path)
    .filter((place) => place.name === table && place.kind === kind)
    .map(({ page }) => page);

afterAll(removeFolders);

describe('saving rows out of what a program left', () => {
  it('takes what is committed in the log, and nothing after the first wrong frame', async () => {
    const workspace = newWorkspace();
    await importText(workspace, csv('S'));
    workspace.close();
    const again = closeWhenDone(Workspace.open(workspace.path, false));
    const tag = (placement: 'core' | 'edge'): void => {
      again.write((db) => tagItems(db, { filter: {}, set: { placement }, reason: 'Seen.' }));
    };
    tag('core');
    const left = join(tempFolder(), 'left.provenet');
    const copyTo = (path: string): void => {
      for (const suffix of ['', '-wal', '-seal']) copyFileSync(again.path + suffix, path + suffix);
    };
    copyTo(left);
    const classesOf = (path: string): string[] => [
      ...(rowsOf(path, ['item_class']).get('item_class')?.values() ?? []),
    ];
    const { path: to, report } = salvageBeside(left);
    expect(classesOf(to).some((row) => row.includes('"placement":"core"'))).toBe(true);
    expect(report).toMatchObject({ lostChanges: 0, isSealed: false, problems: [] });

    tag('edge');
    const torn = join(tempFolder(), 'torn.provenet');
    copyTo(torn);
    const log = readFileSync(`${torn}-wal`);
    log.writeUInt8(log.readUInt8(log.length - 9) ^ 1, log.length - 9);
    writeFileSync(`${torn}-wal`, log);
    const saved = salvageBeside(torn);
    expect(saved.report.lostChanges).toBe(1);
    const items = rowsOf(saved.path, ['item', 'item_class']);
    const used = new Set(
      [...(items.get('item')?.values() ?? [])].map((row) => String(JSON.parse(row).class_id)),
    );
    const placements = [...(items.get('item_class') ?? [])]
      .filter(([key]) => used.has(String(JSON.parse(key)[0])))
      .map(([, row]) => JSON.parse(row).placement as string);
    expect(new Set(placements)).toEqual(new Set(['core']));
    expect(readFileSync(`${torn}-wal`).equals(log)).toBe(true);
  });

  it('takes back what a transaction overwrote that did not end', async () => {
    const workspace = newWorkspace();
    await importText(workspace, csv('S'));
    workspace.close();
    const original = itemsIn(workspace.path);
    const db = new BetterSqlite3(workspace.path);
    db.pragma('journal_mode = TRUNCATE');
    db.pragma('cache_size = 10');
    db.exec(`BEGIN IMMEDIATE; UPDATE item SET region = 'nowhere'`);
    const left = join(tempFolder(), 'left.provenet');
    for (const suffix of ['', '-journal']) copyFileSync(workspace.path + suffix, left + suffix);
    db.exec('ROLLBACK');
    db.close();
    const bytes = readFileSync(left);
    expect(bytes.includes('nowhere')).toBe(true);
    const { path, report } = salvageBeside(left);
    expect(itemsIn(path)).toEqual(original);
    expect(report.problems).toEqual([]);
    expect(readFileSync(left).equals(bytes)).toBe(true);
  });

  it('does not bring back what was removed, though its pages are there and the way is gone', async () => {
    const workspace = newWorkspace();
    await importText(workspace, csv('S'));
    const { importId } = await importText(workspace, csv('T'), { name: 'other.csv' });
    workspace.undo((db) => undoImport(db, importId ?? 0));
    workspace.close();
    const original = itemsIn(workspace.path);
    expect(original.size).toBe(ROWS);
    const { path } = workspace;
    const gone = pagesNamed(path, 'item', 'internal');
    expect(gone).not.toEqual([]);
    const damaged = spoilPages(path, gone);
    expect(damaged.includes('T17')).toBe(true);
    const { path: to, report } = salvageBeside(path);
    expect(itemsIn(to)).toEqual(original);
    expect(report.problems).toEqual([]);
  });

  it('reads files of older schemas, whole and with a page gone', async () => {
    // Those after which tables of facts got columns, and the last one.
    const older = await olderWorkspaces(34, [1, 2, 4, 5, 7, 13, SCHEMA_VERSION - 1]);
    for (const [version, folder] of older) {
      const path = join(folder, FILE);
      const before = itemsIn(path);
      const { path: whole, report } = salvageBeside(path, 'whole.provenet');
      expect({ version, items: itemsIn(whole).size }).toEqual({ version, items: before.size });
      expect({ version, problems: report.problems }).toEqual({ version, problems: [] });
      const [page = 0] = pagesNamed(path, 'item', 'leaf');
      spoilPages(path, [page]);
      const saved = salvageBeside(path);
      expect({ version, problems: saved.report.problems }).toEqual({ version, problems: [] });
      const lost = saved.report.tables.find(({ table }) => table === 'item')?.lost ?? 0;
      expect({ version, items: itemsIn(saved.path).size + lost }).toEqual({
        version,
        items: before.size,
      });
      const workspace = closeWhenDone(Workspace.open(saved.path, false));
      expect(checkWorkspace(workspace.reader).ok).toBe(true);
    }
  });

  it('takes the place of what an earlier one left unfinished', async () => {
    const workspace = newWorkspace();
    await importText(workspace, csv('S'));
    workspace.close();
    const left = join(dirname(workspace.path), 'saved.provenet.salvaging');
    writeFileSync(left, 'half of something');
    const { path } = salvageBeside(workspace.path);
    expect(existsSync(left)).toBe(false);
    renameSync(path, `${path}.kept`);
    expect(itemsIn(`${path}.kept`).size).toBe(ROWS);
  });
});
