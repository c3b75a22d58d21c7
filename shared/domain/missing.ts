import { z } from 'zod';
import {
  answerFor,
  countryTruth,
  supplierTruth,
  type Circumstances,
  type ItemFacts,
} from './conditions.ts';
import { groupOf, measuredPer, type Measure } from './measure.ts';
import { missingItemFactSchema, type MissingItemFact } from './missing-item-fact.ts';
import { operatorFactSchema, type Rule, type RuleScope } from './policy.ts';

export const questionKindSchema = z.enum(['use', 'zone', 'production']);

/** A fact that nobody knows and that decides whether a rule applies. */
export const missingFactSchema = z.discriminatedUnion('fact', [
  z.strictObject({ fact: missingItemFactSchema }),
  z.strictObject({ fact: z.literal('answer'), kind: questionKindSchema, question: z.string() }),
  z.strictObject({ fact: z.literal('operator'), measure: operatorFactSchema }),
]);
export type MissingFact = z.infer<typeof missingFactSchema>;

/** One text for each fact: what tells two of them apart. */
export function missingKey(missing: MissingFact): string {
  if (missing.fact === 'answer') return `answer ${missing.question}`;
  return missing.fact === 'operator' ? `operator ${missing.measure}` : missing.fact;
}

function answersMissing(
  scope: RuleScope,
  facts: ItemFacts,
  circumstances: Circumstances,
): MissingFact[] {
  return questionKindSchema.options.flatMap((kind): MissingFact[] => {
    const question = scope[kind];
    if (question === undefined || answerFor(question, facts, circumstances) !== null) return [];
    return [{ fact: 'answer', kind, question }];
  });
}

function operatorMissing(
  { operator = [] }: RuleScope,
  { operatorFacts }: Circumstances,
): MissingFact[] {
  const asked = new Set(operator.map(({ fact }) => fact));
  const isMet = operator.some(({ fact, atLeast = 0, atMost = Infinity }) => {
    const value = operatorFacts[fact];
    return value !== undefined && value >= atLeast && value <= atMost;
  });
  if (isMet) return [];
  return [...asked]
    .filter((measure) => operatorFacts[measure] === undefined)
    .map((measure) => ({ fact: 'operator', measure }));
}

/** What the effect of a rule asks for where its suppliers and scope are known to hold. */
function effectMissing(
  rule: Rule,
  facts: ItemFacts,
  circumstances: Circumstances,
  measureOf: (group: string) => Measure | undefined,
): MissingItemFact[] {
  const { effect } = rule;
  if (effect.kind === 'no-new') return facts.installedOn === null ? ['installedOn'] : [];
  const measured = measuredPer(rule);
  if (measured === null) return [];
  const group = groupOf(measured.per, facts, circumstances);
  if (group === null) return measured.per === undefined ? [] : [measured.per];
  const measure = measureOf(group);
  const isOpen =
    effect.kind === 'diversity' &&
    measure !== undefined &&
    measure.mayReach &&
    measure.suppliers < effect.suppliers;
  return isOpen ? ['suppliersAround'] : [];
}

/**
 * The facts that are missing for a rule to say for certain whether, and what, it says of an item
 * that it may apply to. Where the answer is one fact, any value of it settles the rule, unless it
 * leads to a supplier or a group of which something else is not known; of several, one value may
 * settle it, all of them do.
 */
export function missingFor(
  policyId: string,
  rule: Rule,
  facts: ItemFacts,
  circumstances: Circumstances,
  measureOf: (group: string) => Measure | undefined,
): MissingFact[] {
  const { scope, suppliers } = rule;
  const country = facts.country ?? circumstances.homeCountry;
  const isCountryOpen = countryTruth(scope, facts, circumstances) === null;
  const lacks: readonly (readonly [MissingItemFact, boolean])[] = [
    ['placement', scope.placement !== undefined && facts.placement === 'untagged'],
    ['function', scope.function !== undefined && facts.function === null],
    ['generation', scope.generation !== undefined && facts.generations === null],
    ['country', isCountryOpen && country === null],
    ['territory', isCountryOpen && country !== null],
    ['region', scope.region !== undefined && facts.region === null],
    ['status', scope.status !== undefined && facts.status === null],
    ['installedOn', scope.installed !== undefined && facts.installedOn === null],
  ];
  const isSupplierOpen = supplierTruth(policyId, suppliers, facts, circumstances) === null;
  const ofItem = new Set<MissingItemFact>([
    ...(isSupplierOpen ? ([facts.supplierId === null ? 'supplier' : 'headquarters'] as const) : []),
    ...lacks.flatMap(([fact, isMissing]) => (isMissing ? [fact] : [])),
    ...effectMissing(rule, facts, circumstances, measureOf),
  ]);
  return [
    ...[...ofItem].map((fact): MissingFact => ({ fact })),
    ...operatorMissing(scope, circumstances),
    ...answersMissing(scope, facts, circumstances),
  ];
}
