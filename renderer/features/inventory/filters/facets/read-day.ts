import { isoDateSchema, type IsoDate } from '#shared/domain/date';

function isDay(text: string): boolean {
  return isoDateSchema.safeParse(text).success;
}

/**
 * A day as it is typed: `2026-11-23`, or a year or month alone, which stands for its first or its
 * last day. `null` for any other text.
 */
export function readDay(text: string, end: 'from' | 'until'): IsoDate | null {
  const [, year, month, day] = /^\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\s*$/u.exec(text) ?? [];
  if (year === undefined) return null;
  const two = (digits: string): string => digits.padStart(2, '0');
  if (day !== undefined && month !== undefined) {
    const iso = `${year}-${two(month)}-${two(day)}`;
    return isDay(iso) ? iso : null;
  }
  const first = month === undefined && end === 'until' ? '12' : two(month ?? '1');
  if (!isDay(`${year}-${first}-01`)) return null;
  if (end === 'from') return `${year}-${first}-01`;
  const last = new Date(Date.UTC(Number(year), Number(first), 0)).getUTCDate();
  return `${year}-${first}-${two(String(last))}`;
}
