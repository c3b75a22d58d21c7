import type { ItemFilter } from '#shared/domain/filter';
import type { Database } from '../database/connection.ts';
import { loadClassTable, type ClassTable } from './class-table.ts';
import type { CodedColumn } from './coded-column.ts';
import { ColumnStore } from './column-store.ts';
import type { ColumnName } from './item-columns.ts';
import { itemMasks } from './item-masks.ts';
import { loadPlaces, type ItemPlaces } from './item-places.ts';
import { classMasks } from './masks.ts';
import { ClassRanks } from './sort-keys.ts';
import { findClasses, SqlAnswers } from './sql-answers.ts';
import { mayHaveChangedItems, readMark, type Mark } from './staleness.ts';

/** Masks by class and by item id. */
type Masks = { readonly classes: Int32Array; readonly items: Int16Array };

const NO_COLUMN: CodedColumn = { codes: new Int32Array(0), values: [] };

/** A connection and what SQLite counts of others' commits on it. */
type Version = { readonly db: Database; readonly commits: unknown };

function versionOf(db: Database): Version {
  return { db, commits: db.pragma('data_version', { simple: true }) };
}

type Parts = {
  readonly version: Version;
  readonly mark: Mark;
  readonly table: ClassTable;
  readonly places: ItemPlaces;
  readonly columns: ColumnStore;
};

async function readClasses(db: () => Database): Promise<Pick<Parts, 'table' | 'places'>> {
  const table = await loadClassTable(db);
  return { table, places: await loadPlaces(db, table.placeOf) };
}

/** The columns of one version of the workspace. */
export class IndexState {
  readonly table: ClassTable;
  readonly places: ItemPlaces;
  readonly columns: ColumnStore;
  readonly classRanks: ClassRanks;
  readonly #version: Version;
  readonly #mark: Mark;
  readonly #answers = new SqlAnswers();
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
      const columns = isSame ? before.columns : new ColumnStore(db, places.classOf);
      const state = new IndexState({ version, mark, table, places, columns });
      if (state.isCurrent(db())) return state;
    }
  }

  /** True while the workspace is as it was when this was read. */
  isCurrent(db: Database): boolean {
    const { db: own, commits } = this.#version;
    return own === db && versionOf(db).commits === commits;
  }

  /** What of a filter each class and each item does not meet; the last answer is kept. */
  masksOf(db: Database, filter: ItemFilter, columns: ReadonlyMap<ColumnName, CodedColumn>): Masks {
    const key = JSON.stringify(filter);
    if (this.#last?.key === key) return this.#last.masks;
    const classes = classMasks(this.table, filter, findClasses(db, filter));
    const items = itemMasks(
      filter,
      this.places.classOf,
      classes,
      this.table.columns.lacks,
      (name) => columns.get(name) ?? NO_COLUMN,
      this.#answers.testsOf(db, filter),
    );
    this.#last = { key, masks: { classes, items } };
    return this.#last.masks;
  }
}
