import { scopeTruth, supplierTruth, type Circumstances, type ItemFacts } from './conditions.ts';
import { foldCase } from './fold-case.ts';
import type { CapGroup, Rule } from './policy.ts';

/** What a rule about shares or diversity measures in one group of the items in its scope. */
export type Measure = {
  /** Of the rule's suppliers, in the rule's own unit: items, quantity or sites. */
  readonly named: number;
  readonly all: number;
  /** Distinct suppliers, each with all that belongs to it counted once. */
  readonly suppliers: number;
  /**
   * Whether there may be as many suppliers as a rule about diversity asks for, once all is known of
   * its items, and of those of which it is not known whether they belong to the group.
   */
  readonly mayReach: boolean;
};

/** The one group of a rule that is measured over all items. */
export const WHOLE = '';

/** The group of an item in a rule's measure, `null` where the fact that decides it is missing. */
export function groupOf(
  per: CapGroup | undefined,
  facts: ItemFacts,
  { homeCountry }: Pick<Circumstances, 'homeCountry'>,
): string | null {
  switch (per) {
    case undefined:
      return WHOLE;
    case 'country':
      return facts.country ?? homeCountry;
    case 'function':
      return facts.function;
    case 'region':
      return facts.region === null ? null : foldCase(facts.region);
  }
}

/** How a measured rule groups what it measures; `null` where a rule measures nothing. */
export function measuredPer({ effect }: Rule): { readonly per: CapGroup | undefined } | null {
  return effect.kind === 'cap' || effect.kind === 'diversity' ? { per: effect.per } : null;
}

/** A share of 0 to 1; 0 where nothing is there to have a share of. */
export function shareOf({ named, all }: Pick<Measure, 'named' | 'all'>): number {
  return all === 0 ? 0 : named / all;
}

/** What only the arithmetic of binary fractions makes of a share; one item of a hundred million is more. */
const ROUNDING = 1e-9;

/** Whether a share is above a limit of 0 to 1. */
export function isAboveShare(amounts: Pick<Measure, 'named' | 'all'>, limit: number): boolean {
  return shareOf(amounts) - limit > ROUNDING;
}

/**
 * The topmost owner of a supplier: all that belongs to it counts as one supplier. Of several that
 * nobody owns, the first by id, so that the order in which owners are known makes no difference.
 */
export function rootOf(supplierId: string, groupsOf: Circumstances['groupsOf']): string {
  const groups = groupsOf(supplierId);
  const unowned = groups.filter((id) => groupsOf(id).length === 1);
  return (unowned.length > 0 ? unowned : [...groups]).toSorted()[0] ?? supplierId;
}

function amountOf(rule: Rule, items: readonly ItemFacts[]): number {
  const unit = rule.effect.kind === 'cap' ? (rule.effect.of ?? 'items') : 'items';
  if (unit === 'items') return items.length;
  if (unit === 'quantity') return items.reduce((sum, { quantity }) => sum + (quantity ?? 1), 0);
  return new Set(items.flatMap(({ site }) => (site === null ? [] : [foldCase(site)]))).size;
}

/**
 * Whether so many suppliers suffice for a rule about diversity, where each of the items whose supplier
 * is not known may be another one's; false for other rules.
 */
export function maySuffice({ effect }: Rule, suppliers: number, unresolvedItems: number): boolean {
  return effect.kind === 'diversity' && suppliers + unresolvedItems >= effect.suppliers;
}

/** The distinct suppliers of items, and of how many items the supplier is not known. */
function suppliersOf(
  items: readonly ItemFacts[],
  groupsOf: Circumstances['groupsOf'],
): { readonly roots: ReadonlySet<string>; readonly unresolved: number } {
  const known = items.flatMap(({ supplierId }) => (supplierId === null ? [] : [supplierId]));
  return {
    roots: new Set(known.map((id) => rootOf(id, groupsOf))),
    unresolved: items.length - known.length,
  };
}

/**
 * Measures a rule's groups: items for which its scope holds, decommissioned ones left out. Items
 * whose scope or group is unknown count on neither side, those of an unknown supplier among all.
 */
export function measureRule(
  policyId: string,
  rule: Rule,
  items: readonly ItemFacts[],
  circumstances: Circumstances,
): ReadonlyMap<string, Measure> {
  const measured = measuredPer(rule);
  if (measured === null) return new Map();
  const groups = new Map<string, ItemFacts[]>();
  const perhaps: { readonly facts: ItemFacts; readonly group: string | null }[] = [];
  for (const facts of items) {
    if (facts.status === 'decommissioned') continue;
    const truth = scopeTruth(rule.scope, facts, circumstances);
    if (truth === false) continue;
    const group = groupOf(measured.per, facts, circumstances);
    if (truth === null || group === null) {
      perhaps.push({ facts, group });
      continue;
    }
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [facts]);
    else members.push(facts);
  }
  return new Map(
    [...groups].map(([group, members]) => {
      const named = members.filter(
        (facts) => supplierTruth(policyId, rule.suppliers, facts, circumstances) === true,
      );
      const around = perhaps.filter((each) => each.group === null || each.group === group);
      const all = [...members, ...around.map(({ facts }) => facts)];
      const possible = suppliersOf(all, circumstances.groupsOf);
      return [
        group,
        {
          named: amountOf(rule, named),
          all: amountOf(rule, members),
          suppliers: suppliersOf(members, circumstances.groupsOf).roots.size,
          mayReach: maySuffice(rule, possible.roots.size, possible.unresolved),
        },
      ];
    }),
  );
}
