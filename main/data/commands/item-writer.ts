import type { CellValue } from '../../import/protocol.ts';
import type { Database } from '../database/connection.ts';
import { BulkLoad } from './bulk-load.ts';
import { formerValues } from './former-values.ts';
import { ItemSet } from './item-set.ts';
import type { Comparison, ItemRecord, KnownItem, RowFate } from './row-decider.ts';

/** No row has it, as nearly as 53 bits can tell. */
const NO_HASH = 0;

/**
 * Writes what was decided of the rows of one import into the `item` table, and keeps what undoing
 * it will need. Must run inside the import's transaction.
 */
export class ItemWriter {
  readonly #db: Database;
  readonly #importId: number;
  readonly #countedBy: number;
  readonly #changeId: number;
  readonly #columns: readonly string[];
  readonly #hashAt: number;
  readonly #insert;
  readonly #findWhole;
  readonly #keepBefore;
  readonly #keepHash;
  readonly #clearMissing;
  #bulk: BulkLoad | null;

  /**
   * `columns` name the values of every row; `countedBy` is the import whose ledger counts what is
   * added, another than `importId` where that one mends its rejected rows.
   */
  constructor(
    db: Database,
    { importId, changeId, countedBy }: { importId: number; changeId: number; countedBy: number },
    columns: readonly string[],
  ) {
    this.#db = db;
    this.#importId = importId;
    this.#countedBy = countedBy;
    this.#changeId = changeId;
    this.#columns = columns;
    this.#hashAt = columns.indexOf('content_hash');
    this.#bulk = BulkLoad.startIfEmpty(db, importId, countedBy, columns);
    const marks = [...columns, importId, countedBy].map(() => '?').join(', ');
    this.#insert = db.prepare(
      `INSERT INTO item (${columns.join(', ')}, import_id, added_by) VALUES (${marks})`,
    );
    this.#findWhole = db.prepare<[number], ItemRecord>('SELECT * FROM item WHERE id = ?');
    this.#keepBefore = db.prepare(
      `INSERT OR IGNORE INTO change_item (change_id, item_id, before_class, after_class, before)
       VALUES (?, ?, ?, ?, ?)`,
    );
    this.#keepHash = db.prepare('UPDATE item SET content_hash = ? WHERE id = ?');
    this.#clearMissing = db.prepare('UPDATE item SET missing_since = NULL WHERE id = ?');
  }

  /** Writes what was decided of a row; its values stand in the order of `columns`. */
  write(fate: RowFate, values: readonly CellValue[]): void {
    switch (fate.kind) {
      case 'added':
        if (this.#bulk === null) this.#insert.run(...values, this.#importId, this.#countedBy);
        else this.#bulk.add(values);
        break;
      case 'updated':
        this.#update(fate.comparison, fate.classId, values);
        break;
      case 'unchanged':
        // So that the same row of a later file is known at once.
        if (fate.comparison !== null) {
          this.#keepHash.run(this.#hashOf(fate.comparison, values), fate.known.id);
        }
        this.#find(fate.known);
        break;
      case 'known':
        this.#find(fate.known);
        break;
      case 'repeated':
      case 'contradicts':
        break;
    }
  }

  /** The hash by which the same row is known to change nothing; none where it still might. */
  #hashOf({ isHeldBack }: Comparison, values: readonly CellValue[]): CellValue {
    return isHeldBack ? NO_HASH : (values[this.#hashAt] ?? NO_HASH);
  }

  #update(comparison: Comparison, classId: number, values: readonly CellValue[]): void {
    const { existing, changes: merged } = comparison;
    const changes = new Map(merged);
    if (existing.missing_since !== null) changes.set('missing_since', null);
    const before = formerValues(existing, changes);
    this.#keepBefore.run(this.#changeId, existing.id, existing.class_id, classId, before);
    const valueOf = (column: string): CellValue => values[this.#columns.indexOf(column)] ?? null;
    this.#db
      .prepare(
        `UPDATE item SET ${[...changes.keys()].map((column) => `${column} = ?, `).join('')}
           class_id = ?, content_hash = ?, import_id = ?, row_number = ?, line_number = ?
         WHERE id = ?`,
      )
      .run(
        ...changes.values(),
        classId,
        this.#hashOf(comparison, values),
        this.#importId,
        valueOf('row_number'),
        valueOf('line_number'),
        existing.id,
      );
  }

  /** Takes the mark from an item that was missing. */
  #find(known: KnownItem): void {
    if (known.missing_since === null) return;
    const existing = this.#findWhole.get(known.id);
    if (existing === undefined) throw new Error('A known item is gone.');
    const before = formerValues(existing, new Map([['missing_since', null]]));
    this.#keepBefore.run(this.#changeId, known.id, known.class_id, known.class_id, before);
    this.#clearMissing.run(known.id);
  }

  /** Builds what indexes were left out, and keeps which items from before the file named. */
  finish(named: ItemSet): void {
    this.#bulk?.end();
    this.#bulk = null;
    if (named.isEmpty) return;
    const earlier = this.#db
      .prepare<[number], Uint8Array>('SELECT items FROM import_named WHERE import_id = ?')
      .pluck()
      .get(this.#countedBy);
    const all = ItemSet.fromBytes(earlier ?? new Uint8Array());
    for (const id of named.ids()) all.add(id);
    this.#db
      .prepare('INSERT OR REPLACE INTO import_named (import_id, items) VALUES (?, ?)')
      .run(this.#countedBy, all.toBytes());
  }
}
