import { parseSearch } from '#shared/domain/search-text';
import { ItemSet } from '../../commands/item-set.ts';
import type { Database } from '../../database/connection.ts';
import { contentVersion } from '../../database/content-version.ts';
import { BLOCK_SHIFT } from './block-layout.ts';
import { addByClass } from './class-search.ts';
import { addByOwnTexts, addBySharedTexts } from './index-search.ts';
import { mirrorOf, type IndexMirror } from './index-mirror.ts';
import { referenceTerm } from './reference.ts';

/** Answers that are kept; a screen asks for the same one a few times. */
const MAX_KEPT = 8;

type Kept = { readonly state: string; readonly answers: Map<string, ItemSet> };
const keptOf = new WeakMap<Database, Kept>();

/** What differs whenever a connection may see other items than before. */
function stateOf(db: Database): string {
  return `${contentVersion(db)} ${db.prepare<[], number>('SELECT total_changes()').pluck().get() ?? 0}`;
}

/** Items that the index does not know as they are now, as a condition of `item i`. */
const NOT_INDEXED = `(i.id > (SELECT last_id FROM search_state)
  OR i.id >> ${BLOCK_SHIFT} IN (SELECT block FROM search_stale))`;

function idsOf(db: Database, sql: string, values: readonly unknown[]): number[] {
  return db
    .prepare<unknown[], number>(sql)
    .pluck()
    .all(...values);
}

/** Items in the workspace, and the last that is in the index. */
function sizesOf(db: Database): { items: number; indexed: number } {
  const items = idsOf(db, 'SELECT coalesce(sum(items), 0) FROM class_verdict', [])[0] ?? 0;
  return { items, indexed: idsOf(db, 'SELECT last_id FROM search_state', [])[0] ?? 0 };
}

function itemsWith(db: Database, mirror: IndexMirror, word: string): ItemSet {
  const found = new ItemSet();
  addBySharedTexts(mirror, word, found);
  addByOwnTexts(db, mirror, word, found);
  // Classes are last and often needless: a letter or two stand in nearly every item.
  const { items, indexed } = sizesOf(db);
  if (indexed < items || found.size < items) addByClass(db, word, found);
  return found;
}

/** Takes out what the index has of blocks that changed, and adds what is in them now. */
function bringUpToDate(db: Database, words: readonly string[], found: ItemSet): void {
  const last = idsOf(db, 'SELECT last_id FROM search_state', [])[0] ?? 0;
  found.keepUpTo(last);
  for (const block of idsOf(db, 'SELECT block FROM search_stale', [])) {
    const start = block << BLOCK_SHIFT;
    for (let at = 0; at < 1 << BLOCK_SHIFT; at += 1) found.delete(start + at);
  }
  const { sql, values } = referenceTerm(words);
  for (const condition of [
    'i.id > (SELECT last_id FROM search_state)',
    `i.id IN (SELECT j.id FROM search_stale s JOIN item j
       ON j.id BETWEEN s.block << ${BLOCK_SHIFT} AND (s.block << ${BLOCK_SHIFT}) + ${(1 << BLOCK_SHIFT) - 1})`,
  ]) {
    const ids = idsOf(db, `SELECT i.id FROM item i WHERE ${condition} AND ${sql}`, values);
    for (const id of ids) found.add(id);
  }
}

function search(db: Database, words: readonly string[]): ItemSet {
  const [first = '', ...others] = words;
  const mirror = mirrorOf(db);
  const found = itemsWith(db, mirror, first);
  for (const word of others) {
    if (found.isEmpty) break;
    found.intersect(itemsWith(db, mirror, word));
  }
  bringUpToDate(db, words, found);
  return found;
}

/**
 * The items that a search finds, as `referenceTerm` defines it: from the index, and by looking at
 * the items that are not in it yet or changed since. The set is kept for the next question and must
 * not be changed. `null` where the search asks for nothing.
 */
export function searchItems(db: Database, text: string): ItemSet | null {
  const words = parseSearch(text);
  if (words.length === 0) return null;
  const state = stateOf(db);
  let kept = keptOf.get(db);
  if (kept?.state !== state) {
    kept = { state, answers: new Map() };
    keptOf.set(db, kept);
  }
  const key = JSON.stringify(words);
  const known = kept.answers.get(key);
  if (known !== undefined) return known;
  const found = search(db, words);
  kept.answers.set(key, found);
  for (const oldest of kept.answers.keys()) {
    if (kept.answers.size <= MAX_KEPT) break;
    kept.answers.delete(oldest);
  }
  return found;
}

/** Items that are in the index as they are now, and how many there are. */
export function readSearchState(db: Database): { indexed: number; items: number } {
  const items = idsOf(db, 'SELECT coalesce(sum(items), 0) FROM class_verdict', [])[0] ?? 0;
  const waiting = idsOf(db, `SELECT count(*) FROM item i WHERE ${NOT_INDEXED}`, [])[0] ?? 0;
  return { indexed: Math.max(0, items - waiting), items };
}
