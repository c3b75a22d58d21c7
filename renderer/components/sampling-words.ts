import type { SampleResult } from '#shared/domain/sampling/results';
import type { SamplingFigures } from '#shared/domain/sampling/figures';
import { formatNumber, formatShare, plural } from './format.ts';

/** What was found at an item, on screens and on paper. */
export const resultWords: Readonly<Record<SampleResult, string>> = {
  'as-recorded': 'As recorded',
  differs: 'Differs',
  'not-found': 'Not found',
  'not-accessible': 'Not accessible',
};

type Rate = Pick<
  SamplingFigures['samples'][number],
  'checked' | 'errors' | 'interval' | 'confidence' | 'population'
>;

/** What a sample was drawn from, and how: chance says nothing of what it could not pick. */
export function drawnFrom({
  scope,
  population,
  isBySite,
}: Pick<SamplingFigures['samples'][number], 'scope' | 'population' | 'isBySite'>): string {
  const among = scope === '' ? 'drawn from' : `drawn where ${scope}, from`;
  return `${among} ${plural(population, 'item')}${isBySite ? ', shared out by site' : ''}`;
}

/** The error rate and its interval in plain words, with what the interval means. */
export function rateSentence(rate: Rate): string {
  const { checked, errors, interval, confidence, population } = rate;
  if (interval === null) {
    return 'Nothing was looked at yet, so nothing is known of the error rate.';
  }
  const share = formatShare(errors, checked);
  const low = formatShare(interval.low, 1);
  const high = formatShare(interval.high, 1);
  // What was looked at is known: no fewer are wrong than were found so, and those that were right are not.
  const [least, most] = [
    Math.max(errors, Math.floor(interval.low * population)),
    Math.min(population - (checked - errors), Math.ceil(interval.high * population)),
  ];
  const found =
    errors === 0
      ? `${checked === 1 ? 'The one item' : `All ${formatNumber(checked)} items`} looked at ${checked === 1 ? 'was' : 'were'} as recorded`
      : `${formatNumber(errors)} of ${plural(checked, 'item')} looked at ${errors === 1 ? 'was' : 'were'} not as recorded: ${share}`;
  return `${found}. Among all ${plural(population, 'item')} the share lies between ${low} and ${high}, which is ${formatNumber(least)} to ${plural(most, 'item')}; of 100 such samples about ${confidence} would give a range that holds the true share.`;
}
