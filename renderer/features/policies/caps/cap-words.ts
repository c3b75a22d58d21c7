import type { Cap } from '#shared/contract/caps';
import type { IsoDate } from '#shared/domain/date';
import { functionSchema } from '#shared/domain/item';
import type { CapMeasure } from '#shared/domain/policy';
import { amountOf, countryName, formatDate, formatLimit } from '../../../components/format.ts';
import { functionWords, measureUnitWords } from '../../../components/words.ts';

export type CapGroup = Cap['groups'][number];

const unitOne: Record<CapMeasure, string> = { items: 'item', quantity: 'piece', sites: 'site' };

/** So many of what a cap counts: "3 sites". */
export function unitsOf(unit: CapMeasure, count: number): string {
  return amountOf(count, unitOne[unit]);
}

/** The country, function or region of a group; "All" for a cap over everything. */
export function groupName({ per }: Cap, { value }: CapGroup): string {
  if (value === null) return 'All';
  if (per === 'country') return countryName(value);
  const func = functionSchema.safeParse(value);
  return per === 'function' && func.success ? functionWords[func.data] : value;
}

/** What is permitted, and from when on more is a finding. */
export function limitWords({ share, unit, per, deadline, from }: Cap, asOf: IsoDate): string {
  const each = per === null ? '' : ` in each ${per}`;
  const limit = `At most ${formatLimit(share)} of ${measureUnitWords[unit]}${each}`;
  if (asOf < from) return `${limit}, in force from ${formatDate(from)}`;
  return asOf > deadline
    ? `${limit}; more was tolerated until ${formatDate(deadline)}`
    : `${limit}; more is tolerated until ${formatDate(deadline)}`;
}

/** How far a group is from the cap. */
export function roomWords({ unit }: Cap, { over, room, all }: CapGroup): string {
  if (all === 0) return unit === 'sites' ? 'not known: no item has a site' : 'not known';
  if (over > 0) return `${unitsOf(unit, over)} over`;
  return room === 0 ? 'full' : `room for ${unitsOf(unit, room)}`;
}
