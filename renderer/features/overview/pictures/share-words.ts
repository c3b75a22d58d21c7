import type { ShareRow, ShareSet } from '#shared/contract/overview';
import { functionSchema } from '#shared/domain/item';
import type { CapMeasure } from '#shared/domain/policy';
import {
  amountOf,
  countryName,
  formatAmount,
  formatShare,
  formatShareBeside,
} from '../../../components/format.ts';
import { functionWords } from '../../../components/words.ts';

const unitOne: Record<CapMeasure, string> = { items: 'item', quantity: 'piece', sites: 'site' };

/** What a set of shares is called where one is chosen. */
export function setTitle({ cap, per }: ShareSet): string {
  if (cap !== null) return `Cap: ${cap.ruleTitle} (${cap.policyTitle})`;
  return per === 'function' ? 'Flagged items by function' : 'Flagged items by country';
}

/** The country, function or region of a row. */
export function rowName({ per }: ShareSet, { value }: ShareRow): string {
  if (per === 'country') return countryName(value);
  if (per === null) return 'All';
  const func = functionSchema.safeParse(value);
  if (per === 'function' && func.success) return functionWords[func.data];
  return value ?? (per === 'function' ? 'No function' : 'No region');
}

/** The share of a row, beside the cap where there is one. */
export function shareWords({ cap }: ShareSet, { named, all }: ShareRow): string {
  return cap === null ? formatShare(named, all) : formatShareBeside(named, all, cap.share);
}

/** Numerator and denominator: "12 of 340 sites, 3.5 %". */
export function partWords(set: ShareSet, row: ShareRow): string {
  return `${formatAmount(row.named)} of ${amountOf(row.all, unitOne[set.unit])}, ${shareWords(set, row)}`;
}

/** How far a row is from its cap; nothing where there is none. */
export function headroomWords({ cap, unit }: ShareSet, { all, over, room }: ShareRow): string {
  if (cap === null) return '';
  if (all === 0) return 'not known';
  if (over > 0) return `${amountOf(over, unitOne[unit])} over the cap`;
  return room === 0 ? 'at the cap' : `room for ${amountOf(room, unitOne[unit])}`;
}
