import type { Timeline, TimelineCounts } from '#shared/contract/timeline';
import { addDays, daysBetween, type IsoDate } from '#shared/domain/date';

/** The stretch of days that the chart shows. */
export type TimeAxis = { readonly from: IsoDate; readonly until: IsoDate };

/** Days that are shown beyond today and beyond the last change, so that what follows is seen. */
const BEYOND_TODAY = 365;
const MARGIN = 0.04;

/** The counts on a day: those of the last change that is not later. */
export function countsOn({ before, steps }: Timeline, day: IsoDate): TimelineCounts {
  return steps.findLast(({ date }) => date <= day)?.counts ?? before;
}

/** The days that keys stop at: today, all changes to come, and past ones that concerned an item. */
export function stopsOf({ steps }: Timeline, today: IsoDate): IsoDate[] {
  const dates = steps
    .filter(
      ({ date, affected, changes }) =>
        date > today || affected > 0 || changes.some(({ items }) => items > 0),
    )
    .map(({ date }) => date);
  return [...new Set([...dates, today])].toSorted();
}

/** From a little before the first stop to some time after the last one. */
export function axisOf(stops: readonly IsoDate[], today: IsoDate): TimeAxis {
  const first = stops[0] ?? today;
  const soonest = addDays(today, BEYOND_TODAY);
  const last = stops.at(-1) ?? today;
  const end = last > soonest ? last : soonest;
  const margin = Math.ceil(Math.max(daysBetween(first, end), BEYOND_TODAY) * MARGIN);
  return { from: addDays(first, -margin), until: addDays(end, margin) };
}

/** Where on the axis a day begins, 0 to 1. */
export function placeOf({ from, until }: TimeAxis, day: IsoDate): number {
  const place = daysBetween(from, day) / daysBetween(from, until);
  return Math.min(1, Math.max(0, place));
}

/** The day at a place of the axis; a stop where one is at most `reach` (of the axis) away. */
export function dayAt(
  axis: TimeAxis,
  place: number,
  stops: readonly IsoDate[],
  reach: number,
): IsoDate {
  const distance = (stop: IsoDate): number => Math.abs(placeOf(axis, stop) - place);
  const [nearest] = stops.toSorted((a, b) => distance(a) - distance(b));
  if (nearest !== undefined && distance(nearest) <= reach) return nearest;
  const days = Math.floor(Math.min(1, Math.max(0, place)) * daysBetween(axis.from, axis.until));
  return addDays(axis.from, days);
}

/** The stop after a day, or before it; the day itself where there is none. */
export function nextStop(stops: readonly IsoDate[], day: IsoDate, direction: 1 | -1): IsoDate {
  const next =
    direction === 1 ? stops.find((stop) => stop > day) : stops.findLast((stop) => stop < day);
  return next ?? day;
}

/** The first of January of some years of the axis, at most `most` of them. */
export function yearsOf({ from, until }: TimeAxis, most: number): IsoDate[] {
  const first = Number(from.slice(0, 4)) + 1;
  const last = Number(until.slice(0, 4));
  const apart = [1, 2, 5, 10, 20, 50, 100].find((step) => (last - first) / step < most) ?? 1000;
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  return years.filter((year) => year % apart === 0).map((year) => `${year}-01-01`);
}
