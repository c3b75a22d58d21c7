import { foldForSearch } from '#shared/domain/search-text';
import type { Database } from '../../database/connection.ts';
import { PAGE_TEXTS } from '../../queries/search/block-layout.ts';

/** Shared texts, folded, with the number that stands for each; what is not used any more stays. */
export class TextBook {
  readonly #db: Database;
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];
  /** Numbers by the text as it is in items, so that one that repeats is not folded again. */
  readonly #known = new Map<string, number>();
  #savedTexts = 0;

  /** Reads the texts that a workspace has. */
  constructor(db: Database) {
    this.#db = db;
    const pages = db
      .prepare<[], Buffer>('SELECT lines FROM search_text ORDER BY page')
      .pluck()
      .all();
    for (const page of pages) {
      for (const text of page.toString('utf8').split('\n')) this.#add(text);
    }
    this.#savedTexts = this.#texts.length;
  }

  #add(text: string): number {
    const number = this.#texts.length;
    this.#texts.push(text);
    this.#numbers.set(text, number);
    return number;
  }

  /** The number of a text as it is in an item. */
  numberOf(text: string): number {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const folded = foldForSearch(text);
    const number = this.#numbers.get(folded) ?? this.#add(folded);
    this.#known.set(text, number);
    return number;
  }

  /** Writes the pages that have grown, as of a generation. */
  save(generation: number): void {
    if (this.#savedTexts === this.#texts.length) return;
    const write = this.#db.prepare(
      'INSERT OR REPLACE INTO search_text (page, generation, lines) VALUES (?, ?, ?)',
    );
    const first = Math.floor(this.#savedTexts / PAGE_TEXTS);
    for (let page = first; page * PAGE_TEXTS < this.#texts.length; page += 1) {
      const texts = this.#texts.slice(page * PAGE_TEXTS, (page + 1) * PAGE_TEXTS);
      write.run(page, generation, Buffer.from(texts.join('\n')));
    }
    this.#savedTexts = this.#texts.length;
  }
}
