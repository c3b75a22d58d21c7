import {
  allOf,
  scopeTruth,
  supplierTruth,
  type Circumstances,
  type ItemFacts,
  type Truth,
} from './conditions.ts';
import type { IsoDate } from './date.ts';
import { addYears, listedSince } from './listing.ts';
import { groupOf, isAboveShare, type Measure } from './measure.ts';
import { isByList, type PolicyPack, type Rule, type RuleEffect } from './policy.ts';
import { authorisationsFor, waiversFor } from './statement.ts';
import { severityOf, type Verdict } from './verdict.ts';

/** What a rule says of one item on one day. */
export type Finding = {
  readonly policyId: string;
  readonly ruleId: string;
  readonly verdict: Verdict;
  readonly deadline: IsoDate | null;
  /** The statement that excepts the item from the rule; such a finding decides no verdict. */
  readonly waivedBy: number | null;
};

export type Evaluation = {
  /** `null` where the item is out of scope (decommissioned). */
  readonly verdict: Verdict | null;
  readonly deadline: IsoDate | null;
  readonly findings: readonly Finding[];
};

export type EvaluationContext = Circumstances & {
  /** What a rule measures in a group, `undefined` where nothing is in it; see `measureRule`. */
  readonly measureOf: (policyId: string, ruleId: string, group: string) => Measure | undefined;
};

/** What a rule says of an item that it surely applies to; `null` where it has nothing to say. */
type Saying = { readonly verdict: Verdict; readonly deadline: IsoDate | null } | null;

const say = (verdict: Verdict, deadline: IsoDate | null = null): Saying => ({ verdict, deadline });

/** What an effect says of equipment that must be gone after a day. */
function removal(deadline: IsoDate, asOf: IsoDate): Saying {
  return say(asOf > deadline ? 'overdue' : 'remove-by', deadline);
}

function measured(
  policyId: string,
  rule: Rule,
  effect: Extract<RuleEffect, { kind: 'cap' | 'diversity' }>,
  facts: ItemFacts,
  context: EvaluationContext,
): Saying {
  const group = groupOf(effect.per, facts, context);
  if (group === null) return say('undetermined');
  const measure = context.measureOf(policyId, rule.id, group);
  if (effect.kind === 'cap') {
    const isDue = context.asOf > effect.deadline;
    const isOver = measure !== undefined && isAboveShare(measure, effect.share);
    return say(isDue && isOver ? 'over-cap' : 'restricted');
  }
  if (measure === undefined || measure.suppliers >= effect.suppliers) return null;
  return say(measure.mayReach ? 'undetermined' : 'review');
}

function sayInForce(
  policyId: string,
  rule: Rule,
  facts: ItemFacts,
  context: EvaluationContext,
): Saying {
  const { effect } = rule;
  const groups = facts.supplierId === null ? [] : context.groupsOf(facts.supplierId);
  const isListed = isByList(rule.suppliers);
  const since = isListed ? listedSince(groups, context.listingsOf(policyId), context.asOf) : null;
  switch (effect.kind) {
    case 'prohibit':
      return say('overdue');
    case 'remove-by':
      return removal(effect.deadline, context.asOf);
    case 'remove-after-listing':
      return since === null
        ? say('undetermined')
        : removal(addYears(since, effect.years), context.asOf);
    case 'no-new': {
      if (facts.installedOn === null) return say('undetermined');
      const from = since !== null && since > effect.from ? since : effect.from;
      return say(facts.installedOn >= from ? 'overdue' : 'restricted');
    }
    case 'cap':
    case 'diversity':
      return measured(policyId, rule, effect, facts, context);
    case 'authorise':
      return say('restricted');
    case 'review':
      return say('review');
  }
}

/** Whether a rule is about an item: its suppliers and its scope, in three-valued logic. */
export function ruleTruth(
  policyId: string,
  rule: Rule,
  facts: ItemFacts,
  circumstances: Circumstances,
): Truth {
  return allOf([
    supplierTruth(policyId, rule.suppliers, facts, circumstances),
    scopeTruth(rule.scope, facts, circumstances),
  ]);
}

/** What one rule says of one item, or `null` where it does not speak. */
export function applyRule(
  policyId: string,
  rule: Rule,
  facts: ItemFacts,
  context: EvaluationContext,
): Finding | null {
  const { asOf, statements } = context;
  if (asOf < rule.effect.from) return null;
  const isAbout = (id: number): boolean => facts.statements.has(id);
  const isAuthorised =
    rule.effect.kind === 'authorise' &&
    authorisationsFor(policyId, rule.id, statements, asOf).some(isAbout);
  if (isAuthorised) return null;
  const truth = ruleTruth(policyId, rule, facts, context);
  if (truth === false) return null;
  const saying = truth === null ? say('undetermined') : sayInForce(policyId, rule, facts, context);
  if (saying === null) return null;
  const waivedBy = waiversFor(policyId, rule.id, statements, asOf).find(isAbout) ?? null;
  return { policyId, ruleId: rule.id, ...saying, waivedBy };
}

/**
 * Evaluates one item under the given packs: the most severe finding that is not waived is its
 * verdict, the nearest of the deadlines that any of them sets counts (what is overdue under one rule
 * may have to be gone by a day to come under another), and every rule that spoke is kept. The set-wise evaluation in SQL must agree with this function for every input.
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
  const counting = findings.filter(({ waivedBy }) => waivedBy === null);
  const severity = Math.max(0, ...counting.map((finding) => severityOf(finding.verdict)));
  const decisive = counting.filter((finding) => severityOf(finding.verdict) === severity);
  const deadlines = counting.flatMap((finding) => finding.deadline ?? []).toSorted();
  return {
    verdict: decisive[0]?.verdict ?? 'clear',
    deadline: deadlines[0] ?? null,
    findings,
  };
}
