import type { CellValue } from '../../import/protocol.ts';
import type { Database } from '../database/connection.ts';

/** Rows per statement; more at once gain nothing, one by one takes a third longer. */
const ROWS_AT_ONCE = 8;
/**
 * Page cache until the end of the import, in KiB: rows are only appended, and SQLite sorts an index in pieces as
 * large as its cache. Small pieces stay in the processor's own cache, which halves the time.
 */
const CACHE_KIB = 2048;
/** Threads that sort pieces of an index while the next ones are read; a quarter of the time. */
const SORTING_THREADS = 2;

/**
 * The first import of a workspace: its rows are written without indexes, which are built at the
 * end in one go; at a million rows that takes three quarters of the time. Nothing may look for an
 * item by its key until then.
 */
export class BulkLoad {
  readonly #db: Database;
  readonly #indexes: readonly string[];
  readonly #insertOne;
  readonly #insertSeveral;
  readonly #valuesAtOnce: number;
  /** Rows that wait, one after another; the same array serves all of them. */
  readonly #pending: CellValue[];
  #filled = 0;

  private constructor(db: Database, importId: number, addedBy: number, columns: readonly string[]) {
    this.#db = db;
    db.pragma(`cache_size = -${CACHE_KIB}`);
    const indexes = db
      .prepare<[], { name: string; sql: string }>(
        `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'item' AND sql IS NOT NULL`,
      )
      .all();
    this.#indexes = indexes.map(({ sql }) => sql);
    for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
    const row = `(${[...columns.map(() => '?'), importId, addedBy].join(', ')})`;
    const insert = (rows: number): string =>
      `INSERT INTO item (${columns.join(', ')}, import_id, added_by)
       VALUES ${Array.from({ length: rows }, () => row).join(', ')}`;
    this.#insertOne = db.prepare(insert(1));
    this.#insertSeveral = db.prepare(insert(ROWS_AT_ONCE));
    this.#valuesAtOnce = ROWS_AT_ONCE * columns.length;
    this.#pending = Array.from({ length: this.#valuesAtOnce }, () => null);
  }

  /**
   * Starts a bulk load where the workspace holds no item; otherwise `null`. `columns` name the
   * values of every row.
   */
  static startIfEmpty(
    db: Database,
    importId: number,
    addedBy: number,
    columns: readonly string[],
  ): BulkLoad | null {
    const hasItems = db.prepare('SELECT 1 FROM item LIMIT 1').get() !== undefined;
    return hasItems ? null : new BulkLoad(db, importId, addedBy, columns);
  }

  /** Writes a row whose key no other row has. */
  add(values: readonly CellValue[]): void {
    for (let at = 0; at < values.length; at += 1) {
      this.#pending[this.#filled + at] = values[at] ?? null;
    }
    this.#filled += values.length;
    if (this.#filled < this.#valuesAtOnce) return;
    this.#insertSeveral.run(...this.#pending);
    this.#filled = 0;
  }

  /** Writes what waits and builds the indexes. */
  end(): void {
    const width = this.#valuesAtOnce / ROWS_AT_ONCE;
    for (let at = 0; at < this.#filled; at += width) {
      this.#insertOne.run(...this.#pending.slice(at, at + width));
    }
    this.#filled = 0;
    this.#db.pragma(`threads = ${SORTING_THREADS}`);
    for (const sql of this.#indexes) this.#db.exec(sql);
    this.#db.pragma('threads = 0');
  }
}
