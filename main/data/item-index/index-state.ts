import type { ItemFilter, ItemSort } from '#shared/domain/filter';
import type { Database } from '../database/connection.ts';
import { contentVersion } from '../database/content-version.ts';
import { loadClassTable, type ClassTable } from './class-table.ts';
import type { CodedColumn } from './coded-column.ts';
import { ColumnStore } from './column-store.ts';
import type { ColumnName } from './item-columns.ts';
import {
  candidatesOf,
  idsAmong,
  idsMeeting,
  isOfClasses,
  maskItems,
  type MaskedItems,
} from './item-masks.ts';
import { loadPlaces, type ItemPlaces } from './item-places.ts';
import {
  classCountsOf,
  countClasses,
  countItems,
  type ClassCounts,
  type Counted,
  type FacetColumns,
} from './facet-counts.ts';
import { KeptOrder } from './kept-order.ts';
import { classMasks } from './masks.ts';
import { sortIds } from './sort-ids.ts';
import { ClassRanks, type PreparedOrder } from './sort-keys.ts';
import { findClasses, SqlAnswers } from './sql-answers.ts';
import { mayHaveChangedItems, readMark, type Mark } from './staleness.ts';

/** What of a filter is not met. */
type Masks = {
  readonly classes: Int32Array;
  /** Of the items that may meet it. */
  readonly items: () => MaskedItems;
  /** Classes say it all. */
  readonly isOfClasses: boolean;
};

const NO_COLUMN: CodedColumn = { codes: new Int32Array(0), values: [] };

/** A connection and which version of the content it reads. */
type Version = { readonly db: Database; readonly content: number };

function versionOf(db: Database): Version {
  return { db, content: contentVersion(db) };
}

type Parts = {
  readonly version: Version;
  readonly mark: Mark;
  readonly table: ClassTable;
  readonly places: ItemPlaces;
  readonly columns: ColumnStore;
};

/** A list of fewer than one in so many items is ordered by itself. */
const SMALL_PART = 4;

/** Puts ids, which are ascending, in order. */
function inOrder(ids: Int32Array, { keys, isIdDescending, walked }: PreparedOrder): Int32Array {
  if (walked !== null) return sortIds(idsAmong(walked, ids), ids, keys);
  return sortIds(isIdDescending ? ids.toReversed() : ids, ids, keys);
}

async function readClasses(db: () => Database): Promise<Pick<Parts, 'table' | 'places'>> {
  const table = await loadClassTable(db);
  return { table, places: await loadPlaces(db, table.placeOf) };
}

/** Orders whose lists of all items are kept. */
const ORDERS_KEPT = 4;

/** The columns of one version of the workspace. */
export class IndexState {
  readonly table: ClassTable;
  readonly places: ItemPlaces;
  readonly columns: ColumnStore;
  readonly classRanks: ClassRanks;
  readonly #version: Version;
  readonly #mark: Mark;
  readonly #answers = new SqlAnswers();
  readonly #orders = new Map<string, KeptOrder>();
  #classCounts: ClassCounts | null = null;
  #last: { readonly key: string; readonly masks: Masks } | null = null;

  private constructor({ version, mark, table, places, columns }: Parts) {
    this.#version = version;
    this.#mark = mark;
    this.table = table;
    this.places = places;
    this.columns = columns;
    this.classRanks = new ClassRanks(table);
  }

  /**
   * Reads classes and which item is of which. Columns of items are taken over from the state
   * before, unless something may have changed them since.
   */
  static async load(db: () => Database, before: IndexState | null): Promise<IndexState> {
    for (;;) {
      const reader = db();
      const version = versionOf(reader);
      const mark = readMark(reader);
      const isKept = before !== null && !mayHaveChangedItems(reader, before.#mark);
      const read = await readClasses(db).catch((error: unknown) => {
        // An import that wants the file for itself closes the connection; what follows is read anew.
        if (reader.open) throw error;
        return null;
      });
      if (read === null) continue;
      const { table, places } = read;
      const isSame =
        isKept &&
        before.places.items === places.items &&
        before.places.classOf.length === places.classOf.length;
      const columns = isSame ? before.columns : new ColumnStore(db, places);
      const state = new IndexState({ version, mark, table, places, columns });
      if (state.isCurrent(db())) return state;
    }
  }

  /** True while the workspace is as it was when this was read. */
  isCurrent(db: Database): boolean {
    const { db: own, content } = this.#version;
    return own === db && contentVersion(db) === content;
  }

  /**
   * The ids of the items that meet a filter, in an order. A list of most items is made of that of
   * all, which is kept: with another filter its items are picked from it.
   */
  idsInOrder(masks: Masks, order: readonly ItemSort[], prepared: PreparedOrder): Int32Array {
    const key = JSON.stringify(order);
    const { ids: everyId, byClass, items } = this.places;
    let all = this.#orders.get(key);
    if (all === undefined) {
      const ids = idsMeeting(masks.items());
      if (ids.length * SMALL_PART < items) return inOrder(ids, prepared);
      all = new KeptOrder(inOrder(everyId, prepared), byClass);
      for (const oldest of this.#orders.keys()) {
        if (this.#orders.size < ORDERS_KEPT) break;
        this.#orders.delete(oldest);
      }
      this.#orders.set(key, all);
    }
    return masks.isOfClasses ? all.ofClasses(masks.classes) : all.of(idsMeeting(masks.items()));
  }

  /** Counts what facets show of a filter. */
  counted({ classes, items, isOfClasses: isByClass }: Masks, columns: FacetColumns): Counted {
    const { classOf, byClass } = this.places;
    if (!isByClass) return countItems(items(), classOf, classes, columns);
    this.#classCounts ??= classCountsOf(columns, byClass);
    return countClasses(classes, byClass, this.#classCounts, columns);
  }

  /** What of a filter each class and each item does not meet; the last answer is kept. */
  masksOf(db: Database, filter: ItemFilter, columns: ReadonlyMap<ColumnName, CodedColumn>): Masks {
    const key = JSON.stringify(filter);
    if (this.#last?.key === key) return this.#last.masks;
    const classes = classMasks(this.table, filter, findClasses(db, filter));
    // What every item meets, as a word of all their texts, asks for nothing.
    const answered = this.#answers
      .testsOf(db, filter)
      .filter(({ set, isExcluded }) => isExcluded || !set.hasAll(this.places.ids));
    let items: MaskedItems | null = null;
    const masks: Masks = {
      classes,
      items: () => {
        items ??= maskItems(
          filter,
          candidatesOf(filter, answered, this.places),
          this.places.classOf,
          classes,
          this.table.columns.lacks,
          (name) => columns.get(name) ?? NO_COLUMN,
        );
        return items;
      },
      isOfClasses: isOfClasses(filter, answered),
    };
    this.#last = { key, masks };
    return masks;
  }
}
