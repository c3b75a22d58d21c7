import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  RULE_FIELDS,
  type ActiveRule,
  type RowField,
  type RuleCondition,
  type RuleTags,
} from '#shared/domain/own-tag-rule';
import { OwnRules } from '#main/tagging/own-rules';

// Few fields and short texts of few letters, so that conditions hold often and in many ways.
const FIELDS = ['hostname', 'site', 'model'] as const satisfies readonly RowField[];
const SUPPLIERS = ['huawei', 'zte', 'nokia'];
const TAGS = ['function', 'placement', 'generation'] as const;

const text = fc.string({
  unit: fc.constantFrom('a', 'A', 'ａ', 'b', '-', 'ß', 'ss'),
  minLength: 1,
  maxLength: 4,
});
const pattern = fc.constantFrom('a', '^a', 'b$', 'a.b', '(a|b)-', '[^a]', 'ss', 'a+b?', 'x*');
const field = fc.constantFrom(...FIELDS);
const condition: fc.Arbitrary<RuleCondition> = fc.oneof(
  fc.record({ field, test: fc.constant('equals' as const), value: text }),
  fc.record({ field, test: fc.constant('starts-with' as const), value: text }),
  fc.record({ field, test: fc.constant('matches' as const), value: pattern }),
  fc.record({
    field,
    test: fc.constant('one-of' as const),
    values: fc.array(text, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    field: fc.constant('supplier' as const),
    test: fc.constant('one-of' as const),
    values: fc.subarray(SUPPLIERS, { minLength: 1 }),
  }),
);
const set: fc.Arbitrary<RuleTags> = fc.record(
  {
    function: fc.constantFrom('transport' as const, 'core-network' as const),
    placement: fc.constantFrom('core' as const, 'edge' as const),
    generation: fc.constantFrom('4G' as const, '5G' as const),
  },
  { requiredKeys: [] },
);
const rules: fc.Arbitrary<ActiveRule[]> = fc
  .array(fc.record({ conditions: fc.array(condition, { minLength: 1, maxLength: 3 }), set }), {
    maxLength: 6,
  })
  .map((drafts) => drafts.map((rule, at) => ({ id: at + 1, rule })));
const row = fc.record({
  hostname: fc.option(text),
  site: fc.option(text),
  model: fc.option(text),
  supplierId: fc.option(fc.constantFrom(...SUPPLIERS)),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

const fold = (value: string): string => value.normalize('NFKC').toUpperCase();

/** What the documents promise of one condition, in the plainest way. */
function isFulfilled(each: RuleCondition, of: Row): boolean {
  if (each.field === 'supplier') {
    const wanted = each.test === 'one-of' ? each.values : [each.value];
    return of.supplierId !== null && wanted.includes(of.supplierId);
  }
  const value = FIELDS.map((name) => (name === each.field ? of[name] : null)).find(Boolean) ?? null;
  if (value === null) return false;
  switch (each.test) {
    case 'equals':
      return fold(value).trim() === fold(each.value.trim());
    case 'one-of':
      return each.values.some((wanted) => fold(value).trim() === fold(wanted.trim()));
    case 'starts-with':
      return fold(value).startsWith(fold(each.value));
    case 'matches':
      return new RegExp(each.value, 'iu').test(value);
  }
}

/** Rule by rule, from the first. */
function naively(list: readonly ActiveRule[], of: Row): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { id, rule } of list) {
    if (!rule.conditions.every((each) => isFulfilled(each, of))) continue;
    for (const tag of TAGS) {
      const value = rule.set[tag];
      if (value !== undefined) found[tag] ??= `${value} by rule:own-${id}`;
    }
  }
  return found;
}

describe('own rules', () => {
  it('propose what they would one by one, the first winning, whatever they were asked before', () => {
    fc.assert(
      fc.property(rules, fc.array(row, { minLength: 1, maxLength: 20 }), (list, rows) => {
        const own = new OwnRules(list);
        expect(own.columns.every((name) => RULE_FIELDS.includes(name))).toBe(true);
        for (const of of [...rows, ...rows]) {
          const signature = own.signatureOf(
            (name) => FIELDS.map((each) => (each === name ? of[each] : null)).find(Boolean) ?? null,
          );
          const proposal = own.propose(signature, of.supplierId);
          const told = TAGS.flatMap((tag) => {
            const each = proposal[tag];
            return each === null ? [] : [[tag, `${each.value} by ${each.origin}`]];
          });
          expect(Object.fromEntries(told)).toEqual(naively(list, of));
        }
      }),
      { numRuns: 500 },
    );
  });
});
