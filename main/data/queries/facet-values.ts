import type { FacetCounts, FacetValueCount } from '#shared/contract/facets';
import { FACET_VALUES_SHOWN, type Facet } from '#shared/domain/facet';
import type { Database } from '../database/connection.ts';

/** Items per value of one facet. */
export type ValueCounts = ReadonlyMap<string | null, number>;

/** Most items first, then by the value; what lacks the fact is last among equals. */
function byItems(a: FacetValueCount, b: FacetValueCount): number {
  if (a.items !== b.items) return b.items - a.items;
  if (a.value === null || b.value === null) return a.value === null ? 1 : -1;
  return a.value < b.value ? -1 : 1;
}

function listed(counts: ValueCounts): FacetValueCount[] {
  return [...counts]
    .flatMap(([value, items]) => (items > 0 ? [{ value, items }] : []))
    .toSorted(byItems);
}

/** What a facet shows of its counts: the greatest, and every chosen value. */
export function shownValues(counts: ValueCounts, chosen: readonly (string | null)[]): FacetCounts {
  const all = listed(counts);
  const values = all.slice(0, FACET_VALUES_SHOWN);
  const shown = new Set(values.map(({ value }) => value));
  const added = [...new Set(chosen)]
    .filter((value) => !shown.has(value))
    .map((value) => ({ value, items: counts.get(value) ?? 0 }));
  return { values: [...values, ...added.toSorted(byItems)], distinct: all.length };
}

const COUNTRY_NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function countryName(code: string): string {
  return /^[A-Z]{2}$/u.test(code) ? (COUNTRY_NAMES.of(code) ?? '') : '';
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
  return { values: all.slice(page.offset, page.offset + page.limit), distinct: all.length };
}
