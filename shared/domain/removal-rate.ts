import { daysBetween, type IsoDate } from './date.ts';

/** How fast equipment must go. Every calendar day counts, weekends too. */
export type RemovalRate = {
  /** Days that are left, at least one: on the last day everything is to be done on it. */
  readonly days: number;
  /** Whole items a day that suffice; 0 where less than one a day does, or a week says it closer. */
  readonly perDay: number;
  /** Whole items a week that suffice, never more than there are. */
  readonly perWeek: number;
  /** Whole days that each item may take. */
  readonly daysEach: number;
};

/**
 * The rate at which some items are gone by the end of a day, from today on. `null` where the day is
 * past or nothing is to be removed.
 */
export function removalRate(amount: number, today: IsoDate, deadline: IsoDate): RemovalRate | null {
  const left = daysBetween(today, deadline);
  if (left < 0 || amount <= 0) return null;
  const days = Math.max(1, left);
  const perWeek = Math.min(amount, Math.ceil((amount * 7) / days));
  const wholePerDay = amount < days ? 0 : Math.ceil(amount / days);
  // Rounded up, a rate of just above one a day would be two, and nearly twice what is needed.
  const perDay = days < 7 || wholePerDay * 7 === perWeek ? wholePerDay : 0;
  return { days, perDay, perWeek, daysEach: Math.floor(days / amount) };
}
