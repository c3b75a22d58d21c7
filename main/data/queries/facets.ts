import type { DataContract } from '#shared/contract/data';
import type { ItemFilter } from '#shared/domain/filter';
import { verdictOfSeverity } from '#shared/domain/verdict';
import type { OutputOf } from '#shared/rpc/contract';
import type { Database } from '../database/connection.ts';
import { classTerm, isClassOnly, itemTerm } from './filter-sql.ts';
import { withFoundItems } from './search/search-term.ts';

type Facets = OutputOf<DataContract, 'items.facets'>;
type FacetName = keyof Facets;

/** What each facet groups by, and the filter that it must not narrow itself by. */
const FACETS: Readonly<Record<FacetName, { readonly by: string; readonly own: keyof ItemFilter }>> =
  {
    verdict: { by: 'v.severity', own: 'verdicts' },
    supplier: { by: 'v.supplier_id', own: 'suppliers' },
    placement: { by: 'c.placement', own: 'placements' },
    function: { by: 'c.function', own: 'functions' },
    country: { by: 'v.country', own: 'countries' },
    status: { by: 'c.status', own: 'statuses' },
  };

type FacetRow = { readonly value: string | number | null; readonly items: number };

function readFacet(db: Database, name: FacetName, filter: ItemFilter, items: string): FacetRow[] {
  const { by, own } = FACETS[name];
  const byClass = classTerm({ ...filter, [own]: undefined });
  return db
    .prepare<unknown[], FacetRow>(
      `SELECT ${by} AS value, sum(${items}) AS items
       FROM class_verdict v JOIN item_class c ON c.id = v.class_id
       ${items === 'v.items' ? '' : 'JOIN temp.found n ON n.class_id = v.class_id'}
       WHERE ${byClass.sql} GROUP BY ${by} ORDER BY items DESC, value`,
    )
    .all(...byClass.values);
}

/**
 * Counts per value of each facet; each follows all filters but its own, so that a list shows
 * what choosing another value would give.
 */
export function readFacets(db: Database, filter: ItemFilter): Facets {
  const byClassOnly = isClassOnly(filter);
  if (!byClassOnly) {
    const found = itemTerm(withFoundItems(db, filter));
    db.exec('DROP TABLE IF EXISTS temp.found');
    db.prepare(
      `CREATE TEMP TABLE found AS
       SELECT class_id, count(*) AS items FROM item i WHERE ${found.sql} GROUP BY class_id`,
    ).run(...found.values);
  }
  const items = byClassOnly ? 'v.items' : 'n.items';
  const facet = (name: FacetName): Facets[FacetName] =>
    readFacet(db, name, filter, items).map((row) => ({
      value: valueOf(name, row.value),
      items: row.items,
    }));
  return {
    verdict: facet('verdict'),
    supplier: facet('supplier'),
    placement: facet('placement'),
    function: facet('function'),
    country: facet('country'),
    status: facet('status'),
  };
}

function valueOf(name: FacetName, value: string | number | null): string | null {
  if (value === null) return null;
  return name === 'verdict' ? verdictOfSeverity(Number(value)) : String(value);
}
