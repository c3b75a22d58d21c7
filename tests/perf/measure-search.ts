import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { countItems, readSortedIds } from '#main/data/queries/item-rows';
import { ItemViews } from '#main/data/queries/item-views';
import { readAhead } from '#main/data/queries/search/index-mirror';
import { gramQuery } from '#main/data/queries/search/index-search';
import { ITEM_TEXT } from '#main/data/queries/search/searched-columns';
import { Workspace } from '#main/data/workspace';
import { parseSearch } from '#shared/domain/search-text';
import { buildIndex } from './build-index.ts';
import { median, percentile, type Figure } from './report.ts';

const ROUNDS = 9;
const PAGE_ROWS = 200;
const P95_LIMIT_MS = 150;
/** Times that a search may take of what the best SQL by hand takes. */
const RATIO_LIMIT = 1.5;
const SHELL = 'sqlite3';

/** Few hits and many, parts of names, addresses, shared texts and own ones, several words. */
export const SEARCHES = [
  'ne4711',
  'fr-s0865-ne1',
  '11069925670000001',
  'AST-0000',
  '10.248.2',
  'ne40',
  '40E-X',
  'huawei',
  'exchange',
  'exchange 865',
  'nokia exchange',
  'r6',
  '2018-01',
  'nosuchthing',
] as const;

/**
 * The milliseconds that the shell takes for the ids of a search, by SQL as one would write it: the
 * blocks by FTS5, then the texts of their items, or all items where another text may hold the
 * word. The shell's own start and the opening of the file are taken off.
 */
export function searchShellTime(path: string, search: string): number {
  const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  const perWord = parseSearch(search).map((word) => {
    const like = quoted(`%${word}%`);
    const columns = [...ITEM_TEXT.matchAll(/i\.[a-z_]+/gu)].map(
      ([column]) => `${column} LIKE ${like}`,
    );
    const grams = gramQuery(word);
    const byClass = `i.class_id IN (SELECT c.id FROM item_class c LEFT JOIN manufacturer m
      ON m.id = c.manufacturer_id WHERE m.text LIKE ${like} OR c.function_text LIKE ${like})`;
    const own = `SELECT i.id FROM item i WHERE ${
      grams === null
        ? '1'
        : `i.id >> 7 IN (SELECT rowid FROM search_gram WHERE search_gram MATCH ${quoted(grams)})`
    } AND (${columns.join(' OR ')})`;
    const shared = columns.filter((column) => /model|part|site|region|installed/u.test(column));
    return `SELECT id FROM (${own} UNION SELECT i.id FROM item i WHERE ${shared.join(' OR ')}
      UNION SELECT i.id FROM item i WHERE ${byClass})`;
  });
  const run = (sql: string): number => {
    const startedAt = performance.now();
    execFileSync(SHELL, [path, sql], { stdio: ['ignore', 'ignore', 'inherit'] });
    return performance.now() - startedAt;
  };
  const empty = run('SELECT count(*) FROM sqlite_schema;');
  return run(`SELECT count(*), min(id) FROM (${perWord.join(' INTERSECT ')});`) - empty;
}

/** Builds the index on a copy of a workspace, then times searches from text to count and page. */
export function measureSearch(source: string, folder: string, rows: number): Figure[] {
  const path = join(folder, 'search.provenet');
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  copyFileSync(source, path);
  const workspace = Workspace.open(path, false);
  try {
    const before = statSync(path).size;
    const slices = buildIndex(workspace);
    workspace.write((db) => db.prepare('UPDATE search_state SET last_id = last_id').run());
    const pages = Number(workspace.reader.pragma('page_count', { simple: true }));
    const size = pages * Number(workspace.reader.pragma('page_size', { simple: true })) - before;
    while (!readAhead(workspace.reader));
    const all: number[] = [];
    const ratios: number[] = [];
    const at = rows.toLocaleString('en');
    const figures = SEARCHES.map((search): Figure => {
      const times = Array.from({ length: ROUNDS }, (_, round) => {
        // Another connection's change drops the answers that are kept, not the index.
        workspace.write((db) => db.prepare('UPDATE search_state SET last_id = last_id').run());
        const views = new ItemViews();
        const startedAt = performance.now();
        countItems(workspace.reader, { search });
        const sort = { field: 'id', direction: round % 2 === 0 ? 'asc' : 'desc' } as const;
        const { viewId } = views.keep(readSortedIds(workspace.reader, { search }, [sort]));
        views.read(workspace.reader, viewId, 0, PAGE_ROWS);
        return performance.now() - startedAt;
      });
      all.push(...times);
      const byHand = median([1, 2, 3].map(() => searchShellTime(path, search)));
      ratios.push(median(times) / byHand);
      return {
        what: `search "${search}", count and first page, ${at} items`,
        value: median(times),
        unit: 'ms',
        beside: `${countItems(workspace.reader, { search }).toLocaleString('en')} items; by hand ${byHand.toFixed(0)} ms`,
      };
    });
    return [
      {
        what: `search index of ${at} items`,
        value: slices.reduce((sum, each) => sum + each, 0) / 1000,
        unit: 's',
        beside: `${(size / 2 ** 20).toFixed(0)} MiB, ${((100 * size) / before).toFixed(0)} % of the file`,
      },
      {
        what: 'search index, slice, 95th percentile',
        value: percentile(slices, 0.95),
        unit: 'ms',
        beside: `worst ${Math.max(...slices).toFixed(0)} ms`,
      },
      ...figures,
      {
        what: 'searches, 95th percentile',
        value: percentile(all, 0.95),
        unit: 'ms',
        limit: P95_LIMIT_MS,
      },
      {
        what: 'searches against SQL by hand, worst ratio',
        value: Math.max(...ratios),
        unit: 'x',
        limit: RATIO_LIMIT,
      },
    ];
  } finally {
    workspace.close();
    rmSync(path, { force: true });
  }
}
