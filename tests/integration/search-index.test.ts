import { describe, expect, it } from 'vitest';
import { undoImport } from '#main/data/commands/undo-import/undo-import';
import { SearchIndexer } from '#main/data/commands/search-index/search-indexer';
import { readSearchState, searchItems } from '#main/data/queries/search/search-items';
import { Workspace } from '#main/data/workspace';
import { csvText } from '../support/csv.ts';
import { expectSameFound, indexSearches } from '../support/searches.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { closeWhenDone, importText, newWorkspace } from '../support/workspaces.ts';

const rowsOf = (prefix: string, count: number): string =>
  csvText([
    ['Serial', 'Hostname', 'Model'],
    ...Array.from({ length: count }, (_, at) => [
      `${prefix}${at}`,
      `host-${prefix}-${at}`,
      'NE40E-X8',
    ]),
  ]);

const count = (workspace: Workspace, search: string): number | undefined =>
  searchItems(workspace.reader, search)?.size;

/** Builds the index in the background until a report fits. */
async function indexUntil(
  workspace: Workspace,
  isEnough: (state: { indexed: number; items: number }) => boolean,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const indexer = new SearchIndexer(
      workspace,
      (state) => {
        if (!isEnough(state)) return;
        indexer.stop();
        resolve();
      },
      reject,
    );
    indexer.start();
  });
}
const isWhole = ({ indexed, items }: { indexed: number; items: number }): boolean =>
  indexed === items;

describe('the index of searches', () => {
  it('is built in the background, and answers are whole at all times', async () => {
    const workspace = newWorkspace();
    await importText(workspace, rowsOf('a', 3000));
    expect(readSearchState(workspace.reader)).toEqual({ indexed: 0, items: 3000 });
    expect(count(workspace, 'ne40 host-a-29')).toBe(111);
    await indexUntil(workspace, isWhole);
    expect(count(workspace, 'ne40 host-a-29')).toBe(111);
    expect(count(workspace, '40e-x')).toBe(3000);
  });

  it('looks for further words among what was found, in texts and classes of every kind', async () => {
    const workspace = newWorkspace();
    const vendors = ['Huawei', 'Nokia', 'ZTE', 'Ericsson', 'Cisco'];
    const rows = Array.from({ length: 3000 }, (_, at) => [
      `S${at}`,
      `ber-agg-${at % 500}`,
      `${vendors[at % 5]}`,
      `RAN function ${at % 40}`,
      `Exchange ${at % 70}`,
    ]);
    const headings = ['Serial', 'Hostname', 'Vendor', 'Function', 'Site name'];
    await importText(workspace, csvText([headings, ...rows]));
    indexSearches(workspace);
    const words = ['s29', 'agg-77', 'huawei', 'zte', 'exchange 69', 'function 39', 'exchange', 'n'];
    const pairs = words.flatMap((one) => words.map((other) => `${one} ${other}`));
    const typed = 'exchange 69 nokia s29'.split('');
    expectSameFound(workspace, [
      ...pairs,
      ...typed.map((_, at) => typed.slice(0, at + 1).join('')),
      's1 function exchange ericsson',
    ]);
  });

  it('says how many items wait, whichever changed and whatever came after the last one in it', async () => {
    const workspace = newWorkspace();
    const waiting = workspace.reader
      .prepare<[], number>(
        `SELECT count(*) FROM item WHERE id > (SELECT last_id FROM search_state)
         OR id >> 7 IN (SELECT block FROM search_stale)`,
      )
      .pluck();
    const expectSaid = (): number => {
      const { indexed, items } = readSearchState(workspace.reader);
      expect(items - indexed).toBe(waiting.get());
      return items - indexed;
    };
    await importText(workspace, rowsOf('a', 700));
    expect(expectSaid()).toBe(700);
    indexSearches(workspace, 3);
    expectSaid();
    indexSearches(workspace);
    expect(expectSaid()).toBe(0);
    await importText(workspace, rowsOf('b', 90));
    expect(expectSaid()).toBeGreaterThanOrEqual(90);
    workspace.write((db) =>
      db.exec("UPDATE item SET hostname = 'moved' WHERE id IN (5, 300, 760)"),
    );
    expect(expectSaid()).toBeGreaterThan(300);
    workspace.write((db) => undoImport(db, 1));
    expectSaid();
    indexSearches(workspace);
    expect(expectSaid()).toBe(0);
  });

  it('goes on where it was when the program ended', async () => {
    const path = `${tempFolder()}/audit.provenet`;
    const first = closeWhenDone(Workspace.open(path, true));
    await importText(first, rowsOf('a', 6000));
    await indexUntil(first, ({ indexed }) => indexed > 0);
    const { indexed } = readSearchState(first.reader);
    first.close();
    const second = closeWhenDone(Workspace.open(path, false));
    expect(readSearchState(second.reader).indexed).toBe(indexed);
    expect(count(second, 'a5999')).toBe(1);
    await indexUntil(second, isWhole);
    expect(count(second, 'a5999')).toBe(1);
    expect(count(second, 'host-a-1')).toBe(2222 - 1111);
  });

  it('follows imports that are undone, and items that get the ids of removed ones', async () => {
    const workspace = newWorkspace();
    await importText(workspace, rowsOf('a', 200));
    await importText(workspace, rowsOf('b', 200), { name: 'b.csv' });
    await indexUntil(workspace, isWhole);
    expect(count(workspace, 'host-b')).toBe(200);
    workspace.write((db) => undoImport(db, 2));
    expect(count(workspace, 'host-b')).toBe(0);
    expect(count(workspace, 'host-')).toBe(200);
    await importText(workspace, rowsOf('c', 150), { name: 'c.csv' });
    expect([count(workspace, 'host-b'), count(workspace, 'host-c')]).toEqual([0, 150]);
    await indexUntil(workspace, isWhole);
    expect([count(workspace, 'host-b'), count(workspace, 'host-c')]).toEqual([0, 150]);
  });

  it('follows rows that a later file changed, and back', async () => {
    const workspace = newWorkspace();
    await importText(workspace, rowsOf('a', 300));
    await indexUntil(workspace, isWhole);
    await importText(workspace, 'Serial,Hostname\na7,renamed-7\n', { name: 'new.csv' });
    expect([count(workspace, 'renamed'), count(workspace, '"host-a-7"')]).toEqual([1, 10]);
    await indexUntil(workspace, isWhole);
    expect([count(workspace, 'renamed'), count(workspace, '"host-a-7"')]).toEqual([1, 10]);
    workspace.write((db) => undoImport(db, 2));
    expect([count(workspace, 'renamed'), count(workspace, '"host-a-7"')]).toEqual([0, 11]);
  });
});
