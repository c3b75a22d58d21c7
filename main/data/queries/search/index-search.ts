import type { ItemSet } from '../../commands/item-set.ts';
import type { Database } from '../../database/connection.ts';
import { BLOCK_ITEMS, BLOCK_SHIFT, PAGE_TEXTS } from './block-layout.ts';
import type { IndexMirror } from './index-mirror.ts';
import { needleOf, scanLines } from './scan-lines.ts';

/** Characters that the index knows together; a shorter word is looked for in every block. */
const GRAM = 3;
/** Grams that are asked for; more hardly leave fewer blocks. */
const MAX_GRAMS = 24;

/** The blocks that may hold a word as a query of FTS5, or `null` where all may. */
export function gramQuery(word: string): string | null {
  const characters = Array.from(word);
  const grams = new Set<string>();
  for (let at = 0; at + GRAM <= characters.length && grams.size < MAX_GRAMS; at += 1) {
    grams.add(characters.slice(at, at + GRAM).join(''));
  }
  if (grams.size === 0) return null;
  return [...grams].map((gram) => `"${gram.replaceAll('"', '""')}"`).join(' AND ');
}

/** Adds the items whose own texts hold the word; FTS5 tells the blocks where it can. */
export function addByOwnTexts(
  db: Database,
  mirror: IndexMirror,
  word: string,
  found: ItemSet,
): void {
  const needle = needleOf(Buffer.from(word), mirror.byteShares());
  const query = gramQuery(word);
  const blocks =
    query === null
      ? mirror.blocks.keys()
      : db
          .prepare<[string], number>('SELECT rowid FROM search_gram WHERE search_gram MATCH ?')
          .pluck()
          .all(query);
  for (const block of blocks) {
    const lines = mirror.blocks[block];
    if (lines !== undefined) scanLines(lines, needle, block << BLOCK_SHIFT, found);
  }
}

/** Adds the items of which a text that others share holds the word. */
export function addBySharedTexts(mirror: IndexMirror, word: string, found: ItemSet): void {
  const needle = needleOf(Buffer.from(word), mirror.byteShares());
  const isHit = new Uint8Array(mirror.texts.length * PAGE_TEXTS + 1);
  // 0 stands for no text.
  const add = (text: number): void => {
    isHit[text + 1] = 1;
  };
  mirror.texts.forEach((lines, page) => {
    scanLines(lines, needle, page * PAGE_TEXTS, { add });
  });
  if (!isHit.includes(1)) return;
  mirror.blocks.forEach((lines, block) => {
    if (lines !== undefined) addCoded(lines.codes, isHit, block << BLOCK_SHIFT, found);
  });
}

/** Adds the items of a block one of whose codes is a hit; `codes` is as `packCodes` made it. */
function addCoded(codes: Uint32Array, isHit: Uint8Array, start: number, found: ItemSet): void {
  for (let at = 0; at < codes.length; at += 1) {
    if (isHit[codes[at] ?? 0] === 1) found.add(start + (at & (BLOCK_ITEMS - 1)));
  }
}
