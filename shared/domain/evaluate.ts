import type { IsoDate } from './date.ts';
import type { Generation, NetworkFunction, Placement, Status } from './item.ts';
import type { PolicyPack, Rule, RuleScope, RuleSuppliers } from './policy.ts';
import { severityOf, type Verdict } from './verdict.ts';

/** `true`, `false`, or `null` for unknown (Kleene's three-valued logic). */
export type Truth = boolean | null;

/** The facts about one item that verdicts depend on; `null` is a missing fact. */
export type ItemFacts = {
  readonly supplierId: string | null;
  readonly placement: Placement;
  readonly function: NetworkFunction | null;
  readonly generations: readonly Generation[] | null;
  readonly country: string | null;
  readonly status: Status | null;
  readonly installedOn: IsoDate | null;
};

/** What a rule says of one item on one day. */
export type Finding = {
  readonly policyId: string;
  readonly ruleId: string;
  readonly verdict: Verdict;
  readonly deadline: IsoDate | null;
};

export type Evaluation = {
  /** `null` where the item is out of scope (decommissioned). */
  readonly verdict: Verdict | null;
  readonly deadline: IsoDate | null;
  readonly findings: readonly Finding[];
};

export type EvaluationContext = {
  readonly asOf: IsoDate;
  /** Stands in for a missing country; `null` where the workspace names none. */
  readonly homeCountry: string | null;
  /** The supplier and all its parents, nearest first, as of the date. */
  readonly groupsOf: (supplierId: string) => readonly string[];
  /** The share of a cap rule's suppliers in its scope, 0 to 1; see `capShare`. */
  readonly capShareOf: (policyId: string, ruleId: string) => number;
};

function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}

function isIn<T>(value: T | null, allowed: readonly T[] | undefined): Truth {
  if (allowed === undefined) return true;
  return value === null ? null : allowed.includes(value);
}

function supplierTruth(
  suppliers: RuleSuppliers,
  facts: ItemFacts,
  context: EvaluationContext,
): Truth {
  if (suppliers === 'any') return true;
  if (facts.supplierId === null) return null;
  const groups = context.groupsOf(facts.supplierId);
  const isExcepted = suppliers.except?.some((id) => groups.includes(id)) ?? false;
  return !isExcepted && suppliers.groups.some((id) => groups.includes(id));
}

function scopeTruth(scope: RuleScope, facts: ItemFacts, context: EvaluationContext): Truth {
  const generationTruth =
    scope.generation === undefined
      ? true
      : facts.generations === null
        ? null
        : facts.generations.some((generation) => scope.generation?.includes(generation) ?? false);
  return allOf([
    isIn(facts.placement === 'untagged' ? null : facts.placement, scope.placement),
    isIn(facts.function, scope.function),
    generationTruth,
    isIn(facts.country ?? context.homeCountry, scope.country),
    isIn(facts.status, scope.status),
    scope.use === undefined ? true : null,
    scope.zone === undefined ? true : null,
  ]);
}

function verdictInForce(
  rule: Rule,
  facts: ItemFacts,
  policyId: string,
  context: EvaluationContext,
): Verdict {
  const { effect } = rule;
  switch (effect.kind) {
    case 'prohibit':
      return 'overdue';
    case 'remove-by':
      return context.asOf > effect.deadline ? 'overdue' : 'remove-by';
    case 'no-new':
      if (facts.installedOn === null) return 'undetermined';
      return facts.installedOn >= effect.from ? 'overdue' : 'restricted';
    case 'cap': {
      const isDue = context.asOf > effect.deadline;
      return isDue && context.capShareOf(policyId, rule.id) > effect.share
        ? 'over-cap'
        : 'restricted';
    }
    case 'authorise':
      return 'restricted';
    case 'review':
      return 'review';
  }
}

/** What one rule says of one item, or `null` where it does not speak. */
export function applyRule(
  policyId: string,
  rule: Rule,
  facts: ItemFacts,
  context: EvaluationContext,
): Finding | null {
  if (context.asOf < rule.effect.from) return null;
  const truth = allOf([
    supplierTruth(rule.suppliers, facts, context),
    scopeTruth(rule.scope, facts, context),
  ]);
  if (truth === false) return null;
  const verdict = truth === null ? 'undetermined' : verdictInForce(rule, facts, policyId, context);
  const deadline =
    verdict !== 'undetermined' && rule.effect.kind === 'remove-by' ? rule.effect.deadline : null;
  return { policyId, ruleId: rule.id, verdict, deadline };
}

/**
 * Evaluates one item under the given packs: the most severe finding is its verdict, the nearest
 * deadline among findings of that verdict counts, and every rule that spoke is kept.
 * The set-wise evaluation in SQL must agree with this function for every input.
 */
export function evaluateItem(
  packs: readonly PolicyPack[],
  facts: ItemFacts,
  context: EvaluationContext,
): Evaluation {
  if (facts.status === 'decommissioned') return { verdict: null, deadline: null, findings: [] };
  const findings = packs.flatMap((pack) =>
    pack.rules.flatMap((rule) => applyRule(pack.id, rule, facts, context) ?? []),
  );
  const severity = Math.max(0, ...findings.map((finding) => severityOf(finding.verdict)));
  const decisive = findings.filter((finding) => severityOf(finding.verdict) === severity);
  const deadlines = decisive.flatMap((finding) => finding.deadline ?? []).toSorted();
  return {
    verdict: decisive[0]?.verdict ?? 'clear',
    deadline: deadlines[0] ?? null,
    findings,
  };
}

/**
 * The share that a cap rule limits: items of its suppliers among all items for which its scope
 * holds, decommissioned items left out. Items whose scope is unknown count on neither side.
 * Returns 0 where no item is in the scope.
 */
export function capShare(
  rule: Rule,
  items: readonly ItemFacts[],
  context: Omit<EvaluationContext, 'capShareOf'>,
): number {
  const full: EvaluationContext = { ...context, capShareOf: () => 0 };
  const inScope = items.filter(
    (facts) => facts.status !== 'decommissioned' && scopeTruth(rule.scope, facts, full) === true,
  );
  const named = inScope.filter((facts) => supplierTruth(rule.suppliers, facts, full) === true);
  return inScope.length === 0 ? 0 : named.length / inScope.length;
}
