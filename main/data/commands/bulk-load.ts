import type { CellValue } from '../../import/protocol.ts';
import type { Database } from '../database/connection.ts';
import { KeySet } from './key-set.ts';

/** Rows put aside before the indexes are built after all. */
const MAX_ASIDE = 20_000;

type Aside<T> = { readonly values: CellValue[]; readonly itemClass: T };

/**
 * The first import of a workspace: its rows are written without indexes, which are built at the
 * end in one go; at a million rows that takes three quarters of the time. Rows whose key was met
 * before need the index, so they wait for it.
 */
export class BulkLoad<T> {
  readonly #db: Database;
  readonly #indexes: readonly string[];
  readonly #keys = new KeySet();
  #aside: Aside<T>[] = [];

  private constructor(db: Database) {
    this.#db = db;
    const indexes = db
      .prepare<[], { name: string; sql: string }>(
        `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'item' AND sql IS NOT NULL`,
      )
      .all();
    this.#indexes = indexes.map(({ sql }) => sql);
    for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  }

  /** Starts a bulk load where the workspace holds no item; otherwise `null`. */
  static startIfEmpty<T>(db: Database): BulkLoad<T> | null {
    const hasItems = db.prepare('SELECT 1 FROM item LIMIT 1').get() !== undefined;
    return hasItems ? null : new BulkLoad<T>(db);
  }

  /** True where a row of this key was met before. */
  isMet(key: CellValue): boolean {
    return key !== null && this.#keys.addAndTell(String(key));
  }

  /** Keeps a row until the indexes are there. */
  putAside(values: CellValue[], itemClass: T): void {
    this.#aside.push({ values, itemClass });
  }

  /** True where so many rows wait that the load is better ended. */
  get isFull(): boolean {
    return this.#aside.length >= MAX_ASIDE;
  }

  /** Builds the indexes; gives the rows that waited for them. */
  end(): readonly Aside<T>[] {
    for (const sql of this.#indexes) this.#db.exec(sql);
    return this.#aside;
  }
}
