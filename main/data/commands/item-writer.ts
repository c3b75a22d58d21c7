import type { CellValue } from '../../import/protocol.ts';
import type { Database } from '../database/connection.ts';
import { CLASS_COLUMNS, type ClassValues, type ClassWriter } from './classes.ts';
import { formerValues } from './former-values.ts';
import { ItemSet } from './item-set.ts';
import { mergeClass, mergeColumns } from './merge-item.ts';

/** What became of one row. */
export type RowFate =
  | { readonly kind: 'added' }
  | { readonly kind: 'updated' }
  | { readonly kind: 'unchanged' }
  /** The same row stands in the file already. */
  | { readonly kind: 'repeated'; readonly firstRow: number | null }
  /** Another row of the file has the same key and says something else. */
  | { readonly kind: 'contradicts'; readonly firstRow: number | null; readonly key: string };

type ItemRecord = Record<string, CellValue> & { readonly id: number; readonly class_id: number };

/**
 * Writes the rows of one import into the `item` table: new keys are added, known ones compared
 * field by field. Must run inside the import's transaction.
 */
export class ItemWriter {
  readonly #db: Database;
  readonly #importId: number;
  readonly #changeId: number;
  readonly #columns: readonly string[];
  readonly #hashAt: number;
  readonly #insert;
  readonly #find;
  readonly #findWhole;
  readonly #findClass;
  readonly #classes: ClassWriter;
  readonly #keepBefore;
  readonly #keepHash;
  /** Items from before this import that its file named already. */
  readonly #seen = new ItemSet();
  /** Ids above this one were added by this import. */
  readonly #lastIdBefore: number;

  /** `columns` name the values of every row, `item_key` first. */
  constructor(
    db: Database,
    importId: number,
    changeId: number,
    columns: readonly string[],
    classes: ClassWriter,
  ) {
    this.#db = db;
    this.#importId = importId;
    this.#changeId = changeId;
    this.#columns = columns;
    this.#hashAt = columns.indexOf('content_hash');
    this.#classes = classes;
    this.#findClass = db.prepare<[number], ClassValues>(
      `SELECT ${CLASS_COLUMNS.join(', ')} FROM item_class WHERE id = ?`,
    );
    const marks = [...columns, importId, importId].map(() => '?').join(', ');
    this.#insert = db.prepare(
      `INSERT INTO item (${columns.join(', ')}, import_id, added_by) VALUES (${marks})
       ON CONFLICT DO NOTHING`,
    );
    this.#find = db.prepare<[CellValue], { id: number; content_hash: number; row_number: number }>(
      'SELECT id, content_hash, row_number FROM item WHERE item_key = ?',
    );
    this.#findWhole = db.prepare<[number], ItemRecord>('SELECT * FROM item WHERE id = ?');
    this.#keepBefore = db.prepare(
      `INSERT OR IGNORE INTO change_item (change_id, item_id, before_class, after_class, before)
       VALUES (?, ?, ?, ?, ?)`,
    );
    this.#keepHash = db.prepare('UPDATE item SET content_hash = ? WHERE id = ?');
    this.#lastIdBefore = Number(
      db.prepare<[], number | null>('SELECT max(id) FROM item').pluck().get() ?? 0,
    );
  }

  /** Writes one row; its values stand in the order of `columns`, its class in full beside them. */
  write(values: readonly CellValue[], classValues: () => ClassValues): RowFate {
    const { changes } = this.#insert.run(...values, this.#importId, this.#importId);
    if (changes === 1) return { kind: 'added' };
    const key = values[0] ?? null;
    const known = this.#find.get(key);
    if (known === undefined) throw new Error('A row was neither added nor found.');
    const hash = values[this.#hashAt];
    const isOfThisFile = known.id > this.#lastIdBefore || this.#seen.has(known.id);
    if (isOfThisFile) {
      const firstRow = known.id > this.#lastIdBefore ? known.row_number : null;
      if (hash === known.content_hash) return { kind: 'repeated', firstRow };
      return { kind: 'contradicts', firstRow, key: String(key) };
    }
    this.#seen.add(known.id);
    if (hash === known.content_hash) return { kind: 'unchanged' };
    return this.#update(known.id, values, classValues());
  }

  #update(id: number, values: readonly CellValue[], incomingClass: ClassValues): RowFate {
    const existing = this.#findWhole.get(id);
    const existingClass =
      existing === undefined ? undefined : this.#findClass.get(existing.class_id);
    if (existing === undefined || existingClass === undefined) {
      throw new Error('A known item is gone.');
    }
    const incoming = new Map(this.#columns.map((column, at) => [column, values[at] ?? null]));
    const changes = mergeColumns(existing, incoming);
    const classId = this.#classes.idOf(mergeClass(existingClass, incomingClass));
    if (changes.size === 0 && classId === existing.class_id) {
      // So that the same row further down the file is known for what it is.
      this.#keepHash.run(incoming.get('content_hash'), id);
      return { kind: 'unchanged' };
    }
    const columns = [...changes.keys()];
    const before = formerValues(existing, changes);
    this.#keepBefore.run(this.#changeId, id, existing.class_id, classId, before);
    this.#db
      .prepare(
        `UPDATE item SET ${columns.map((column) => `${column} = ?, `).join('')}
           class_id = ?, content_hash = ?, import_id = ?, row_number = ?, line_number = ?
         WHERE id = ?`,
      )
      .run(
        ...changes.values(),
        classId,
        incoming.get('content_hash'),
        this.#importId,
        incoming.get('row_number'),
        incoming.get('line_number'),
        id,
      );
    return { kind: 'updated' };
  }

  /** Keeps which items from before the file named, changed or not; undoing others asks for it. */
  keepNamed(): void {
    if (this.#seen.isEmpty) return;
    this.#db
      .prepare('INSERT INTO import_named (import_id, items) VALUES (?, ?)')
      .run(this.#importId, this.#seen.toBytes());
  }
}
