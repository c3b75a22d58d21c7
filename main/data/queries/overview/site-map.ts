import {
  MAX_SITES_OF_PLACE,
  type MapView,
  type Place,
  type SiteMap,
} from '#shared/contract/overview';
import type { VerdictCounts } from '#shared/contract/policies';
import type { Database } from '../../database/connection.ts';
import { cellsOf, extentOf, isWithin, northingOf, type PlacedSite } from './map-cells.ts';
import { readSites, type AllSites, type SiteFigures } from './site-figures.ts';

/** Sites that are listed beside the map. */
const LISTED = 50;

/** What every part of the world has in common; kept as long as the sites are. */
type Whole = { readonly map: SiteMap; readonly sites: readonly PlacedSite[] };
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
  return other.flagged - one.flagged || (one.code < other.code ? -1 : 1);
}

function placedOf(site: SiteFigures): PlacedSite[] {
  const { position } = site;
  return position === null ? [] : [{ ...site, position, northing: northingOf(position.latitude) }];
}

function placeOf(sites: readonly PlacedSite[]): Place {
  const mean = (of: 'latitude' | 'longitude'): number =>
    sites.reduce((sum, { position }) => sum + position[of], 0) / sites.length;
  return {
    latitude: mean('latitude'),
    longitude: mean('longitude'),
    sites: sites.length,
    codes: sites.length > MAX_SITES_OF_PLACE ? null : sites.map(({ code }) => code),
    ...sumOf(sites),
  };
}

/** Sites near each other in one, the most flagged items first. */
function placesIn(sites: readonly PlacedSite[], view: MapView): Place[] {
  const places = cellsOf(sites, view).map(placeOf);
  return places.toSorted((a, b) => b.flagged - a.flagged || itemsOf(b) - itemsOf(a));
}

function wholeOf(all: AllSites): Whole {
  const before = wholes.get(all);
  if (before !== undefined) return before;
  const placed = all.sites.flatMap(placedOf);
  const unplaced = all.sites.filter(({ position }) => position === null);
  const flagged = all.sites.filter((site) => site.flagged > 0).toSorted(compareSites);
  const extent = extentOf(placed);
  const map: SiteMap = {
    extent,
    places: extent === null ? [] : placesIn(placed, extent),
    placed: { ...sumOf(placed), sites: placed.length },
    unplaced: { ...sumOf(unplaced), sites: unplaced.length },
    siteless: all.siteless,
    top: flagged
      .slice(0, LISTED)
      .map(({ position, ...site }) => ({ ...site, isPlaced: position !== null })),
  };
  const whole = { map, sites: placed };
  wholes.set(all, whole);
  return whole;
}

/**
 * Where flagged items stand, on the workspace's own date. Sites near each other, for the part of the
 * world that is looked at, are one place; sites of which no item is in scope are left out. Positions
 * are those of the items alone. Fails as `readSites` does.
 */
export async function readSiteMap(db: Database, view: MapView | null): Promise<SiteMap> {
  const { map, sites } = wholeOf(await readSites(db));
  if (view === null) return map;
  const within = sites.filter(({ position }) => isWithin(view, position));
  return { ...map, places: placesIn(within, view) };
}
