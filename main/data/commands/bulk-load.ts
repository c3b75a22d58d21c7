import type { Statement } from 'better-sqlite3';
import type { CellValue } from '../../import/protocol.ts';
import type { Database } from '../database/connection.ts';

/** Rows per statement; more at once gain nothing, one by one takes a third longer. */
const ROWS_AT_ONCE = 8;
/** Patterns of blank columns that have a statement of their own; more are written as they are. */
const MAX_INSERTS = 64;
/**
 * Page cache until the end of the import, in KiB: rows are only appended, and SQLite sorts an index in pieces as
 * large as its cache. Small pieces stay in the processor's own cache, which halves the time.
 */
const CACHE_KIB = 2048;
/** Threads that sort pieces of an index while the next ones are read; a quarter of the time. */
const SORTING_THREADS = 2;

/** Writes some rows; the others of their columns are blank. */
type Insert = {
  /** Places of the columns among those of a row. */
  readonly columns: readonly number[];
  readonly statement: Statement<CellValue[]>;
};

/**
 * The first import of a workspace: its rows are written without indexes, which are built at the
 * end in one go; at a million rows that takes three quarters of the time. Nothing may look for an
 * item by its key until then.
 */
export class BulkLoad {
  readonly #db: Database;
  readonly #indexes: readonly string[];
  readonly #columns: readonly string[];
  readonly #constants: string;
  /** By the number of rows and the columns that are filled in any of them. */
  readonly #inserts = new Map<string, Insert>();
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
    this.#columns = columns;
    this.#constants = `${importId}, ${addedBy}`;
    this.#pending = Array.from({ length: ROWS_AT_ONCE * columns.length }, () => null);
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
    if (this.#filled === this.#pending.length) this.#flush();
  }

  /**
   * Writes the rows that wait. A blank cell takes longer to hand to SQLite than a number, so columns
   * that are blank in all of the rows are left out.
   */
  #flush(): void {
    const width = this.#columns.length;
    const filled: number[] = [];
    for (let column = 0; column < width; column += 1) {
      let at = column;
      while (at < this.#filled && this.#pending[at] === null) at += width;
      if (at < this.#filled) filled.push(column);
    }
    const rows = this.#filled / width;
    const insert = this.#insertOf(filled, rows);
    const values: CellValue[] = [];
    for (let start = 0; start < this.#filled; start += width) {
      for (const column of insert.columns) values.push(this.#pending[start + column] ?? null);
    }
    insert.statement.run(...values);
    this.#filled = 0;
  }

  /** What writes so many rows of at least these columns. */
  #insertOf(columns: readonly number[], rows: number): Insert {
    const key = `${rows} ${columns.join(' ')}`;
    const known = this.#inserts.get(key);
    if (known !== undefined) return known;
    const isWhole = columns.length === this.#columns.length;
    if (!isWhole && this.#inserts.size >= MAX_INSERTS) {
      return this.#insertOf([...this.#columns.keys()], rows);
    }
    const names = columns.map((column) => this.#columns[column] ?? '');
    const row = `(${[...columns.map(() => '?'), this.#constants].join(', ')})`;
    const statement = this.#db.prepare<CellValue[]>(
      `INSERT INTO item (${names.join(', ')}, import_id, added_by)
       VALUES ${Array.from({ length: rows }, () => row).join(', ')}`,
    );
    const insert = { columns, statement };
    this.#inserts.set(key, insert);
    return insert;
  }

  /** Writes what waits and builds the indexes. */
  end(): void {
    if (this.#filled > 0) this.#flush();
    this.#db.pragma(`threads = ${SORTING_THREADS}`);
    for (const sql of this.#indexes) this.#db.exec(sql);
    this.#db.pragma('threads = 0');
  }
}
