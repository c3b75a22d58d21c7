import type { PolicyInfo } from '#shared/contract/policies';

/** True where a rule that acts asks something of equipment whoever made it, and speaks of some. */
export function asksOfAnyMaker(policies: readonly PolicyInfo[]): boolean {
  return policies.some(({ rules }) =>
    rules.some(
      ({ rule, isOn, isUpcoming, items }) =>
        rule.suppliers === 'any' && isOn && !isUpcoming && (items ?? 0) > 0,
    ),
  );
}

/** What the suppliers of flagged items are called: none is named by a rule that asks it of any maker. */
export function flaggedSuppliersLabel(count: number, policies: readonly PolicyInfo[]): string {
  const suppliers = count === 1 ? 'supplier' : 'suppliers';
  return asksOfAnyMaker(policies)
    ? `${suppliers} with flagged items`
    : `potentially non-secure ${suppliers}`;
}
