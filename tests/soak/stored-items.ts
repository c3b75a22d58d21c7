import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import type { Items } from './model.ts';

/** Longest time that the program may take until what it was asked for is in its file. */
const PATIENCE_MS = 180_000;
const BETWEEN_LOOKS_MS = 150;
const MOST_TOLD = 3;

const ITEMS_SQL = `
  SELECT i.asset_id, i.hostname, m.text, i.model, i.site, i.site_name, c.placement, i.region
  FROM item i JOIN item_class c ON c.id = i.class_id
  LEFT JOIN manufacturer m ON m.id = c.manufacturer_id`;

const asLine = (values: readonly unknown[]): string => JSON.stringify(values);

/** Asks a workspace's file for one row after the other, without the product. */
export function askFile(path: string, sql: string): unknown[][] {
  const db = new BetterSqlite3(path, { readonly: true });
  try {
    return db.prepare<[], unknown[]>(sql).raw().all();
  } finally {
    db.close();
  }
}

/** Changes of the history, and those of them that were undone: another text after each step. */
export function storedHistory(path: string): string {
  const sql = 'SELECT count(*), max(id), count(undone_by) FROM change';
  return asLine(askFile(path, sql)[0] ?? []);
}

const storedLines = (path: string): string[] => askFile(path, ITEMS_SQL).map(asLine).toSorted();

/** The items that should be there, in the same form. */
function modelLines(items: Items): string[] {
  return [...items.values()]
    .map((item) =>
      asLine([
        item.assetId,
        item.hostname,
        item.manufacturer,
        item.model,
        item.site,
        item.siteName,
        item.placement,
        item.region,
      ]),
    )
    .toSorted();
}

const digest = (lines: readonly string[]): string =>
  createHash('sha256').update(lines.join('\n')).digest('hex');

/** Says where what is stored differs from what should be; `null` where it does not. */
function differenceOf(stored: readonly string[], expected: readonly string[]): string | null {
  if (digest(stored) === digest(expected)) return null;
  const [there, wanted] = [new Set(stored), new Set(expected)];
  const missing = expected.filter((line) => !there.has(line));
  const extra = stored.filter((line) => !wanted.has(line));
  const some = (lines: readonly string[]): string => lines.slice(0, MOST_TOLD).join(' ');
  return (
    `${stored.length} items are stored, ${expected.length} should be; ` +
    `missing ${missing.length}: ${some(missing)}; not expected ${extra.length}: ${some(extra)}`
  );
}

/** Looks again and again until nothing is wrong. Fails with what still is after a long time. */
export async function waitUntilRight(
  problem: () => string | null | Promise<string | null>,
): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = await problem();
    if (found === null) return;
    if (performance.now() > until) throw new Error(found);
    await pause(BETWEEN_LOOKS_MS);
  }
}

/** Waits until every value of every item is stored as it should be. Fails where it does not come to that. */
export function expectStored(path: string, items: Items): Promise<void> {
  const expected = modelLines(items);
  return waitUntilRight(() => differenceOf(storedLines(path), expected));
}
