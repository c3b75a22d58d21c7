import type { MapView } from '#shared/contract/overview';
import type { SiteFigures } from './site-figures.ts';

/** A site whose items say where it is. */
export type PlacedSite = SiteFigures & {
  readonly position: NonNullable<SiteFigures['position']>;
  /** How far north it lies on a Mercator map, in the degrees of its equator. */
  readonly northing: number;
};

/** Places along the longer side of what is looked at, at most about twice as many. */
const PLACES_ALONG = 24;
/** The least that is shown around a site, in degrees. */
const LEAST_MARGIN = 0.25;
/** Of what the sites span, how much is shown around them. */
const MARGIN = 0.04;
/** Beyond it a Mercator map has no end. */
const LAST_LATITUDE = 85;
/** Halvings of the world that still tell two positions apart. */
const MOST_HALVINGS = 25;

/** How far north a latitude lies on a Mercator map, in the degrees of its equator. */
export function northingOf(latitude: number): number {
  const within = Math.max(-LAST_LATITUDE, Math.min(LAST_LATITUDE, latitude));
  const angle = (within * Math.PI) / 180;
  return (Math.log(Math.tan(Math.PI / 4 + angle / 2)) * 180) / Math.PI;
}

/** The part of the world that holds some sites, with a margin; `null` for none. */
export function extentOf(sites: readonly PlacedSite[]): MapView | null {
  if (sites.length === 0) return null;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const { position } of sites) {
    west = Math.min(west, position.longitude);
    east = Math.max(east, position.longitude);
    south = Math.min(south, position.latitude);
    north = Math.max(north, position.latitude);
  }
  const besides = Math.max(LEAST_MARGIN, (east - west) * MARGIN);
  const above = Math.max(LEAST_MARGIN, (north - south) * MARGIN);
  return {
    west: Math.max(-180, west - besides),
    south: Math.max(-90, south - above),
    east: Math.min(180, east + besides),
    north: Math.min(90, north + above),
  };
}

/** True where a position is in a part of the world, its edge included. */
export function isWithin(view: MapView, { latitude, longitude }: PlacedSite['position']): boolean {
  return (
    longitude >= view.west &&
    longitude <= view.east &&
    latitude >= view.south &&
    latitude <= view.north
  );
}

/**
 * Sites by the cells of a grid over the map, as fine as the view needs. The grid halves the world
 * again and again from the same corner, so that moving the view groups no site anew.
 */
export function cellsOf(sites: readonly PlacedSite[], view: MapView): PlacedSite[][] {
  const span = Math.max(view.east - view.west, northingOf(view.north) - northingOf(view.south));
  const halvings = Math.ceil(Math.log2((360 / Math.max(span, Number.EPSILON)) * PLACES_ALONG));
  const cells = 2 ** Math.min(MOST_HALVINGS, halvings);
  const cell = 360 / cells;
  const cellOf = ({ position, northing }: PlacedSite): number => {
    const column = Math.floor((position.longitude + 180) / cell);
    const row = Math.floor((northing + 180) / cell);
    return row * 2 * cells + column;
  };
  return [...Map.groupBy(sites, cellOf).values()];
}
