import { parseSearch } from '#shared/domain/search-text';
import { ItemSet } from '../../commands/item-set.ts';
import type { Database } from '../../database/connection.ts';
import { contentVersion } from '../../database/content-version.ts';
import { BLOCK_ITEMS, BLOCK_SHIFT } from './block-layout.ts';
import { readClassNames, type ClassNames } from './class-search.ts';
import { mirrorOf } from './index-mirror.ts';
import { referenceTerm } from './reference.ts';
import { WordSearch } from './word-search.ts';

/** Answers that are kept; a screen asks for the same one a few times. */
const MAX_KEPT = 8;

/** What an answer that is kept was asked with, and what it is. */
type Answer = { readonly words: readonly string[]; readonly found: ItemSet };

type Kept = {
  readonly state: string;
  readonly answers: Map<string, Answer>;
  names: ClassNames | null;
};
const keptOf = new WeakMap<Database, Kept>();

/** What differs whenever a connection may see other items than before. */
function stateOf(db: Database): string {
  return `${contentVersion(db)} ${db.prepare<[], number>('SELECT total_changes()').pluck().get() ?? 0}`;
}

/**
 * How many items the index does not know as they are now: those after the last one in it, and those of
 * blocks that changed. Counted apart, since a condition of both would look at every item.
 */
const COUNT_NOT_INDEXED = `SELECT
  (SELECT count(*) FROM item WHERE id > (SELECT last_id FROM search_state))
  + (SELECT count(*) FROM search_stale s JOIN item i
       ON i.id BETWEEN s.block << ${BLOCK_SHIFT} AND (s.block << ${BLOCK_SHIFT}) + ${BLOCK_ITEMS - 1}
       WHERE i.id <= (SELECT last_id FROM search_state))`;

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

/** Takes out what the index has of blocks that changed, and adds what is in them now. */
function bringUpToDate(db: Database, words: readonly string[], found: ItemSet): void {
  const last = idsOf(db, 'SELECT last_id FROM search_state', [])[0] ?? 0;
  found.keepUpTo(last);
  for (const block of idsOf(db, 'SELECT block FROM search_stale', [])) {
    const start = block << BLOCK_SHIFT;
    for (let at = 0; at < BLOCK_ITEMS; at += 1) found.delete(start + at);
  }
  const { sql, values } = referenceTerm(words);
  for (const condition of [
    'i.id > (SELECT last_id FROM search_state)',
    `i.id IN (SELECT j.id FROM search_stale s JOIN item j
       ON j.id BETWEEN s.block << ${BLOCK_SHIFT} AND (s.block << ${BLOCK_SHIFT}) + ${BLOCK_ITEMS - 1})`,
  ]) {
    const ids = idsOf(db, `SELECT i.id FROM item i WHERE ${condition} AND ${sql}`, values);
    for (const id of ids) found.add(id);
  }
}

/** True where whatever holds all of `words` holds all of `fewer`. */
function implies(words: readonly string[], fewer: readonly string[]): boolean {
  return fewer.every((part) => words.some((word) => word.includes(part)));
}

/** The kept answer with the fewest items among which all that hold the words are. */
function smallestAround(words: readonly string[], kept: Iterable<Answer>): Answer | null {
  let smallest: { answer: Answer; size: number } | null = null;
  for (const answer of kept) {
    if (!implies(words, answer.words)) continue;
    const { size } = answer.found;
    if (smallest === null || size < smallest.size) smallest = { answer, size };
  }
  return smallest?.answer ?? null;
}

/** Looks for words in the index; the rarest first, and for others only among what was found. */
function search(db: Database, words: readonly string[], kept: Kept): ItemSet {
  kept.names ??= readClassNames(db);
  const index = { db, mirror: mirrorOf(db), names: kept.names, ...sizesOf(db) };
  const around = smallestAround(words, kept.answers.values());
  const searches = words
    .filter((word) => !(around?.words.includes(word) ?? false))
    .map((word) => new WordSearch(index, word));
  const ordered =
    searches.length < 2
      ? searches
      : searches
          .map((each) => ({ each, items: each.estimate() }))
          .toSorted((one, other) => one.items - other.items)
          .map(({ each }) => each);
  let found = around?.found.copy() ?? null;
  for (const each of ordered) {
    if (found?.isEmpty === true) break;
    found = found === null ? each.all() : each.among(found);
  }
  const result = found ?? new ItemSet();
  bringUpToDate(db, words, result);
  return result;
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
    kept = { state, answers: new Map(), names: null };
    keptOf.set(db, kept);
  }
  const key = JSON.stringify(words);
  const known = kept.answers.get(key);
  if (known !== undefined) return known.found;
  const found = search(db, words, kept);
  kept.answers.set(key, { words, found });
  for (const oldest of kept.answers.keys()) {
    if (kept.answers.size <= MAX_KEPT) break;
    kept.answers.delete(oldest);
  }
  return found;
}

/** Items that are in the index as they are now, and how many there are. */
export function readSearchState(db: Database): { indexed: number; items: number } {
  const items = idsOf(db, 'SELECT coalesce(sum(items), 0) FROM class_verdict', [])[0] ?? 0;
  const waiting = idsOf(db, COUNT_NOT_INDEXED, [])[0] ?? 0;
  return { indexed: Math.max(0, items - waiting), items };
}
