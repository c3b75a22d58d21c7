import type { ItemFilter } from '#shared/domain/filter';
import { ItemSet } from '../commands/item-set.ts';
import type { Database } from '../database/connection.ts';
import { classTerm, itemsWhere } from '../queries/filter-sql.ts';
import { searchItems } from '../queries/search/search-items.ts';

/** A condition that SQLite answers: which items meet it, or do not where it is excluded. */
export type SetTest = { readonly set: ItemSet; readonly isExcluded: boolean };

/** Lists of rules that classes are found by, and lists of what SQLite alone knows of items. */
const BY_CLASS = ['flaggedBy', 'undeterminedBy'] as const;
const BY_ITEM = [
  'hostPatterns',
  'siteKinds',
  'regions',
  'removals',
  'removalPaces',
  'removalCurrencies',
] as const;

function findItems(db: Database, filter: ItemFilter): ItemSet {
  const where = itemsWhere(filter);
  const ids = db
    .prepare<unknown[], string>(`SELECT json_group_array(i.id) FROM main.item i ${where.sql}`)
    .pluck()
    .get(...where.values);
  const set = new ItemSet();
  for (const id of JSON.parse(ids ?? '[]') as number[]) set.add(id);
  return set;
}

/** The items of a filter that is a search and nothing else, from the index of searches. */
function searchedItems(db: Database, { search }: ItemFilter): ItemSet | null {
  return search === undefined ? null : searchItems(db, search);
}

/** The classes that the filter's lists of rules are about. */
export function findClasses(
  db: Database,
  filter: ItemFilter,
): { classIds: Set<number>; isExcluded: boolean }[] {
  return [filter, filter.not ?? {}].flatMap((choices, at) =>
    BY_CLASS.flatMap((key) => {
      const rules = choices[key] ?? [];
      if (rules.length === 0) return [];
      const term = classTerm({ [key]: rules });
      const ids = db
        .prepare<unknown[], number>(
          `SELECT v.class_id FROM class_verdict v JOIN item_class c ON c.id = v.class_id
           WHERE ${term.sql}`,
        )
        .pluck()
        .all(...term.values);
      return [{ classIds: new Set(ids), isExcluded: at === 1 }];
    }),
  );
}

/** Answers that SQLite gave, for as long as the workspace stays as it is. */
export class SqlAnswers {
  readonly #answers = new Map<string, ItemSet>();

  /**
   * What of a filter neither classes nor columns tell: a search, shapes of names, kinds of sites,
   * regions, the removal plan.
   */
  testsOf(db: Database, filter: ItemFilter): SetTest[] {
    const search = filter.search?.trim() ?? '';
    const parts: [ItemFilter, boolean][] = search === '' ? [] : [[{ search }, false]];
    const { removalDue } = filter;
    if (removalDue !== undefined) parts.push([{ removalDue }, false]);
    for (const key of BY_ITEM) {
      const [included = [], excluded = []] = [filter[key], filter.not?.[key]];
      if (included.length > 0) parts.push([{ [key]: included }, false]);
      if (excluded.length > 0) parts.push([{ [key]: excluded }, true]);
    }
    return parts.map(([part, isExcluded]) => ({ set: this.#find(db, part), isExcluded }));
  }

  #find(db: Database, filter: ItemFilter): ItemSet {
    const key = JSON.stringify(filter);
    const set = this.#answers.get(key) ?? searchedItems(db, filter) ?? findItems(db, filter);
    // The oldest goes; a filter asks for a few, and the last ones are asked for again.
    this.#answers.delete(key);
    this.#answers.set(key, set);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= MOST_KEPT) break;
      this.#answers.delete(oldest);
    }
    return set;
  }
}

const MOST_KEPT = 10;
