import type { ReadWarning } from '#shared/contract/import';
import type { CellValue } from '../../import/protocol.ts';
import { foldCase } from '#shared/domain/fold-case';
import { isPlaceholder } from '../../import/placeholders.ts';
import type { Database } from '../database/connection.ts';
import type { ItemSet } from './item-set.ts';

/** Rows that are looked at: a list with another key shows it in its first thousands. */
const MOST_ROWS = 10_000;

/** What may tell that two items are the same, and by what else they are not. */
const FIELDS = [
  { column: 'serial_number', words: 'serial number', unless: [] },
  { column: 'asset_id', words: 'asset ID', unless: ['serial_number'] },
  {
    column: 'hostname',
    words: 'host name',
    // Names of hosts are given anew; a number of the equipment is its own.
    unless: ['serial_number', 'asset_id', 'site', 'model'],
  },
] as const;
const COLUMNS = ['serial_number', 'asset_id', 'hostname', 'site', 'model'] as const;

type Found = { readonly line: number; readonly id: number; readonly value: string };

/**
 * Notices new items that an item of the workspace may be, which its key did not tell: a list that has
 * got a column of serial numbers, or another key, would count its equipment a second time.
 */
export class PerhapsKnown {
  readonly #db: Database;
  readonly #places: readonly number[];
  readonly #lineAt: number;
  /** The last item from before the import; 0 where there was none. */
  readonly #lastId: number;
  readonly #add;
  /** Fields of which no value has a letter beyond ASCII. */
  readonly #isPlain = new Set<string>(COLUMNS);
  #rows = 0;

  /** `columns` name the values of every row; nothing of the import is written yet. */
  constructor(db: Database, columns: readonly string[]) {
    this.#db = db;
    this.#places = COLUMNS.map((column) => columns.indexOf(column));
    this.#lineAt = columns.indexOf('line_number');
    this.#lastId = db.prepare<[], number | null>('SELECT max(id) FROM item').pluck().get() ?? 0;
    db.exec(`DROP TABLE IF EXISTS temp.perhaps_known;
      CREATE TEMP TABLE perhaps_known (line INTEGER, ${COLUMNS.map((column) => `${column} TEXT COLLATE NOCASE`).join(', ')})`);
    const marks = COLUMNS.map(() => '?').join(', ');
    this.#add = db.prepare(`INSERT INTO temp.perhaps_known VALUES (?, ${marks})`);
  }

  /** Looks at a row that becomes a new item. */
  note(values: readonly CellValue[]): void {
    if (this.#lastId === 0 || this.#rows >= MOST_ROWS) return;
    const said = this.#places.map((at) => values[at] ?? null);
    const known = said.map((value, at) => {
      const text = String(value ?? '');
      if (isPlaceholder(text)) return null;
      const column = COLUMNS[at];
      if (column !== undefined && /[^ -~]/u.test(text)) this.#isPlain.delete(column);
      return foldCase(text);
    });
    this.#add.run(values[this.#lineAt] ?? null, ...known);
    this.#rows += 1;
  }

  /**
   * One sentence for each field by which new items may be known ones, with the first row. Items that
   * the file names by their keys, `named`, are none of its others.
   */
  warnings(named: ItemSet): ReadWarning[] {
    const told = this.#rows === 0 ? [] : FIELDS.flatMap((field) => this.#warningOf(field, named));
    this.#db.exec('DROP TABLE temp.perhaps_known');
    return told;
  }

  #warningOf({ column, words, unless }: (typeof FIELDS)[number], named: ItemSet): ReadWarning[] {
    // Cards of one host share its name: only what is there once on both sides tells anything.
    this.#db.exec(`DROP INDEX IF EXISTS temp.perhaps_known_by;
      CREATE INDEX temp.perhaps_known_by ON perhaps_known (${column}) WHERE ${column} IS NOT NULL`);
    const agree = unless
      .map(
        (each) =>
          `AND (n.${each} IS NULL OR o.${each} IS NULL OR n.${each} = fold_case(o.${each}))`,
      )
      .join(' ');
    // Folding a million names takes a second, which names of ASCII letters alone do not need.
    const isPlain = this.#isPlain.has(column);
    const theirs = isPlain ? `o.${column}` : `fold_case(o.${column})`;
    const found = this.#db
      .prepare<[number], Found>(
        `WITH alike AS MATERIALIZED (
           SELECT n.rowid AS row, max(o.id) AS id FROM main.item o CROSS JOIN temp.perhaps_known n
           WHERE n.${column} = ${theirs} AND n.${column} IS NOT NULL AND o.id <= ?
           GROUP BY n.rowid HAVING count(*) = 1)
         SELECT n.line AS line, o.id AS id, o.${column} AS value
         FROM alike JOIN temp.perhaps_known n ON n.rowid = alike.row JOIN main.item o ON o.id = alike.id
         WHERE (SELECT count(*) FROM temp.perhaps_known WHERE ${column} = n.${column}) = 1 ${agree}
         ORDER BY n.line`,
      )
      .all(this.#lastId)
      .filter(({ id }) => !named.has(id));
    const [first] = found;
    if (first === undefined) return [];
    const among = this.#rows < MOST_ROWS ? '' : ` of the first ${MOST_ROWS}`;
    const rows =
      found.length === 1
        ? `1 row${among} that adds an item has`
        : `${found.length} rows${among} that add items have`;
    const message = `${rows} the ${words} of an item of the workspace, which has another key, first on line ${first.line}: "${first.value}". Where it is the same equipment, it would count twice; choose a key that both lists fill.`;
    return [{ code: 'perhaps-known', message, line: first.line }];
  }
}
