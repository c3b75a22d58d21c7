import type { Statement } from 'better-sqlite3';
import type { Database } from '../../database/connection.ts';
import { foldForSearch } from '#shared/domain/search-text';
import { BLOCK_ITEMS, BLOCK_SHIFT, packCodes } from '../../queries/search/block-layout.ts';
import { lineEnds } from '../../queries/search/scan-lines.ts';
import { OWN_TEXT, SHARED_COLUMNS } from '../../queries/search/searched-columns.ts';
import { TextBook } from './text-book.ts';

/** An item's id, its own texts as one, then each shared text. */
type Row = readonly [number, string, ...(string | null)[]];

/** Puts blocks of items into the index of searches; the caller holds the transaction. */
export class BlockIndexer {
  readonly #db: Database;
  /** Reads every shared text, a tenth of a second at a million items: only where there is a block. */
  #book: TextBook | null = null;
  readonly #items: Statement<[number, number], Row>;
  readonly #writeBlock: Statement<[number, number, Buffer, Buffer, Buffer]>;
  readonly #former: Statement<[number], Buffer>;
  readonly #dropGrams: Statement<[number, string]>;
  readonly #writeGrams: Statement<[number, string]>;
  readonly #freshen: Statement<[number]>;
  readonly #nextStale: Statement<[], number>;
  readonly #nextId: Statement<[], number>;
  readonly #setLast: Statement<[number]>;
  readonly #setGeneration: Statement<[number]>;
  #generation: number;

  constructor(db: Database) {
    this.#db = db;
    this.#items = db
      .prepare<[number, number], Row>(
        `SELECT i.id, ${OWN_TEXT}, ${SHARED_COLUMNS.map((column) => `i.${column}`).join(', ')}
         FROM item i WHERE i.id BETWEEN ? AND ?`,
      )
      .raw();
    this.#writeBlock = db.prepare('INSERT OR REPLACE INTO search_block VALUES (?, ?, ?, ?, ?)');
    this.#former = db
      .prepare<[number], Buffer>('SELECT lines FROM search_block WHERE block = ?')
      .pluck();
    this.#dropGrams = db.prepare(
      `INSERT INTO search_gram (search_gram, rowid, lines) VALUES ('delete', ?, ?)`,
    );
    this.#writeGrams = db.prepare('INSERT INTO search_gram (rowid, lines) VALUES (?, ?)');
    this.#freshen = db.prepare('DELETE FROM search_stale WHERE block = ?');
    this.#nextStale = db
      .prepare<[], number>(
        `SELECT block FROM search_stale
         WHERE block <= (SELECT last_id FROM search_state) >> ${BLOCK_SHIFT} LIMIT 1`,
      )
      .pluck();
    this.#nextId = db
      .prepare<[], number>(
        'SELECT id FROM item WHERE id > (SELECT last_id FROM search_state) ORDER BY id LIMIT 1',
      )
      .pluck();
    this.#setLast = db.prepare('UPDATE search_state SET last_id = max(last_id, ?)');
    this.#setGeneration = db.prepare('UPDATE search_state SET generation = ?');
    const before = db.prepare<[], number>('SELECT generation FROM search_state').pluck().get() ?? 0;
    this.#generation = before + 1;
  }

  /**
   * Indexes the next block that changed, or else the next with items that came after the last one.
   * False where there is none.
   */
  indexNext(): boolean {
    const stale = this.#nextStale.get();
    const next = stale === undefined ? this.#nextId.get() : undefined;
    if (stale === undefined && next === undefined) return false;
    this.#indexBlock(stale ?? (next ?? 0) >> BLOCK_SHIFT);
    return true;
  }

  /** Writes what several blocks have in common; before each commit. */
  save(): void {
    this.#book?.save(this.#generation);
    this.#setGeneration.run(this.#generation);
    this.#generation += 1;
  }

  #indexBlock(block: number): void {
    const book = (this.#book ??= new TextBook(this.#db));
    const start = block << BLOCK_SHIFT;
    const lines = Array.from({ length: BLOCK_ITEMS }, () => '');
    const columns = SHARED_COLUMNS.map((): Uint32Array | null => null);
    let last = 0;
    for (const [id, own, ...shared] of this.#items.all(start, start + BLOCK_ITEMS - 1)) {
      lines[id - start] = own;
      last = id;
      shared.forEach((text, column) => {
        if (text === null) return;
        const codes = (columns[column] ??= new Uint32Array(BLOCK_ITEMS));
        // 0 stands for no text.
        codes[id - start] = book.numberOf(text) + 1;
      });
    }
    const folded = lines.map(foldForSearch).join('\n');
    // FTS5 keeps no texts: it takes out what it is told again.
    const former = this.#former.get(block);
    if (former !== undefined) this.#dropGrams.run(block, former.toString('utf8'));
    this.#writeGrams.run(block, folded);
    const bytes = Buffer.from(folded);
    const ends = Buffer.from(lineEnds(bytes).buffer);
    this.#writeBlock.run(block, this.#generation, bytes, ends, packCodes(columns));
    this.#freshen.run(block);
    this.#setLast.run(last);
  }
}
