import type { MapView } from '#shared/contract/overview';

/** What a map shows: its middle on a Mercator map and how many degrees of the equator it is wide. */
export type MapWindow = {
  readonly east: number;
  /** In degrees of the equator, not a latitude. */
  readonly north: number;
  readonly across: number;
};

export type MapSize = { readonly width: number; readonly height: number };

/** Beyond it a Mercator map has no end. */
const LAST_LATITUDE = 85;
const LEAST_ACROSS = 0.005;
const MOST_ACROSS = 400;
/** Pixels that the buttons of the map take at its right; what lies under them cannot be chosen. */
const BUTTONS_WIDTH = 44;

/** How far north a latitude lies on a Mercator map, in degrees of the equator. */
function northing(latitude: number): number {
  const within = Math.max(-LAST_LATITUDE, Math.min(LAST_LATITUDE, latitude));
  return (Math.log(Math.tan(Math.PI / 4 + (within * Math.PI) / 360)) * 180) / Math.PI;
}

function latitudeAt(north: number): number {
  return (Math.atan(Math.exp((north * Math.PI) / 180)) * 360) / Math.PI - 90;
}

/** The window that just holds a part of the world, beside the buttons at the right of the map. */
export function windowOf(view: MapView, { width, height }: MapSize): MapWindow {
  const [south, north] = [northing(view.south), northing(view.north)];
  const beside = Math.max(1, width - BUTTONS_WIDTH);
  const perPixel = Math.max(
    (view.east - view.west) / beside,
    (north - south) / height,
    LEAST_ACROSS / width,
  );
  const shift = ((width - beside) / 2) * perPixel;
  return {
    east: (view.west + view.east) / 2 + shift,
    north: (south + north) / 2,
    across: perPixel * width,
  };
}

/** The part of the world that a window shows. */
export function viewOf(shown: MapWindow, { width, height }: MapSize): MapView {
  const half = shown.across / 2;
  const halfUp = (half * height) / width;
  const within = (degrees: number): number => Math.max(-180, Math.min(180, degrees));
  return {
    west: within(shown.east - half),
    east: within(shown.east + half),
    south: latitudeAt(shown.north - halfUp),
    north: latitudeAt(shown.north + halfUp),
  };
}

/** Where a position lies in the window, in pixels from the upper left corner. */
export function pixelOf(
  shown: MapWindow,
  { width, height }: MapSize,
  { latitude, longitude }: { readonly latitude: number; readonly longitude: number },
): readonly [x: number, y: number] {
  const scale = width / shown.across;
  return [
    width / 2 + (longitude - shown.east) * scale,
    height / 2 - (northing(latitude) - shown.north) * scale,
  ];
}

/** The window around a position, or its own middle, so many times as wide. */
export function zoomed(
  shown: MapWindow,
  factor: number,
  around?: { readonly latitude: number; readonly longitude: number },
): MapWindow {
  const across = Math.max(LEAST_ACROSS, Math.min(MOST_ACROSS, shown.across * factor));
  if (around === undefined) return { ...shown, across };
  return { east: around.longitude, north: northing(around.latitude), across };
}

/** The window moved by so many pixels to the right and down, as a hand moves paper. */
export function moved(shown: MapWindow, { width }: MapSize, x: number, y: number): MapWindow {
  const degrees = shown.across / width;
  return { ...shown, east: shown.east - x * degrees, north: shown.north + y * degrees };
}
