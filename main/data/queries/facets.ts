import type { DataContract } from '#shared/contract/data';
import { chosenValues, FACETS, withoutFacet, type Facet } from '#shared/domain/facet';
import type { ItemFilter, LackedFact } from '#shared/domain/filter';
import { LACKED_FACT_LABELS } from '#shared/domain/item-labels';
import { verdictOfSeverity } from '#shared/domain/verdict';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import type { Database } from '../database/connection.ts';
import { SITE_OF_ITEM } from '../evaluation/class-sites.ts';
import { pageOfValues, shownValues, type ValueCounts } from './facet-values.ts';
import { lackTerm } from './filter/class-choices.ts';
import { itemsWhere } from './filter-sql.ts';
import { countItems } from './item-rows.ts';

type Facets = OutputOf<DataContract, 'items.facets'>;

/** What each facet but the facts lacked groups by. */
const GROUPED: Readonly<Record<Exclude<Facet, 'lacks'>, string>> = {
  verdict: 'v.severity',
  supplier: 'v.supplier_id',
  placement: 'c.placement',
  function: 'c.function',
  country: 'v.country',
  site: SITE_OF_ITEM,
  generation: 'c.generation',
  status: 'c.status',
  import: 'i.import_id',
  origin: `CASE WHEN c.placement_by IS NULL THEN NULL
    WHEN c.placement_by LIKE 'person%' THEN 'person'
    WHEN c.placement_by LIKE 'rule%' THEN 'rule' ELSE 'file' END`,
};

const JOINED = `item i JOIN item_class c ON c.id = i.class_id
  JOIN class_verdict v ON v.class_id = i.class_id`;

function countLacks(db: Database, filter: ItemFilter): ValueCounts {
  const where = itemsWhere(filter);
  const sums = (Object.keys(LACKED_FACT_LABELS) as LackedFact[]).map(
    (fact) => `sum(${fact === 'region' ? 'i.region IS NULL' : lackTerm([fact]).sql}) AS ${fact}`,
  );
  const row = db
    .prepare<unknown[], Record<string, number | null>>(
      `SELECT ${sums.join(', ')} FROM ${JOINED} ${where.sql}`,
    )
    .get(...where.values);
  return new Map(Object.entries(row ?? {}).map(([fact, items]) => [fact, items ?? 0]));
}

function countFacet(db: Database, filter: ItemFilter, facet: Facet): ValueCounts {
  const others = withoutFacet(filter, facet);
  if (facet === 'lacks') return countLacks(db, others);
  const where = itemsWhere(others);
  const rows = db
    .prepare<unknown[], { value: string | number | null; items: number }>(
      `SELECT ${GROUPED[facet]} AS value, count(*) AS items FROM ${JOINED} ${where.sql} GROUP BY 1`,
    )
    .all(...where.values);
  return new Map(rows.map(({ value, items }) => [textOf(facet, value), items]));
}

function textOf(facet: Facet, value: string | number | null): string | null {
  if (value === null) return null;
  return facet === 'verdict' ? verdictOfSeverity(Number(value)) : String(value);
}

/**
 * Counts per value of each facet; each follows all filters but its own, so that a list shows
 * what choosing another value would give. Asks SQLite once for each facet.
 */
export function readFacets(db: Database, filter: ItemFilter): Facets {
  const facets = FACETS.map((facet) => [
    facet,
    shownValues(countFacet(db, filter, facet), chosenValues(filter, facet)),
  ]);
  return {
    total: countItems(db, filter),
    facets: Object.fromEntries(facets) as Facets['facets'],
  };
}

/** Values of one facet a page at a time; see `pageOfValues`. */
export function readFacetValues(
  db: Database,
  { filter, ...page }: InputOf<DataContract, 'items.facetValues'>,
): OutputOf<DataContract, 'items.facetValues'> {
  return pageOfValues(db, countFacet(db, filter, page.facet), page);
}
