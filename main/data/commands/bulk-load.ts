import type { CellValue } from '../../import/protocol.ts';
import type { Database } from '../database/connection.ts';
import { COUNTING, prepareBulkInsert, type BulkInsert, type RowPattern } from './bulk-insert.ts';
import type { PlainKey } from './row-identity.ts';

/** Rows per statement; more at once gain nothing, one by one takes a third longer. */
const ROWS_AT_ONCE = 8;
/** Patterns of rows that have a statement of their own; more are written as they are. */
const MAX_INSERTS = 64;
/**
 * Page cache until the end of the import, in KiB: rows are only appended, and SQLite sorts an index in pieces as
 * large as its cache. Small pieces stay in the processor's own cache, which halves the time.
 */
const CACHE_KIB = 2048;
/** Threads that sort pieces of an index while the next ones are read; a quarter of the time. */
const SORTING_THREADS = 2;

/** What every row holds: the names of its values, and which of them a key may repeat. */
type RowShape = { readonly columns: readonly string[]; readonly plainKeys: readonly PlainKey[] };

/**
 * The first import of a workspace: its rows are written without indexes, which are built at the
 * end in one go; at a million rows that takes three quarters of the time. Nothing may look for an
 * item by its key until then.
 */
export class BulkLoad {
  readonly #db: Database;
  readonly #indexes: readonly string[];
  readonly #columns: readonly string[];
  readonly #plainKeys: readonly PlainKey[];
  readonly #keyAt: number;
  readonly #counting: readonly number[];
  readonly #constants: Readonly<Record<string, string>>;
  readonly #inserts = new Map<string, BulkInsert>();
  /** Rows that wait, one after another; the same array serves all of them. */
  readonly #pending: CellValue[];
  #filled = 0;

  private constructor(
    db: Database,
    importId: number,
    addedBy: number,
    { columns, plainKeys }: RowShape,
  ) {
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
    this.#plainKeys = plainKeys;
    this.#keyAt = columns.indexOf('item_key');
    this.#counting = COUNTING.map((column) => columns.indexOf(column));
    this.#constants = { import_id: String(importId), added_by: String(addedBy) };
    this.#pending = Array.from({ length: ROWS_AT_ONCE * columns.length }, () => null);
  }

  /** Starts a bulk load where the workspace holds no item; otherwise `null`. */
  static startIfEmpty(
    db: Database,
    importId: number,
    addedBy: number,
    shape: RowShape,
  ): BulkLoad | null {
    const hasItems = db.prepare('SELECT 1 FROM item LIMIT 1').get() !== undefined;
    return hasItems ? null : new BulkLoad(db, importId, addedBy, shape);
  }

  /** Writes a row whose key no other row has. */
  add(values: readonly CellValue[]): void {
    for (let at = 0; at < values.length; at += 1) {
      this.#pending[this.#filled + at] = values[at] ?? null;
    }
    this.#filled += values.length;
    if (this.#filled === this.#pending.length) this.#flush();
  }

  #flush(): void {
    const pending = this.#pending;
    const width = this.#columns.length;
    const { once, each, statement } = this.#insertOf(this.#patternOf());
    const values: CellValue[] = [];
    for (const place of once) values.push(pending[place] ?? null);
    for (let start = 0; start < this.#filled; start += width) {
      for (const place of each) values.push(pending[start + place] ?? null);
    }
    statement.run(...values);
    this.#filled = 0;
  }

  /**
   * What the rows that wait have in common. A blank cell takes longer to hand to SQLite than a
   * number, so columns that are blank in all of them count as not there.
   */
  #patternOf(): RowPattern {
    const pending = this.#pending;
    const width = this.#columns.length;
    const columns: number[] = [];
    for (let column = 0; column < width; column += 1) {
      let at = column;
      while (at < this.#filled && pending[at] === null) at += width;
      if (at < this.#filled) columns.push(column);
    }
    const key = this.#plainKeys.find((plain) => this.#repeats(plain)) ?? null;
    return { rows: this.#filled / width, columns, key, counts: this.#countsOn() };
  }

  #repeats({ prefix, at }: PlainKey): boolean {
    for (let start = 0; start < this.#filled; start += this.#columns.length) {
      const key = this.#pending[start + this.#keyAt];
      const value = this.#pending[start + at];
      if (typeof key !== 'string' || typeof value !== 'string') return false;
      if (key.length !== prefix.length + value.length) return false;
      if (!key.startsWith(prefix) || !key.endsWith(value)) return false;
    }
    return true;
  }

  #countsOn(): boolean {
    const width = this.#columns.length;
    for (const place of this.#counting) {
      const first = Number(this.#pending[place]);
      for (let row = 1; row * width < this.#filled; row += 1) {
        if (this.#pending[row * width + place] !== first + row) return false;
      }
    }
    return true;
  }

  #insertOf(pattern: RowPattern): BulkInsert {
    const { rows, columns, key, counts } = pattern;
    const name = `${rows} ${columns.join(' ')} ${key?.at} ${counts}`;
    const known = this.#inserts.get(name);
    if (known !== undefined) return known;
    const whole = { rows, columns: [...this.#columns.keys()], key: null, counts: false };
    const isWhole = columns.length === this.#columns.length && key === null && !counts;
    if (!isWhole && this.#inserts.size >= MAX_INSERTS) return this.#insertOf(whole);
    const insert = prepareBulkInsert(this.#db, pattern, this.#columns, this.#constants);
    this.#inserts.set(name, insert);
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
