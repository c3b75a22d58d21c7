import type { TimelineChange, TimelineDemand } from '#shared/contract/timeline';
import { addDays, type IsoDate } from '#shared/domain/date';
import type { CapMeasure, RuleEffect } from '#shared/domain/policy';
import { removalRate } from '#shared/domain/removal-rate';
import { formatDate, formatNumber, formatLimit, plural } from '../../../components/format.ts';

const andList = new Intl.ListFormat('en', { type: 'conjunction' });

const UNITS: Readonly<Record<CapMeasure, readonly [one: string, many: string]>> = {
  items: ['item', 'items'],
  quantity: ['piece', 'pieces'],
  sites: ['site', 'sites'],
};

/** A number of what a demand counts: "17 items", "1 site". */
export function describeAmount(amount: number, unit: CapMeasure): string {
  return plural(amount, ...UNITS[unit]);
}

function beginning(effect: RuleEffect): string {
  switch (effect.kind) {
    case 'prohibit':
      return 'Use is prohibited from this day';
    case 'remove-by':
      return `To be removed by ${formatDate(effect.deadline)}, from this day`;
    case 'remove-after-listing':
      return `To be removed within ${plural(effect.years, 'year')} after a listing, from this day`;
    case 'no-new':
      return 'No new installations from this day';
    case 'cap':
      return `A share of ${formatLimit(effect.share)} at most, more tolerated until ${formatDate(effect.deadline)}`;
    case 'diversity':
      return `At least ${plural(effect.suppliers, 'supplier')} from this day`;
    case 'authorise':
      return 'An authorisation is needed from this day';
    case 'review':
      return 'To be assessed and recorded from this day';
  }
}

function ending({ rule, suppliers }: TimelineChange, date: IsoDate): string {
  if (rule?.effect.kind === 'cap') {
    return `Last day with a share above ${formatLimit(rule.effect.share)}; over cap from ${formatDate(date)}`;
  }
  const whose = suppliers.length === 0 ? '' : ` equipment of ${andList.format(suppliers)}`;
  return `Last day to remove${whose}; overdue from ${formatDate(date)}`;
}

/** What changes from `date` on, in one line. */
export function describeChange(change: TimelineChange, date: IsoDate): string {
  const { kind, rule, suppliers, text } = change;
  const [supplier = '', owner = ''] = suppliers;
  switch (kind) {
    case 'in-force':
      return rule === null ? 'Comes into force' : beginning(rule.effect);
    case 'deadline':
      return ending(change, date);
    case 'listing':
      return 'On the list of this policy from this day';
    case 'authorisation-start':
      return `Authorisation begins: ${text ?? ''}`;
    case 'authorisation-end':
      return `Last day of the authorisation: ${text ?? ''}`;
    case 'waiver-start':
      return `Waiver begins: ${text ?? ''}`;
    case 'waiver-end':
      return `Last day of the waiver: ${text ?? ''}`;
    case 'owner-start':
      return `${supplier} belongs to ${owner} from this day`;
    case 'owner-end':
      return `Last day on which ${supplier} belongs to ${owner}`;
  }
}

/** As `describeChange`, said on the very day from which it counts. */
export function describeOnDay(change: TimelineChange, date: IsoDate): string {
  const { kind, rule, suppliers, text } = change;
  const [supplier = '', owner = ''] = suppliers;
  switch (kind) {
    case 'deadline':
      return rule?.effect.kind === 'cap' ? 'over cap from this day' : 'overdue from this day';
    case 'authorisation-end':
      return `the authorisation has ended: ${text ?? ''}`;
    case 'waiver-end':
      return `the waiver has ended: ${text ?? ''}`;
    case 'owner-end':
      return `${supplier} belongs to ${owner} no more`;
    default:
      return describeChange(change, date);
  }
}

/** What a change is about: a rule, suppliers or a whole policy. */
export function titleOf({ kind, rule, policy, suppliers }: TimelineChange): string {
  if (rule !== null) return rule.title;
  if (kind === 'listing') return andList.format(suppliers);
  if (policy !== null) return `All rules of “${policy.title}”`;
  return 'A vendor changes hands';
}

/** The day that a change is known by: the last one of what ends, the first one of what begins. */
export function knownBy({ kind, demand }: TimelineChange, date: IsoDate): IsoDate {
  if (demand !== null) return demand.deadline;
  return kind === 'deadline' || kind.endsWith('-end') ? addDays(date, -1) : date;
}

/**
 * How fast a demand is to be met from today on: "17 items a day, 119 a week". `null` where its day
 * is past.
 */
export function describeRate(demand: TimelineDemand, today: IsoDate): string | null {
  const { amount, unit, deadline, isReplacement } = demand;
  if (deadline < today) return null;
  const rate = removalRate(amount, today, deadline);
  if (rate === null) return isReplacement ? 'Nothing above the cap' : 'Nothing to remove';
  const verb = isReplacement ? ' to replace' : '';
  const { days, perDay, perWeek, daysEach } = rate;
  if (days === 1) return `${describeAmount(amount, unit)}${verb} at once`;
  if (perDay > 0) {
    const week = days < 7 ? '' : `, ${formatNumber(perWeek)} a week`;
    return `${describeAmount(perDay, unit)}${verb} a day${week}`;
  }
  if (daysEach < 7) return `${describeAmount(perWeek, unit)}${verb} a week`;
  return `${describeAmount(1, unit)}${verb} every ${plural(daysEach, 'day')}`;
}
