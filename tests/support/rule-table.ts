import { describe, expect, it } from 'vitest';
import type { ItemFacts } from '#shared/domain/conditions';
import type { Rule } from '#shared/domain/policy';
import { builtInPacks } from '#main/tagging/built-in-packs';
import { judgeRule, type Circumstances } from './judge-rule.ts';

/** What a rule decides by; its words are left out. */
export type Law = Pick<Rule, 'suppliers' | 'scope' | 'effect' | 'certainty'>;

/** The rules of a built-in pack by their ids. */
export function lawOf(packId: string): Readonly<Record<string, Law>> {
  const rules = builtInPacks().find(({ id }) => id === packId)?.rules ?? [];
  return Object.fromEntries(
    rules.map(({ id, suppliers, scope, effect, certainty }) => [
      id,
      { suppliers, scope, effect, certainty },
    ]),
  );
}

/** A day on which the item inside is judged, and the verdict. */
export type DayLine = readonly [asOf: string, verdict: string];

/** What of the item, or of what is known beside it, differs from the item inside; and the verdict. */
export type ItemLine = readonly [
  what: string,
  verdict: string,
  facts?: Partial<ItemFacts>,
  circumstances?: Circumstances,
];

/** The day on which lines about items are judged. */
const TODAY = '2026-11-23';

/** Tries one rule on an item just inside all its conditions: on some days, and with changes. */
export function ruleTable(
  packId: string,
  ruleId: string,
  inside: { readonly facts?: Partial<ItemFacts>; readonly circumstances?: Circumstances },
  lines: { readonly days: readonly DayLine[]; readonly items: readonly ItemLine[] },
): void {
  describe(ruleId, () => {
    it.each(lines.days)('on %s says: %s', (asOf, verdict) => {
      expect(judgeRule(packId, ruleId, asOf, inside.facts, inside.circumstances)).toBe(verdict);
    });

    const items = lines.items.map(([what, verdict, facts, circumstances]) => ({
      what,
      verdict,
      facts: { ...inside.facts, ...facts },
      circumstances: { ...inside.circumstances, ...circumstances },
    }));
    it.each(items)('of $what says: $verdict', ({ verdict, facts, circumstances }) => {
      expect(judgeRule(packId, ruleId, TODAY, facts, circumstances)).toBe(verdict);
    });
  });
}
