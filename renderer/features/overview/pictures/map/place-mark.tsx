import type { ReactElement, SVGProps } from 'react';
import type { Place } from '#shared/contract/overview';
import { formatNumber, formatShare, plural } from '../../../../components/format.ts';
import { siteWords } from '../site-words.ts';
import classes from '../pictures.module.css';

const SMALLEST = 4;
const LARGEST = 12;

/** Items in scope at a place. */
export function itemsAt({ flagged, undetermined, clear }: Place): number {
  return flagged + undetermined + clear;
}

/** What a place is and what stands there. */
export function placeWords(place: Place): string {
  const items = itemsAt(place);
  const where =
    place.sites === 1 && place.filter !== null
      ? siteWords(place.filter)
      : plural(place.sites, 'site');
  const open = place.undetermined === 0 ? '' : `, ${formatNumber(place.undetermined)} undetermined`;
  return `${plural(items, 'item')} at ${where}, ${formatNumber(place.flagged)} flagged (${formatShare(place.flagged, items)})${open}`;
}

/** A sector of a circle from the top clockwise; the whole circle for a share of 1. */
function sector(radius: number, share: number): string {
  if (share <= 0) return '';
  if (share >= 1) {
    return `M0 ${-radius}A${radius} ${radius} 0 1 1 0 ${radius}A${radius} ${radius} 0 1 1 0 ${-radius}Z`;
  }
  const angle = share * 2 * Math.PI;
  const [x, y] = [radius * Math.sin(angle), -radius * Math.cos(angle)];
  return `M0 0V${-radius}A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${x} ${y}Z`;
}

type PlaceMarkProps = SVGProps<SVGGElement> & {
  readonly place: Place;
  /** Items of the place with the most of them. */
  readonly most: number;
  readonly at: readonly [x: number, y: number];
};

/**
 * A place as a dot: its size says how many items stand there, its sector which share of them is
 * flagged; a broken edge says that some are undetermined.
 */
export function PlaceMark({ place, most, at: [x, y], ...props }: PlaceMarkProps): ReactElement {
  const items = itemsAt(place);
  const radius = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(items / Math.max(1, most));
  return (
    <g
      {...props}
      className={classes['place']}
      role="button"
      transform={`translate(${x} ${y})`}
      {...(place.undetermined > 0 ? { 'data-open': true } : {})}
    >
      <title>{placeWords(place)}</title>
      <circle className={classes['halo']} r={radius + 3} />
      <circle className={classes['ground']} r={radius} />
      <path className={classes['sector']} d={sector(radius, place.flagged / items)} />
    </g>
  );
}
