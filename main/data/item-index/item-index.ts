import type { DataContract } from '#shared/contract/data';
import { chosenValues, FACETS } from '#shared/domain/facet';
import type { ItemFilter, ItemSort } from '#shared/domain/filter';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import type { Database } from '../database/connection.ts';
import { pageOfValues, shownValues } from './facet-values.ts';
import { countsOf, type Counted, type FacetColumns } from './facet-counts.ts';
import type { CodedColumn } from './coded-column.ts';
import { IndexState } from './index-state.ts';
import { columnsFor } from './item-masks.ts';
import type { ColumnName } from './item-columns.ts';
import { prepareOrder } from './sort-keys.ts';

type Facets = OutputOf<DataContract, 'items.facets'>;
type Columns = ReadonlyMap<ColumnName, CodedColumn>;

const NO_COLUMN: CodedColumn = { codes: new Int32Array(0), values: [] };

/**
 * Answers which items a filter finds, how many of each value, and in which order, from columns in
 * memory. They are read from the workspace when first asked for, and what a change made stale is
 * read again, so that every answer is of the workspace as it is.
 */
export class ItemIndex {
  readonly #db: () => Database;
  #state: IndexState | null = null;
  #loading: Promise<IndexState> | null = null;

  /** `db` gives the connection that reads, and throws where the workspace was closed. */
  constructor(db: () => Database) {
    this.#db = db;
  }

  /** Counts per value of every facet; each follows all of the filter but what it chose of itself. */
  facets(filter: ItemFilter): Promise<Facets> {
    return this.#counted(filter, (counted, state, columns) => {
      const facets = FACETS.map((facet) => {
        const counts = countsOf(facet, state.table, counted, columns);
        return [facet, shownValues(counts, chosenValues(filter, facet))];
      });
      return { total: counted.total, facets: Object.fromEntries(facets) as Facets['facets'] };
    });
  }

  /** Values of one facet a page at a time; see `pageOfValues`. */
  facetValues({
    filter,
    ...page
  }: InputOf<DataContract, 'items.facetValues'>): Promise<
    OutputOf<DataContract, 'items.facetValues'>
  > {
    return this.#counted(filter, (counted, state, columns) =>
      pageOfValues(this.#db(), countsOf(page.facet, state.table, counted, columns), page),
    );
  }

  /** How many items the workspace has. */
  async size(): Promise<number> {
    return (await this.#current()).places.items;
  }

  /** The ids of the filtered items in order; missing values come last either way. */
  sortedIds(filter: ItemFilter, order: readonly ItemSort[]): Promise<Int32Array> {
    return this.#answer(async (state) => {
      const columns = await state.columns.load(columnsFor(filter));
      const { classOf } = state.places;
      const prepared = await prepareOrder(order, classOf, state.classRanks, state.columns);
      return () => state.idsInOrder(state.masksOf(this.#db(), filter, columns), order, prepared);
    });
  }

  #counted<T>(
    filter: ItemFilter,
    tell: (counted: Counted, state: IndexState, columns: FacetColumns) => T,
  ): Promise<T> {
    return this.#answer(async (state) => {
      const columns: Columns = await state.columns.load([
        'place',
        'import',
        'lacksRegion',
        ...columnsFor(filter),
      ]);
      const ofFacets: FacetColumns = {
        sites: columns.get('place') ?? NO_COLUMN,
        imports: columns.get('import') ?? NO_COLUMN,
        regions: columns.get('lacksRegion') ?? NO_COLUMN,
      };
      return () => {
        const masks = state.masksOf(this.#db(), filter, columns);
        return tell(state.counted(masks, ofFacets), state, ofFacets);
      };
    });
  }

  /** Prepares an answer and gives it, anew where the workspace changed before it was ready. */
  async #answer<T>(prepare: (state: IndexState) => Promise<() => T>): Promise<T> {
    for (;;) {
      const state = await this.#current();
      try {
        const give = await prepare(state);
        if (state.isCurrent(this.#db())) return give();
      } catch (error) {
        // What a change came between is read again; anything else is a failure.
        if (state.isCurrent(this.#db())) throw error;
      }
    }
  }

  /** The columns of the workspace as it is now; several who ask wait for the same reading. */
  async #current(): Promise<IndexState> {
    for (;;) {
      if (this.#state?.isCurrent(this.#db()) === true) return this.#state;
      this.#loading ??= IndexState.load(this.#db, this.#state).finally(() => {
        this.#loading = null;
      });
      this.#state = await this.#loading;
    }
  }
}
