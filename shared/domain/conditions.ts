import { dayAfter, type IsoDate } from './date.ts';
import type { Generation, NetworkFunction, Placement, Status } from './item.ts';
import type { Listing } from './listing.ts';
import { foldCase } from './fold-case.ts';
import type { OperatorFact, RuleScope, RuleSuppliers } from './policy.ts';
import { answersTo, type KeptStatement } from './statement.ts';
import { territoriesOf } from './territories.ts';

/** `true`, `false`, or `null` for unknown (Kleene's three-valued logic). */
export type Truth = boolean | null;

/** The facts about one item that verdicts depend on; `null` is a missing fact. */
export type ItemFacts = {
  readonly supplierId: string | null;
  readonly placement: Placement;
  readonly function: NetworkFunction | null;
  readonly generations: readonly Generation[] | null;
  readonly country: string | null;
  readonly region: string | null;
  readonly status: Status | null;
  readonly installedOn: IsoDate | null;
  /** What caps count; a missing quantity is one. */
  readonly quantity: number | null;
  /** Where it stands: the code of its site, else the name. */
  readonly site: string | null;
  /** Ids of the statements that are about the item. */
  readonly statements: ReadonlySet<number>;
};

/** What conditions depend on beside the item. */
export type Circumstances = {
  readonly asOf: IsoDate;
  /** Stands in for a missing country; `null` where the workspace names none. */
  readonly homeCountry: string | null;
  /** The supplier and all its parents, nearest first, as of the date. */
  readonly groupsOf: (supplierId: string) => readonly string[];
  /** Where a supplier itself has its head office, `null` where that is not known. */
  readonly headquartersOf: (supplierId: string) => string | null;
  /** Suppliers that were named under a pack. */
  readonly listingsOf: (policyId: string) => readonly Listing[];
  readonly operatorFacts: Readonly<Partial<Record<OperatorFact, number>>>;
  readonly statements: readonly KeptStatement[];
};

export function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}

export function anyOf(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(null) ? null : false;
}

function isIn<T>(value: T | null, allowed: readonly T[] | undefined): Truth {
  if (allowed === undefined) return true;
  return value === null ? null : allowed.includes(value);
}

/** Whether a rule is about an item's supplier. */
export function supplierTruth(
  policyId: string,
  suppliers: RuleSuppliers,
  { supplierId }: Pick<ItemFacts, 'supplierId'>,
  circumstances: Circumstances,
): Truth {
  if (suppliers === 'any') return true;
  if ('listed' in suppliers) {
    const listings = circumstances
      .listingsOf(policyId)
      .filter(({ since }) => since <= circumstances.asOf);
    if (listings.length === 0) return false;
    if (supplierId === null) return null;
    const groups = circumstances.groupsOf(supplierId);
    return listings.some((each) => groups.includes(each.supplierId));
  }
  if (supplierId === null) return null;
  const groups = circumstances.groupsOf(supplierId);
  if (suppliers.except?.some((id) => groups.includes(id)) ?? false) return false;
  if ('groups' in suppliers) return suppliers.groups.some((id) => groups.includes(id));
  const offices = groups.map((id) => circumstances.headquartersOf(id));
  return anyOf(offices.map((country) => isIn(country, suppliers.headquarters)));
}

/** Whether the operator is of a size that a rule asks for. */
export function operatorTruth(scope: RuleScope, facts: Circumstances['operatorFacts']): Truth {
  if (scope.operator === undefined) return true;
  return anyOf(
    scope.operator.map(({ fact, atLeast = 0, atMost = Infinity }) => {
      const value = facts[fact];
      return value === undefined ? null : value >= atLeast && value <= atMost;
    }),
  );
}

/** The answer about an item to a question, `null` where there is none. */
export function answerFor(
  question: string,
  { statements }: Pick<ItemFacts, 'statements'>,
  circumstances: Circumstances,
): Truth {
  const found = answersTo(question, circumstances.statements).find(({ id }) => statements.has(id));
  return found?.holds ?? null;
}

/** The questions that a scope asks. */
export function questionsOf({ use, zone, production }: RuleScope): string[] {
  return [use, zone, production].filter((question) => question !== undefined);
}

function installedTruth({ installed }: RuleScope, day: IsoDate | null): Truth {
  if (installed === undefined) return true;
  if (day === null) return null;
  const { from, until } = installed;
  const end = until === undefined ? null : dayAfter(until);
  return (from === undefined || day >= from) && (end === null || day < end);
}

/**
 * Whether a rule about countries holds where an item stands. In a territory with a code of its own it is
 * not known: whether a law of the country reaches there, the rule does not say.
 */
export function countryTruth(
  { country: asked }: Pick<RuleScope, 'country'>,
  { country }: Pick<ItemFacts, 'country'>,
  { homeCountry }: Pick<Circumstances, 'homeCountry'>,
): Truth {
  const truth = isIn(country ?? homeCountry, asked);
  if (asked === undefined || truth !== false) return truth;
  return isIn(country ?? homeCountry, territoriesOf(asked)) === true ? null : false;
}

/** Whether a rule's scope holds an item. */
export function scopeTruth(
  scope: RuleScope,
  facts: ItemFacts,
  circumstances: Circumstances,
): Truth {
  const generationTruth =
    scope.generation === undefined
      ? true
      : facts.generations === null
        ? null
        : facts.generations.some((generation) => scope.generation?.includes(generation) ?? false);
  const region = facts.region === null ? null : foldCase(facts.region);
  return allOf([
    isIn(facts.placement === 'untagged' ? null : facts.placement, scope.placement),
    isIn(facts.function, scope.function),
    generationTruth,
    countryTruth(scope, facts, circumstances),
    isIn(region, scope.region?.map(foldCase)),
    isIn(facts.status, scope.status),
    installedTruth(scope, facts.installedOn),
    operatorTruth(scope, circumstances.operatorFacts),
    ...questionsOf(scope).map((question) => answerFor(question, facts, circumstances)),
  ]);
}
