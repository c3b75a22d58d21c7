import type { CellValue } from '../../import/protocol.ts';
import type { Database } from '../database/connection.ts';
import { KeySet } from './key-set.ts';

/** Rows put aside before the indexes are built after all. */
const MAX_ASIDE = 20_000;

/** Rows per statement; more at once gain nothing, one by one takes a third longer. */
const ROWS_AT_ONCE = 8;

type Aside<T> = { readonly values: readonly CellValue[]; readonly itemClass: T };

/**
 * The first import of a workspace: its rows are written without indexes, which are built at the
 * end in one go; at a million rows that takes three quarters of the time. Rows whose key was met
 * before need the index, so they wait for it.
 */
export class BulkLoad<T> {
  readonly #db: Database;
  readonly #indexes: readonly string[];
  readonly #keys = new KeySet();
  readonly #insertOne;
  readonly #insertSeveral;
  readonly #valuesAtOnce: number;
  #pending: CellValue[] = [];
  #aside: Aside<T>[] = [];

  private constructor(db: Database, importId: number, columns: readonly string[]) {
    this.#db = db;
    const indexes = db
      .prepare<[], { name: string; sql: string }>(
        `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'item' AND sql IS NOT NULL`,
      )
      .all();
    this.#indexes = indexes.map(({ sql }) => sql);
    for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
    const row = `(${[...columns.map(() => '?'), importId, importId].join(', ')})`;
    const insert = (rows: number): string =>
      `INSERT INTO item (${columns.join(', ')}, import_id, added_by)
       VALUES ${Array.from({ length: rows }, () => row).join(', ')}`;
    this.#insertOne = db.prepare(insert(1));
    this.#insertSeveral = db.prepare(insert(ROWS_AT_ONCE));
    this.#valuesAtOnce = ROWS_AT_ONCE * columns.length;
  }

  /**
   * Starts a bulk load where the workspace holds no item; otherwise `null`. `columns` name the
   * values of every row, `item_key` first.
   */
  static startIfEmpty<T>(
    db: Database,
    importId: number,
    columns: readonly string[],
  ): BulkLoad<T> | null {
    const hasItems = db.prepare('SELECT 1 FROM item LIMIT 1').get() !== undefined;
    return hasItems ? null : new BulkLoad<T>(db, importId, columns);
  }

  /** Writes a row, true; or keeps it until the indexes are there where its key was met before. */
  add(values: readonly CellValue[], itemClass: T): boolean {
    if (this.#keys.addAndTell(String(values[0] ?? ''))) {
      this.#aside.push({ values, itemClass });
      return false;
    }
    for (const value of values) this.#pending.push(value);
    if (this.#pending.length === this.#valuesAtOnce) {
      this.#insertSeveral.run(...this.#pending);
      this.#pending = [];
    }
    return true;
  }

  /** True where so many rows wait that the load is better ended. */
  get isFull(): boolean {
    return this.#aside.length >= MAX_ASIDE;
  }

  /** Builds the indexes; gives the rows that waited for them. */
  end(): readonly Aside<T>[] {
    const width = this.#valuesAtOnce / ROWS_AT_ONCE;
    for (let at = 0; at < this.#pending.length; at += width) {
      this.#insertOne.run(...this.#pending.slice(at, at + width));
    }
    this.#pending = [];
    for (const sql of this.#indexes) this.#db.exec(sql);
    return this.#aside;
  }
}
