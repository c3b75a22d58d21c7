import { describe, expect, it } from 'vitest';
import type { ItemFacts } from '#shared/domain/conditions';
import { builtInPacks } from '#main/tagging/built-in-packs';
import { judgeRule, type Circumstances } from '../../../support/judge-rule.ts';

/** One line of a rule's table: what is tried, the day, the verdict, and what differs from the rest. */
export type Line = readonly [
  name: string,
  asOf: string,
  verdict: string,
  facts?: Partial<ItemFacts>,
  circumstances?: Circumstances,
];

/** A rule's table. `facts` and `circumstances` hold in every line, unless the line has its own. */
export function describeRule(
  packId: string,
  ruleId: string,
  lines: readonly Line[],
  facts: Partial<ItemFacts> = {},
  circumstances: Circumstances = {},
): void {
  describe(ruleId, () => {
    const cases = lines.map(([name, asOf, verdict, own, others]) => ({
      name,
      asOf,
      verdict,
      all: { ...facts, ...own },
      known: { ...circumstances, ...others },
    }));
    it.each(cases)('$name, on $asOf: $verdict', ({ asOf, verdict, all, known }) => {
      expect(judgeRule(packId, ruleId, asOf, all, known)).toBe(verdict);
    });
  });
}

/** Asserts which rules a pack has, and of each the effect and the certainty. */
export function describePack(packId: string, rules: Readonly<Record<string, unknown>>): void {
  it('has these rules with these effects', () => {
    const pack = builtInPacks().find(({ id }) => id === packId);
    const told = pack?.rules.map(({ id, effect, certainty }) => [id, [effect, certainty]]);
    expect(Object.fromEntries(told ?? [])).toEqual(rules);
  });
}
