import type { Facet } from '#shared/domain/facet';
import { verdictOfSeverity } from '#shared/domain/verdict';
import type { ValueCounts } from './facet-values.ts';
import { LACKED_FACTS, type ClassTable } from './class-table.ts';
import type { CodedColumn, Value } from './coded-column.ts';
import { addCounts, countsByClass, type CountsByClass } from './counts-by-class.ts';
import type { MaskedItems } from './item-masks.ts';
import type { ItemsByClass } from './item-places.ts';
import { bitOf, CLASS_FACETS, generationsIn } from './masks.ts';

const LACK_BIT = bitOf('lacks');

/** How many items meet a filter, by class, site and import, and all of it but one facet's choice. */
export type Counted = {
  readonly total: number;
  readonly masksOfClasses: Int32Array;
  /** Items of each class that meet everything. */
  readonly met: Int32Array;
  /** Items of each class that its own mask alone leaves out. */
  readonly leftOut: Int32Array;
  readonly bySite: Int32Array;
  readonly byImport: Int32Array;
  /** Items without a region, of those that count for the facet of facts lacked. */
  readonly withoutRegion: number;
};

/** What facets know of items beside their class. */
export type FacetColumns = {
  readonly sites: CodedColumn;
  readonly imports: CodedColumn;
  readonly regions: CodedColumn;
};

/** Counts in one pass over the items that may meet a filter. */
export function countItems(
  { ids, masks }: MaskedItems,
  classOf: Int32Array,
  masksOfClasses: Int32Array,
  { sites, imports, regions }: FacetColumns,
): Counted {
  const met = new Int32Array(masksOfClasses.length);
  const leftOut = new Int32Array(masksOfClasses.length);
  const bySite = new Int32Array(sites.values.length);
  const byImport = new Int32Array(imports.values.length);
  const [siteCodes, importCodes] = [sites.codes, imports.codes];
  const [siteBit, importBit] = [bitOf('site'), bitOf('import')];
  const regionCodes = regions.codes;
  const lacking = regions.values.indexOf(1);
  let withoutRegion = 0;
  let total = 0;
  for (let at = 0; at < ids.length; at += 1) {
    const mask = masks[at] ?? 0;
    if (mask !== 0 && (mask & (mask - 1)) !== 0) continue;
    const id = ids[at] ?? 0;
    const [place, site, file] = [classOf[id] ?? 0, siteCodes[id] ?? 0, importCodes[id] ?? 0];
    if (mask === 0) {
      total += 1;
      met[place] = (met[place] ?? 0) + 1;
    } else if (mask !== siteBit && mask !== importBit) {
      leftOut[place] = (leftOut[place] ?? 0) + 1;
    }
    if (mask === 0 || mask === siteBit) bySite[site] = (bySite[site] ?? 0) + 1;
    if (mask === 0 || mask === importBit) byImport[file] = (byImport[file] ?? 0) + 1;
    if ((mask === 0 || mask === LACK_BIT) && regionCodes[id] === lacking) withoutRegion += 1;
  }
  return { total, masksOfClasses, met, leftOut, bySite, byImport, withoutRegion };
}

/** What `countClasses` counts by, made once. */
export type ClassCounts = Readonly<Record<keyof FacetColumns, CountsByClass>>;

/** Makes what `countClasses` counts by. */
export function classCountsOf(
  { sites, imports, regions }: FacetColumns,
  byClass: ItemsByClass,
): ClassCounts {
  return {
    sites: countsByClass(sites, byClass),
    imports: countsByClass(imports, byClass),
    regions: countsByClass(regions, byClass),
  };
}

/** The same as `countItems` where classes alone decide, without a look at items. */
export function countClasses(
  masksOfClasses: Int32Array,
  { starts }: ItemsByClass,
  counts: ClassCounts,
  { sites, imports, regions }: FacetColumns,
): Counted {
  const met = new Int32Array(masksOfClasses.length);
  const leftOut = new Int32Array(masksOfClasses.length);
  const bySite = new Int32Array(sites.values.length);
  const byImport = new Int32Array(imports.values.length);
  const byRegion = new Int32Array(regions.values.length);
  let total = 0;
  for (let place = 0; place < masksOfClasses.length; place += 1) {
    const mask = masksOfClasses[place] ?? 0;
    if ((mask & (mask - 1)) !== 0) continue;
    const items = (starts[place + 1] ?? 0) - (starts[place] ?? 0);
    if (mask === 0 || mask === LACK_BIT) addCounts(counts.regions, place, byRegion);
    if (mask !== 0) {
      leftOut[place] = items;
      continue;
    }
    met[place] = items;
    total += items;
    addCounts(counts.sites, place, bySite);
    addCounts(counts.imports, place, byImport);
  }
  const withoutRegion = byRegion[regions.values.indexOf(1)] ?? 0;
  return { total, masksOfClasses, met, leftOut, bySite, byImport, withoutRegion };
}

function textOf(facet: Facet, value: Value): string | null {
  if (value === null) return null;
  return facet === 'verdict' ? verdictOfSeverity(Number(value)) : String(value);
}

/** The items of a class that count for a facet which classes decide. */
function itemsOfClass(counted: Counted, place: number, bit: number): number {
  const met = counted.met[place] ?? 0;
  const mask = counted.masksOfClasses[place];
  // A class that meets everything has items left out by the facts lacked only, as items know them.
  const isOfFacet = mask === bit || (mask === 0 && bit === LACK_BIT);
  return isOfFacet ? met + (counted.leftOut[place] ?? 0) : met;
}

function countLacks(table: ClassTable, counted: Counted): ValueCounts {
  const { codes, values } = table.columns.lacks;
  const items = new Int32Array(LACKED_FACTS.length);
  const bit = bitOf('lacks');
  for (let place = 0; place < codes.length; place += 1) {
    const ofClass = itemsOfClass(counted, place, bit);
    if (ofClass === 0) continue;
    const lacked = Number(values[codes[place] ?? 0]);
    for (let fact = 0; fact < items.length; fact += 1) {
      if ((lacked & (1 << fact)) !== 0) items[fact] = (items[fact] ?? 0) + ofClass;
    }
  }
  items[LACKED_FACTS.indexOf('region')] = counted.withoutRegion;
  return { values: LACKED_FACTS, items };
}

/** Equipment of several generations counts for each of them. */
function countGenerations(table: ClassTable, counted: Counted): ValueCounts {
  const { codes, values } = table.columns.generation;
  const bit = bitOf('generation');
  const ofValue = new Int32Array(values.length);
  for (let place = 0; place < codes.length; place += 1) {
    const code = codes[place] ?? 0;
    ofValue[code] = (ofValue[code] ?? 0) + itemsOfClass(counted, place, bit);
  }
  const items = new Map<string | null, number>();
  for (const [code, value] of values.entries()) {
    for (const each of generationsIn(value)) {
      items.set(each, (items.get(each) ?? 0) + (ofValue[code] ?? 0));
    }
  }
  return { values: [...items.keys()], items: [...items.values()] };
}

/** The counts of one facet. */
export function countsOf(
  facet: Facet,
  table: ClassTable,
  counted: Counted,
  { sites, imports }: FacetColumns,
): ValueCounts {
  if (facet === 'lacks') return countLacks(table, counted);
  if (facet === 'generation') return countGenerations(table, counted);
  // Sites are texts as they are, and there may be ten thousands of them.
  if (facet === 'site') {
    const { values, forms = values } = sites;
    const texts = { values, forms } as Pick<ValueCounts, 'values' | 'forms'>;
    return { ...texts, items: counted.bySite };
  }
  const texts = ({ values }: CodedColumn): (string | null)[] =>
    values.map((value) => textOf(facet, value));
  if (facet === 'import') return { values: texts(imports), items: counted.byImport };
  const column = table.columns[CLASS_FACETS[facet]];
  const items = new Int32Array(column.values.length);
  const bit = bitOf(facet);
  const { codes } = column;
  for (let place = 0; place < codes.length; place += 1) {
    const code = codes[place] ?? 0;
    items[code] = (items[code] ?? 0) + itemsOfClass(counted, place, bit);
  }
  return { values: texts(column), items };
}
