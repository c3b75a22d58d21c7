import type { TimelineChange } from '#shared/contract/policies';
import { daysBetween, type IsoDate } from '#shared/domain/date';
import { formatNumber, plural } from '../../../components/format.ts';

const KINDS: Readonly<Record<TimelineChange['kind'], string>> = {
  'in-force': 'In force',
  'deadline-past': 'Deadline past',
  listed: 'Supplier listed',
  'authorisation-begins': 'Authorisation begins',
  'authorisation-ends': 'Authorisation ended',
  'waiver-begins': 'Waiver begins',
  'waiver-ends': 'Waiver ended, flagged again',
  ownership: 'Ownership of a vendor',
};

/** What changes, in a few words: "Deadline past: Huawei equipment leaves …". */
export function describeChange({ kind, ruleTitle, policyTitle }: TimelineChange): string {
  const about = ruleTitle ?? policyTitle;
  return about === null ? KINDS[kind] : `${KINDS[kind]}: ${about}`;
}

/** How many items have to go a day from one day to another, the last included: "17 a day, 119 a week", "one every 11 days". */
export function describeRate(items: number, today: IsoDate, deadline: IsoDate): string {
  const days = daysBetween(today, deadline) + 1;
  if (items === 0) return 'nothing left';
  if (days <= 0) return 'past';
  const perDay = items / days;
  if (perDay >= 1) {
    return `${formatNumber(Math.ceil(perDay))} a day, ${formatNumber(Math.ceil(perDay * 7))} a week`;
  }
  return `one every ${plural(Math.floor(days / items), 'day')}`;
}
