import type { IsoDate } from '#shared/domain/date';
import { removalRate } from '#shared/domain/removal-rate';
import { formatNumber, plural } from '../../../components/format.ts';

/** How fast so many items must go to be gone by the end of a day: "17 items a day, 119 a week". */
export function paceWords(items: number, today: IsoDate, deadline: IsoDate): string {
  const rate = removalRate(items, today, deadline);
  if (rate === null) return 'nothing to remove';
  const { days, perDay, perWeek, daysEach } = rate;
  if (days === 1) return `${plural(items, 'item')} at once`;
  if (perDay > 0) {
    return `${plural(perDay, 'item')} a day${days < 7 ? '' : `, ${formatNumber(perWeek)} a week`}`;
  }
  return daysEach < 7
    ? `${plural(perWeek, 'item')} a week`
    : `1 item every ${plural(daysEach, 'day')}`;
}
