import type { PolicyPack, Rule } from './policy.ts';

/** What a pack says of itself, beside its rules. */
export const PACK_FACTS = ['title', 'jurisdiction', 'summary', 'status', 'asOf'] as const;
export type PackFact = (typeof PACK_FACTS)[number];

/** The parts of a rule that a difference tells apart. */
export const RULE_PARTS = [
  'title',
  'suppliers',
  'scope',
  'effect',
  'certainty',
  'citation',
  'keyAssets',
  'note',
] as const;
export type RulePart = (typeof RULE_PARTS)[number];

/** A rule that two versions of a pack do not say alike. */
export type RuleDifference = {
  readonly ruleId: string;
  /** `null` where the rule is new. */
  readonly before: Rule | null;
  /** `null` where the rule is gone. */
  readonly after: Rule | null;
  /** Which parts of it say something else; none where it is new or gone. */
  readonly parts: readonly RulePart[];
};

/** What differs between two versions of a pack. */
export type PackDifference = {
  readonly facts: readonly { fact: PackFact; before: string | null; after: string | null }[];
  readonly rules: readonly RuleDifference[];
  /** Rules that both say alike. */
  readonly unchanged: number;
};

/** The same JSON value has the same text, whatever the order of its keys. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${textOf(each)}`).join(',')}}`;
}

/**
 * Compares two versions of a pack rule by rule, in the order of the newer one with rules that are
 * gone at the end. `before` is `null` where the pack is new.
 */
export function differenceOf(before: PolicyPack | null, after: PolicyPack): PackDifference {
  const old = new Map(before?.rules.map((rule) => [rule.id, rule]));
  const kept = new Set(after.rules.map(({ id }) => id));
  const rules = after.rules.flatMap((rule): RuleDifference[] => {
    const was = old.get(rule.id);
    if (was === undefined) return [{ ruleId: rule.id, before: null, after: rule, parts: [] }];
    const parts = RULE_PARTS.filter((part) => textOf(was[part]) !== textOf(rule[part]));
    return parts.length === 0 ? [] : [{ ruleId: rule.id, before: was, after: rule, parts }];
  });
  const gone = (before?.rules ?? [])
    .filter(({ id }) => !kept.has(id))
    .map((rule) => ({ ruleId: rule.id, before: rule, after: null, parts: [] }));
  const facts = PACK_FACTS.flatMap((fact) => {
    const [was, is] = [before?.[fact] ?? null, after[fact] ?? null];
    return before === null || was === is ? [] : [{ fact, before: was, after: is }];
  });
  return { facts, rules: [...rules, ...gone], unchanged: after.rules.length - rules.length };
}

/** True where two versions of a pack say the same, but for their versions and change notes. */
export function isSamePack({ facts, rules }: PackDifference): boolean {
  return facts.length === 0 && rules.length === 0;
}
