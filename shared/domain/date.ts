import { z } from 'zod';

/** A calendar day as `YYYY-MM-DD`; compares correctly as text. */
export const isoDateSchema = z.iso.date();
export type IsoDate = string;

/** True where year, month (1-12) and day name a day of the Gregorian calendar. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || year < 1900 || year > 2200) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Formats a calendar day as `YYYY-MM-DD`. */
export function toIsoDate(year: number, month: number, day: number): IsoDate {
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Today in the machine's own time zone. */
export function todayIso(now: Date = new Date()): IsoDate {
  return toIsoDate(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** Whole days from one calendar day to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The day so many days later, or earlier where there are less than none. */
export function addDays(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day after a day. */
export function nextDay(day: IsoDate): IsoDate {
  return addDays(day, 1);
}

/** The last day that a calendar of four-digit years knows; laws and lists write it for no end. */
const LAST_DAY: IsoDate = '9999-12-31';

/** The day after a day, `null` where there is none to speak of. */
export function dayAfter(day: IsoDate): IsoDate | null {
  return day.length > LAST_DAY.length || day >= LAST_DAY ? null : nextDay(day);
}
