import {
  MAX_SITES_OF_PLACE,
  type MapView,
  type Place,
  type SiteMap,
  type SitesFilter,
} from '#shared/contract/overview';
import type { VerdictCounts } from '#shared/contract/policies';
import type { Database } from '../../database/connection.ts';
import { compareTexts } from '../../text-order.ts';
import { cellsOf, extentOf, isWithin, northingOf, type PlacedSite } from './map-cells.ts';
import { readSites, type AllSites, type SiteFigures } from './site-figures.ts';

/** Sites that are listed beside the map. */
const LISTED = 50;

/** What every part of the world has in common; kept as long as the sites are. */
type Whole = {
  readonly map: SiteMap;
  readonly sites: readonly PlacedSite[];
  readonly countries: Countries;
};
const wholes = new WeakMap<AllSites, Whole>();

function sumOf(counts: readonly VerdictCounts[]): VerdictCounts {
  const sum = { flagged: 0, undetermined: 0, clear: 0 };
  for (const each of counts) {
    sum.flagged += each.flagged;
    sum.undetermined += each.undetermined;
    sum.clear += each.clear;
  }
  return sum;
}

function itemsOf({ flagged, undetermined, clear }: VerdictCounts): number {
  return flagged + undetermined + clear;
}

/** The most flagged items first; the order of codes decides between equals. */
function compareSites(one: SiteFigures, other: SiteFigures): number {
  return (
    other.flagged - one.flagged ||
    compareTexts(one.code, other.code) ||
    compareTexts(one.country, other.country)
  );
}

/** In which countries there are sites of each code. */
type Countries = ReadonlyMap<string, ReadonlySet<string | null>>;

function countriesOf(sites: readonly SiteFigures[]): Countries {
  const countries = new Map<string, Set<string | null>>();
  for (const { code, country } of sites) {
    const ofCode = countries.get(code);
    if (ofCode === undefined) countries.set(code, new Set([country]));
    else ofCode.add(country);
  }
  return countries;
}

/** What finds just these sites; `null` where their codes and countries find others, too. */
function filterOf(sites: readonly SiteFigures[], all: Countries): SitesFilter | null {
  const codes = [...new Set(sites.map(({ code }) => code))];
  const found = (among: (country: string | null) => boolean): number =>
    codes.reduce((sum, code) => sum + [...(all.get(code) ?? [])].filter(among).length, 0);
  if (found(() => true) === sites.length) return { sites: codes };
  const countries = new Set(sites.map(({ country }) => country));
  if (found((country) => countries.has(country)) !== sites.length) return null;
  return { sites: codes, countries: [...countries] };
}

function placedOf(site: SiteFigures): PlacedSite[] {
  const { position } = site;
  return position === null ? [] : [{ ...site, position, northing: northingOf(position.latitude) }];
}

function placeOf(sites: readonly PlacedSite[], all: Countries): Place {
  const mean = (of: 'latitude' | 'longitude'): number =>
    sites.reduce((sum, { position }) => sum + position[of], 0) / sites.length;
  return {
    latitude: mean('latitude'),
    longitude: mean('longitude'),
    sites: sites.length,
    filter: sites.length > MAX_SITES_OF_PLACE ? null : filterOf(sites, all),
    ...sumOf(sites),
  };
}

/** Sites near each other in one, the most flagged items first. */
function placesIn(sites: readonly PlacedSite[], view: MapView, all: Countries): Place[] {
  const places = cellsOf(sites, view).map((ofCell) => placeOf(ofCell, all));
  return places.toSorted((a, b) => b.flagged - a.flagged || itemsOf(b) - itemsOf(a));
}

function wholeOf(all: AllSites): Whole {
  const before = wholes.get(all);
  if (before !== undefined) return before;
  const placed = all.sites.flatMap(placedOf);
  const unplaced = all.sites.filter(({ position }) => position === null);
  const flagged = all.sites.filter((site) => site.flagged > 0).toSorted(compareSites);
  const extent = extentOf(placed);
  const countries = countriesOf(all.sites);
  const map: SiteMap = {
    extent,
    places: extent === null ? [] : placesIn(placed, extent, countries),
    placed: { ...sumOf(placed), sites: placed.length },
    unplaced: { ...sumOf(unplaced), sites: unplaced.length },
    siteless: all.siteless,
    top: flagged.slice(0, LISTED).map(({ position, country, ...site }) => ({
      ...site,
      isPlaced: position !== null,
      filter: filterOf([{ ...site, country, position }], countries) ?? { sites: [site.code] },
    })),
  };
  const whole = { map, sites: placed, countries };
  wholes.set(all, whole);
  return whole;
}

/**
 * Where flagged items stand, on the workspace's own date. Sites near each other, for the part of the
 * world that is looked at, are one place; sites of which no item is in scope are left out. Positions
 * are those of the items alone. Fails as `readSites` does.
 */
export async function readSiteMap(db: Database, view: MapView | null): Promise<SiteMap> {
  const { map, sites, countries } = wholeOf(await readSites(db));
  if (view === null) return map;
  const within = sites.filter(({ position }) => isWithin(view, position));
  return { ...map, places: placesIn(within, view, countries) };
}
