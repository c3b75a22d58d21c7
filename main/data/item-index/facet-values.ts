import type { FacetCounts, FacetValueCount } from '#shared/contract/facets';
import { FACET_VALUES_SHOWN, type Facet } from '#shared/domain/facet';
import { formOfSite, type Value } from './coded-column.ts';
import type { Database } from '../database/connection.ts';

/** Items per value of one facet, each value once. */
export type ValueCounts = {
  readonly values: readonly (string | null)[];
  /** By what a filter finds values, where that is not the values themselves. */
  readonly forms?: readonly (string | null)[];
  readonly items: ArrayLike<number>;
};

/** Most items first, then by the value; what lacks the fact is last among equals. */
function byItems(a: FacetValueCount, b: FacetValueCount): number {
  if (a.items !== b.items) return b.items - a.items;
  if (a.value === null || b.value === null) return a.value === null ? 1 : -1;
  return a.value < b.value ? -1 : 1;
}

function listed({ values, items }: ValueCounts): FacetValueCount[] {
  return values.flatMap((value, at) => {
    const count = items[at] ?? 0;
    return count > 0 ? [{ value, items: count }] : [];
  });
}

/** The first of some values in order, found without sorting what may be ten thousands of them. */
function greatest({ values, items }: ValueCounts, most: number): FacetValueCount[] {
  const first: FacetValueCount[] = [];
  for (let at = 0; at < values.length; at += 1) {
    const count = items[at] ?? 0;
    const last = first[most - 1];
    if (count === 0 || (last !== undefined && last.items > count)) continue;
    const each = { value: values[at] ?? null, items: count };
    if (last !== undefined && byItems(each, last) > 0) continue;
    const place = first.findIndex((other) => byItems(each, other) < 0);
    first.splice(place === -1 ? first.length : place, 0, each);
    if (first.length > most) first.pop();
  }
  return first;
}

function distinctOf({ items }: ValueCounts): number {
  let distinct = 0;
  for (let at = 0; at < items.length; at += 1) if ((items[at] ?? 0) > 0) distinct += 1;
  return distinct;
}

/** What a facet shows of its counts: the greatest, and every chosen value. */
export function shownValues(counts: ValueCounts, chosen: readonly (string | null)[]): FacetCounts {
  const values = greatest(counts, FACET_VALUES_SHOWN);
  const { forms } = counts;
  const formOf = (value: string | null): Value => (forms === undefined ? value : formOfSite(value));
  const shown = new Set(values.map(({ value }) => formOf(value)));
  const others = new Map(chosen.map((value) => [formOf(value), value]));
  const added = [...others]
    .filter(([form]) => !shown.has(form))
    .map(([form, value]) => {
      const at = (forms ?? counts.values).findIndex((each) => each === form);
      return { value: counts.values[at] ?? value, items: counts.items[at] ?? 0 };
    });
  return { values: [...values, ...added.toSorted(byItems)], distinct: distinctOf(counts) };
}

let countryNames: Intl.DisplayNames | null = null;

function countryName(code: string): string {
  if (!/^[A-Z]{2}$/u.test(code)) return '';
  countryNames ??= new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  return countryNames.of(code) ?? '';
}

/** What a value of a facet is called beside its own text: of suppliers, countries and imports. */
function namesOf(db: Database, facet: Facet): (value: string) => string {
  if (facet === 'country') return countryName;
  if (facet !== 'supplier' && facet !== 'import') return () => '';
  const sql =
    facet === 'supplier'
      ? 'SELECT id, name FROM supplier'
      : 'SELECT id, file_name AS name FROM import';
  const rows = db.prepare<[], { id: string | number; name: string }>(sql).all();
  const names = new Map(rows.map(({ id, name }) => [String(id), name]));
  return (value) => names.get(value) ?? '';
}

/** A page of a facet's values; a search finds a text in a value or its name, case ignored. */
export function pageOfValues(
  db: Database,
  counts: ValueCounts,
  page: {
    readonly facet: Facet;
    readonly search?: string | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): FacetCounts {
  const wanted = page.search?.trim().toLowerCase() ?? '';
  let all = listed(counts);
  if (wanted !== '') {
    const nameOf = namesOf(db, page.facet);
    const isFound = (text: string): boolean => text.toLowerCase().includes(wanted);
    all = all.filter(({ value }) => value !== null && (isFound(value) || isFound(nameOf(value))));
  }
  const values = all.toSorted(byItems).slice(page.offset, page.offset + page.limit);
  return { values, distinct: all.length };
}
