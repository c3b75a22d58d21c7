import type { FindingReason } from '#shared/contract/finding-reason';
import type { ItemCard } from '#shared/contract/items';
import type { IsoDate } from '#shared/domain/date';
import {
  countryName,
  formatAmount,
  formatDate,
  formatDaysLeft,
  formatLimit,
  formatNumber,
  formatShareBeside,
  plural,
} from '../../../components/format.ts';
import { functionWords, measureUnitWords } from '../../../components/words.ts';
import { functionSchema } from '#shared/domain/item';

type Finding = ItemCard['findings'][number];
type Measure = NonNullable<FindingReason['measure']>;

/** Where a share or a number of suppliers is measured: "in Germany", or nothing. */
export function groupWords({ per, group }: Pick<Measure, 'per' | 'group'>): string {
  if (per === null || group === null) return '';
  switch (per) {
    case 'country':
      return ` in ${countryName(group)}`;
    case 'function':
      return ` in ${functionWords[functionSchema.parse(group)].toLowerCase()}`;
    case 'region':
      return ` in the region ${group}`;
  }
}

/** A share in words, so exactly that what is above a limit does not read as the limit. */
function shareWords(measure: Measure, limit = 1): string {
  const { named, all, unit } = measure;
  const share = formatShareBeside(named, all, limit);
  return `${share} (${formatAmount(named)} of ${formatAmount(all)} ${measureUnitWords[unit]}${groupWords(measure)})`;
}

/** The day from which a rule counts for the supplier of an item: no earlier than that it was listed. */
function countsFrom({ effect, supplier: { match } }: FindingReason): IsoDate {
  return match.by === 'listed' && match.since > effect.from ? match.since : effect.from;
}

function noNew({ verdict, reason }: Finding, asOf: IsoDate): string {
  const { installedOn } = reason;
  const from = formatDate(countsFrom(reason));
  const isPlanned = installedOn !== null && installedOn > asOf;
  const was = `${isPlanned ? 'is to be' : 'was'} installed on ${formatDate(installedOn)}`;
  return verdict === 'overdue'
    ? `${was}, and nothing new may be installed from ${from} on`
    : `may stay because it ${was}; nothing new may be installed from ${from} on`;
}

/** A rule that is about a supplier need not be one in whose text it is named: the rule's note says that. */
function review(reason: FindingReason): string {
  const from = formatDate(countsFrom(reason));
  return reason.supplier.match.by === 'listed'
    ? `is on the list of this policy and must be assessed and recorded, since ${from}`
    : `must be assessed and recorded, since ${from}`;
}

function authorise({ reason }: Finding, asOf: IsoDate): string {
  const last = reason.authorisations.toSorted((a, b) => b.from.localeCompare(a.from))[0];
  if (last === undefined) return 'needs an authorisation, and none is on record';
  return last.from > asOf
    ? `needs an authorisation; “${last.reference}” counts only from ${formatDate(last.from)} on`
    : `needs an authorisation; “${last.reference}” ended on ${formatDate(last.until)}`;
}

/** What a rule demands of the item, behind its subject: "had to be removed by 31 Dec 2026". */
export function demandWords(finding: Finding, asOf: IsoDate): string {
  const { reason, verdict, deadline } = finding;
  const { effect, measure } = reason;
  switch (effect.kind) {
    case 'prohibit':
      return `must not be used, since ${formatDate(countsFrom(reason))}`;
    case 'remove-by':
    case 'remove-after-listing': {
      const within =
        effect.kind === 'remove-after-listing'
          ? ` within ${plural(effect.years, 'year')} of its listing, that is`
          : '';
      if (verdict === 'overdue') return `had to be removed${within} by ${formatDate(deadline)}`;
      const left = deadline === null ? '' : ` (${formatDaysLeft(asOf, deadline)})`;
      return `must be removed${within} by ${formatDate(deadline)}${left}`;
    }
    case 'no-new':
      return noNew(finding, asOf);
    case 'cap': {
      const limit = formatLimit(effect.share);
      if (measure === null) return `counts towards a cap of ${limit}`;
      if (verdict === 'over-cap')
        return `counts towards a capped share of ${shareWords(measure, effect.share)}; at most ${limit} is permitted`;
      const due =
        asOf > effect.deadline ? '' : `, which must be met by ${formatDate(effect.deadline)}`;
      return measure.all === 0
        ? `counts towards a cap of ${limit}${due}; the share is not known${groupWords(measure)}, since nothing in it has ${measure.unit === 'sites' ? 'a site' : 'an amount'}`
        : `counts towards a cap of ${limit}${due}; the share is ${shareWords(measure)}`;
    }
    case 'diversity':
      return measure === null
        ? `stands where ${plural(effect.suppliers, 'vendor')} are asked for`
        : `stands where ${plural(measure.suppliers, 'vendor')} ${measure.suppliers === 1 ? 'is' : 'are'} in use${groupWords(measure)}, and at least ${formatNumber(effect.suppliers)} are asked for`;
    case 'authorise':
      return authorise(finding, asOf);
    case 'review':
      return review(reason);
  }
}
