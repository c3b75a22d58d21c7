import type { ImportPlan } from '#shared/contract/import';
import type { CellValue } from '../../import/protocol.ts';
import type { Database } from '../database/connection.ts';
import { BlankCellFinder, type BlankCells } from './blank-cells.ts';
import { CLASS_COLUMNS, type ClassValues, type ClassWriter } from './classes.ts';
import { fieldsOfPerson } from './edit/person-fields.ts';
import { ItemSet } from './item-set.ts';
import { isHeldBack, mergeClass, mergeColumns } from './merge-item.ts';
import { MakerReadings } from './maker-readings.ts';
import { PlanDefaults } from './plan-defaults.ts';
import { RowTags } from './own-rules/row-tags.ts';
import { RowSigns } from './signs/row-signs.ts';
import { SpokenKeys } from './spoken-keys.ts';

/** An item from before the import, as far as every row about it needs it. */
export type KnownItem = {
  readonly id: number;
  readonly class_id: number;
  readonly content_hash: number;
  readonly missing_since: number | null;
};

export type ItemRecord = Record<string, CellValue> & KnownItem;

/** A known item beside a row about it, and what comes of the two. */
export type Comparison = {
  readonly existing: ItemRecord;
  /** What the row says, by stored column. */
  readonly incoming: ReadonlyMap<string, CellValue>;
  readonly existingClass: ClassValues;
  readonly incomingClass: ClassValues;
  readonly blanks: BlankCells;
  /** The item's own columns that change. */
  readonly changes: ReadonlyMap<string, CellValue>;
  readonly mergedClass: ClassValues;
  /** True where what a person set holds back something that the row says. */
  readonly isHeldBack: boolean;
};

/** One row of the file. */
export type IncomingRow = {
  /** Its values, in the order of the columns. */
  readonly values: readonly CellValue[];
  readonly itemClass: ClassValues;
  /** The fields that defaults fill; see `ImportBatch`. */
  readonly filled: number;
};

/** What becomes of one row. */
export type RowFate =
  | { readonly kind: 'added' }
  | { readonly kind: 'updated'; readonly comparison: Comparison; readonly classId: number }
  /** Compared only where the row is not known to say what the last one said. */
  | {
      readonly kind: 'unchanged';
      readonly known: KnownItem;
      readonly comparison: Comparison | null;
    }
  /** The item is known, and the import only adds. */
  | { readonly kind: 'known'; readonly known: KnownItem }
  /** The same row stands in the file already. */
  | { readonly kind: 'repeated'; readonly firstLine: number }
  /** Another row of the file has the same key and says something else. */
  | { readonly kind: 'contradicts'; readonly firstLine: number };

const ADDED: RowFate = { kind: 'added' };

/**
 * Decides what becomes of each row of one import, from the workspace as it was before it and the
 * rows before it; it reads items and writes none, so that a dry run and an import decide alike.
 */
export class RowDecider {
  readonly #columns: readonly string[];
  readonly #keyAt: number;
  readonly #hashAt: number;
  readonly #lineAt: number;
  readonly #isAddOnly: boolean;
  readonly #blanks: BlankCellFinder;
  readonly #defaults: PlanDefaults;
  readonly #readings: MakerReadings;
  readonly #classes: ClassWriter;
  readonly #isEmpty: boolean;
  readonly #find;
  readonly #findWhole;
  readonly #findClass;
  readonly #spoken;
  readonly #signs: RowSigns;
  readonly #tags: RowTags;
  /** Items from before the import that its file names. */
  readonly named = new ItemSet();

  /** `columns` name the values of every row. */
  constructor(
    db: Database,
    plan: ImportPlan,
    headings: readonly string[],
    columns: readonly string[],
    classes: ClassWriter,
  ) {
    this.#spoken = new SpokenKeys(db);
    this.#columns = columns;
    this.#signs = new RowSigns(db, columns);
    this.#tags = new RowTags(db);
    this.#keyAt = columns.indexOf('item_key');
    this.#hashAt = columns.indexOf('content_hash');
    this.#lineAt = columns.indexOf('line_number');
    this.#isAddOnly = plan.mode === 'add-only';
    this.#blanks = new BlankCellFinder(plan, headings);
    this.#defaults = new PlanDefaults(plan);
    this.#readings = new MakerReadings(db);
    this.#classes = classes;
    this.#isEmpty = db.prepare('SELECT 1 FROM item LIMIT 1').get() === undefined;
    this.#find = db.prepare<[string], KnownItem>(
      'SELECT id, class_id, content_hash, missing_since FROM item WHERE item_key = ?',
    );
    this.#findWhole = db.prepare<[number], ItemRecord>('SELECT * FROM item WHERE id = ?');
    this.#findClass = db.prepare<[number], ClassValues>(
      `SELECT ${CLASS_COLUMNS.join(', ')} FROM item_class WHERE id = ?`,
    );
  }

  /** Says how many rows the file seems to have, as often as that becomes clearer. */
  expectRows(rows: number): void {
    this.#spoken.expect(rows);
  }

  /** Forgets what the file spoke of; no row is decided afterwards. */
  end(): void {
    this.#spoken.end();
  }

  /** What becomes of a row. */
  decide(row: IncomingRow): RowFate {
    const { values } = row;
    const key = String(values[this.#keyAt]);
    const hash = Number(values[this.#hashAt]);
    const known = this.#isEmpty ? undefined : this.#find.get(key);
    const isOnlyKnown = known !== undefined && this.#isAddOnly;
    const line = Number(values[this.#lineAt]);
    const earlier = this.#spoken.meet(key, line, hash, !isOnlyKnown);
    if (earlier !== null) {
      return { kind: earlier.isAlike ? 'repeated' : 'contradicts', firstLine: earlier.line };
    }
    if (isOnlyKnown) {
      this.named.add(known.id);
      return { kind: 'known', known };
    }
    if (known === undefined) return ADDED;
    this.named.add(known.id);
    if (hash === known.content_hash && !this.#blanks.erases) {
      return { kind: 'unchanged', known, comparison: null };
    }
    const comparison = this.compare(known, row);
    const classId = this.#classes.idOf(comparison.mergedClass);
    if (comparison.changes.size === 0 && classId === known.class_id) {
      return { kind: 'unchanged', known, comparison };
    }
    return { kind: 'updated', comparison, classId };
  }

  /** The known item of a key, for rows that are rejected before they can be compared. */
  name(key: string): void {
    const known = this.#isEmpty ? undefined : this.#find.get(key);
    if (known !== undefined) this.named.add(known.id);
  }

  /** Puts a row beside the item that it is about. */
  compare(known: KnownItem, { values, itemClass: incomingClass, filled }: IncomingRow): Comparison {
    const existing = this.#findWhole.get(known.id);
    const existingClass = this.#findClass.get(known.class_id);
    if (existing === undefined || existingClass === undefined) {
      throw new Error('A known item is gone.');
    }
    const incoming = new Map(this.#columns.map((column, at) => [column, values[at] ?? null]));
    const blanks = this.#blanks.of(
      { incoming, itemClass: incomingClass, filled },
      existing['extra'],
    );
    const said = this.#defaults.without(
      { incoming, incomingClass, filled },
      existing,
      existingClass,
    );
    const hasModel = (incoming.get('model') ?? null) !== null || blanks.fields.has('model');
    const saidClass = hasModel
      ? said.incomingClass
      : this.#readings.keep(said.incomingClass, existingClass);
    const changes = mergeColumns(existing, said.incoming, blanks);
    const held = fieldsOfPerson(existing);
    const merged = mergeClass(existingClass, saidClass, blanks, held);
    const signed = this.#signs.apply(merged, existing, changes);
    const mergedClass = this.#tags.apply(signed, existing, changes);
    return {
      existing,
      incoming,
      existingClass,
      incomingClass,
      blanks,
      changes,
      mergedClass,
      isHeldBack: isHeldBack(existingClass, { incoming, incomingClass }, held),
    };
  }
}
