import type { Database } from '../../database/connection.ts';
import { PAGE_TEXTS } from './block-layout.ts';
import type { IndexMirror } from './index-mirror.ts';
import { scanLines, type Needle } from './scan-lines.ts';

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

/** The blocks that may hold a word in a text of an item's own; `null` where all may. */
export function blocksWith(db: Database, word: string): number[] | null {
  const query = gramQuery(word);
  if (query === null) return null;
  return db
    .prepare<[string], number>('SELECT rowid FROM search_gram WHERE search_gram MATCH ?')
    .pluck()
    .all(query);
}

/**
 * Marks the shared texts that hold a word, each at its number and one, because 0 stands for no text;
 * `null` where none does.
 */
export function sharedTextsWith(mirror: IndexMirror, needle: Needle): Uint8Array | null {
  const isHit = new Uint8Array(mirror.texts.length * PAGE_TEXTS + 1);
  let hits = 0;
  const add = (text: number): void => {
    isHit[text + 1] = 1;
    hits += 1;
  };
  mirror.texts.forEach((lines, page) => {
    scanLines(lines, needle, page * PAGE_TEXTS, { add });
  });
  return hits === 0 ? null : isHit;
}
