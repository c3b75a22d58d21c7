import type { Database } from '../database/connection.ts';
import type { CodedColumn } from './coded-column.ts';
import { loadColumns, type ColumnName } from './item-columns.ts';
import type { ItemPlaces } from './item-places.ts';
import { rankValues } from './ranks.ts';
import { sortIds, type SortKey } from './sort-ids.ts';

/** What items are ordered by: for each id the place of its value, for each place a rank. */
export type RankedColumn = {
  readonly indexOf: Int32Array;
  readonly rankOf: Int32Array;
  /** How many ranks known values have; it is the rank of missing ones. */
  readonly count: number;
  /**
   * All ids in one direction, kept where values are many: a list that this breaks the last ties of is
   * a walk over it.
   */
  readonly ordered: ((isDescending: boolean) => Int32Array) | null;
};

/** Different values from which on the order of all items is kept. */
const MANY_VALUES = 65_536;

/** Columns that filters and counts ask for; of the others only the order of values is kept. */
const KEPT: ReadonlySet<ColumnName> = new Set<ColumnName>([
  'import',
  'isMissing',
  'lacksRegion',
  'place',
  'model',
  'installedOn',
  'quantity',
  'unitCost',
]);

/** The columns of items, each loaded when it is first asked for. */
export class ColumnStore {
  readonly #db: () => Database;
  readonly #classOf: Int32Array;
  readonly #ids: Int32Array;
  readonly #columns = new Map<ColumnName, Promise<CodedColumn>>();
  readonly #ranks = new Map<ColumnName, Promise<RankedColumn>>();

  constructor(db: () => Database, { classOf, ids }: ItemPlaces) {
    this.#db = db;
    this.#classOf = classOf;
    this.#ids = ids;
  }

  /** Several columns, those that are not there yet in one go over the table. */
  async load(names: readonly ColumnName[]): Promise<Map<ColumnName, CodedColumn>> {
    const wanted = [...new Set(names)];
    const absent = wanted.filter((name) => !this.#columns.has(name));
    if (absent.length > 0) {
      const loading = loadColumns(this.#db, this.#classOf, absent);
      for (const [at, name] of absent.entries()) {
        const column = loading.then(
          (columns) => columns[at] ?? { codes: this.#classOf, values: [] },
        );
        this.#columns.set(name, column);
        // Asked for again, a column that could not be read is read again.
        column.catch(() => this.#columns.delete(name));
      }
    }
    const found = wanted.map(async (name) => [name, await this.#columns.get(name)] as const);
    const columns = new Map<ColumnName, CodedColumn>();
    for (const [name, column] of await Promise.all(found)) {
      if (column !== undefined) columns.set(name, column);
    }
    return columns;
  }

  /** The order of items by a column, texts without regard to the case of ASCII letters. */
  ranked(name: ColumnName): Promise<RankedColumn> {
    let ranks = this.#ranks.get(name);
    if (ranks === undefined) {
      ranks = this.#rank(name);
      this.#ranks.set(name, ranks);
      ranks.catch(() => this.#ranks.delete(name));
    }
    return ranks;
  }

  async #rank(name: ColumnName): Promise<RankedColumn> {
    const columns = KEPT.has(name)
      ? [...(await this.load([name])).values()]
      : await loadColumns(this.#db, this.#classOf, [name]);
    const { codes: indexOf, values } = columns[0] ?? { codes: this.#classOf, values: [] };
    const { rankOf, count } = await rankValues(values, true);
    const orders = new Map<boolean, Int32Array>();
    const ordered = (isDescending: boolean): Int32Array => {
      const ids =
        orders.get(isDescending) ?? this.#sorted({ indexOf, rankOf, count, isDescending });
      orders.set(isDescending, ids);
      return ids;
    };
    return { indexOf, rankOf, count, ordered: count >= MANY_VALUES ? ordered : null };
  }

  #sorted(key: SortKey): Int32Array {
    return sortIds(this.#ids, this.#ids, [key]);
  }
}
