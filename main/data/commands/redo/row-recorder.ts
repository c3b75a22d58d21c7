import type { Database } from '../../database/connection.ts';
import { forgetItems } from '../search-index/forget-items.ts';

/** Where former rows are kept: a database of its own, which ends with the connection. */
export const REDO_SCHEMA = 'redo';

/** Computed from the others, or written anew by whoever undoes. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'change',
  'class_verdict',
  'class_finding',
  'rule_measure',
]);
/** The index of searches follows items by itself. */
const OF_SEARCH = 'search\\_%';

type Table = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** How a table of its former rows is declared. */
  readonly declared: string;
};

const quoted = (name: string): string => `"${name}"`;

function tableOf(db: Database, name: string): Table {
  const info = db
    .prepare<[string], { name: string; type: string; pk: number }>(
      'SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid',
    )
    .all(name);
  const key = info
    .filter(({ pk }) => pk > 0)
    .toSorted((a, b) => a.pk - b.pk)
    .map((column) => column.name);
  const [only, ...others] = info.filter(({ pk }) => pk > 0);
  const isRowId = only?.type === 'INTEGER' && others.length === 0;
  const columns = info.map((column) => column.name);
  const declared = isRowId
    ? columns.map((each) =>
        each === key[0] ? `${quoted(each)} INTEGER PRIMARY KEY` : quoted(each),
      )
    : [...columns.map(quoted), `PRIMARY KEY (${key.map(quoted).join(', ')})`];
  return {
    name,
    columns,
    key,
    declared: `(${declared.join(', ')})${isRowId ? '' : ' WITHOUT ROWID'}`,
  };
}

/** The tables of a workspace that are recorded: all ordinary ones that have a key. */
function recordedTables(db: Database): Table[] {
  return db
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
         AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '${OF_SEARCH}' ESCAPE '\\'
       ORDER BY name`,
    )
    .pluck()
    .all()
    .filter((name) => !LEFT_OUT.has(name))
    .map((name) => tableOf(db, name))
    .filter(({ key }) => key.length > 0);
}

/**
 * Keeps rows as they were before something changed them, so that exactly that can be put back. One
 * recording is of one number; `was_<number>_<table>` holds rows that were changed or removed, and
 * `new_<number>_<table>` the keys of those that were added.
 */
export class RowRecorder {
  readonly #db: Database;
  readonly #number: number;
  readonly #tables: readonly Table[];

  constructor(db: Database, number: number) {
    this.#db = db;
    this.#number = number;
    this.#tables = recordedTables(db);
  }

  #was({ name }: Table): string {
    return `was_${this.#number}_${name}`;
  }

  #new({ name }: Table): string {
    return `new_${this.#number}_${name}`;
  }

  /** A row of a table of the recording with the key of `row`: OLD or NEW. */
  #has(table: string, { key }: Table, row: string): string {
    const same = key.map((each) => `k.${quoted(each)} IS ${row}.${quoted(each)}`).join(' AND ');
    return `EXISTS (SELECT 1 FROM ${table} k WHERE ${same})`;
  }

  /** Begins to record; within a transaction, whose rollback ends it. */
  start(): void {
    // REPLACE tells no trigger what it removes otherwise.
    this.#db.pragma('recursive_triggers = ON');
    for (const table of this.#tables) {
      const { name, columns, key, declared } = table;
      const [was, young] = [this.#was(table), this.#new(table)];
      const keys = key.map(quoted).join(', ');
      const keep = `INSERT INTO ${was} SELECT ${columns.map((each) => `OLD.${quoted(each)}`).join(', ')}
        WHERE NOT ${this.#has(was, table, 'OLD')} AND NOT ${this.#has(young, table, 'OLD')};`;
      const note = `INSERT INTO ${young} SELECT ${key.map((each) => `NEW.${quoted(each)}`).join(', ')}
        WHERE NOT ${this.#has(was, table, 'NEW')} AND NOT ${this.#has(young, table, 'NEW')};`;
      this.#db.exec(`
        CREATE TABLE ${REDO_SCHEMA}.${was} ${declared};
        CREATE TABLE ${REDO_SCHEMA}.${young} (${keys}, PRIMARY KEY (${keys})) WITHOUT ROWID;
        CREATE TEMP TRIGGER redo_delete_${name} BEFORE DELETE ON main.${quoted(name)} BEGIN ${keep} END;
        CREATE TEMP TRIGGER redo_update_${name} BEFORE UPDATE ON main.${quoted(name)}
          BEGIN ${keep} ${note} END;
        CREATE TEMP TRIGGER redo_insert_${name} AFTER INSERT ON main.${quoted(name)} BEGIN ${note} END;`);
    }
  }

  /** Ends recording; what did not change is not kept. */
  stop(): void {
    for (const table of this.#tables) {
      for (const on of ['delete', 'update', 'insert']) {
        this.#db.exec(`DROP TRIGGER IF EXISTS temp.redo_${on}_${table.name}`);
      }
    }
    this.#db.pragma('recursive_triggers = OFF');
    for (const table of this.#tables) {
      for (const each of [this.#was(table), this.#new(table)]) {
        const row = this.#db.prepare(`SELECT 1 FROM ${REDO_SCHEMA}.${each} LIMIT 1`).get();
        if (row === undefined) this.#db.exec(`DROP TABLE ${REDO_SCHEMA}.${each}`);
      }
    }
  }

  /** Forgets what was recorded. */
  drop(): void {
    for (const table of this.#tables) {
      for (const each of [this.#was(table), this.#new(table)]) {
        this.#db.exec(`DROP TABLE IF EXISTS ${REDO_SCHEMA}.${each}`);
      }
    }
  }

  /**
   * Puts all rows back as they were when recording began. Within a transaction during which keys to
   * other tables are not checked: rows come back table by table. Gives how many items that are.
   */
  restore(): number {
    const there = new Set(
      this.#db
        .prepare<[], string>(`SELECT name FROM ${REDO_SCHEMA}.sqlite_schema WHERE type = 'table'`)
        .pluck()
        .all(),
    );
    let items = 0;
    let planned = 0;
    for (const table of this.#tables) {
      let rows = 0;
      if (there.has(this.#new(table))) rows += this.#remove(table, this.#new(table));
      if (there.has(this.#was(table))) rows += this.#putBack(table);
      if (table.name === 'item_removal') planned = rows;
      if (table.name !== 'item') continue;
      items = rows;
      // Put back or taken out again, an item is not what the index last saw in its place.
      for (const touched of [this.#was(table), this.#new(table)]) {
        if (there.has(touched)) forgetItems(this.#db, `SELECT id FROM ${REDO_SCHEMA}.${touched}`);
      }
    }
    // Where no item is another one than before, its place on the removal plan may be.
    return items === 0 ? planned : items;
  }

  #remove(table: Table, from: string): number {
    const keys = table.key.map(quoted).join(', ');
    const { changes } = this.#db
      .prepare(
        `DELETE FROM main.${quoted(table.name)}
         WHERE (${keys}) IN (SELECT ${keys} FROM ${REDO_SCHEMA}.${from})`,
      )
      .run();
    return changes;
  }

  #putBack(table: Table): number {
    const { name, columns, key } = table;
    const was = `${REDO_SCHEMA}.${this.#was(table)}`;
    const list = columns.map(quoted).join(', ');
    if (name !== 'item') {
      // Rows may share what is unique while they change places, so all go before any comes back.
      this.#remove(table, this.#was(table));
      return this.#db
        .prepare(`INSERT INTO main.${quoted(name)} (${list}) SELECT ${list} FROM ${was}`)
        .run().changes;
    }
    // Items keep their keys, and most of their indexes are left alone where rows stay.
    const setting = columns
      .filter((each) => !key.includes(each) && each !== 'item_key')
      .map((each) => `${quoted(each)} = w.${quoted(each)}`);
    const updated = this.#db
      .prepare(`UPDATE main.item SET ${setting.join(', ')} FROM ${was} w WHERE w.id = item.id`)
      .run().changes;
    const added = this.#db
      .prepare(
        `INSERT INTO main.item (${list}) SELECT ${list} FROM ${was}
         WHERE id NOT IN (SELECT id FROM main.item) ORDER BY id`,
      )
      .run().changes;
    return updated + added;
  }
}
