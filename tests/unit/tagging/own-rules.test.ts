import { describe, expect, it } from 'vitest';
import { ownTagRuleSchema, type ActiveRule, type RuleDraft } from '#shared/domain/own-tag-rule';
import { assertUsable, ownFirst, OwnRules, problemsOf } from '#main/tagging/own-rules';
import { compilePattern } from '#main/tagging/rule-pattern';
import { failureOfCall } from '../../support/failure.ts';

type Row = Readonly<Record<string, string>>;

const listOf = (...drafts: readonly RuleDraft[]): ActiveRule[] =>
  drafts.map((rule, at) => ({ id: at + 1, rule }));

function proposalFor(rules: readonly ActiveRule[], row: Row, supplierId: string | null = null) {
  const own = new OwnRules(rules);
  return own.propose(
    own.signatureOf((field) => row[field] ?? null),
    supplierId,
  );
}

const toCore = (...conditions: RuleDraft['conditions']): ActiveRule[] =>
  listOf({ conditions, set: { placement: 'core' } });
const holds = (rules: readonly ActiveRule[], row: Row, supplierId: string | null = null) =>
  proposalFor(rules, row, supplierId).placement !== null;

describe('a condition of an own rule', () => {
  it('compares whole texts whatever their case and width', () => {
    const rules = toCore({ field: 'hostname', test: 'equals', value: ' BER-Core-1 ' });
    expect(holds(rules, { hostname: 'ber-core-1' })).toBe(true);
    expect(holds(rules, { hostname: 'ＢＥＲ－ｃｏｒｅ－１' })).toBe(true);
    expect(holds(rules, { hostname: 'ber-core-10' })).toBe(false);
    expect(holds(rules, { hostname: 'bér-core-1' })).toBe(false);
    expect(holds(rules, { site: 'ber-core-1' })).toBe(false);
    const street = toCore({ field: 'siteName', test: 'equals', value: 'Hauptstraße' });
    expect(holds(street, { siteName: 'HAUPTSTRASSE' })).toBe(true);
  });

  it('keeps punctuation apart, which tells addresses from each other', () => {
    const rules = toCore({ field: 'ipAddress', test: 'starts-with', value: '10.1.' });
    expect(holds(rules, { ipAddress: '10.1.2.3' })).toBe(true);
    expect(holds(rules, { ipAddress: '10.11.2.3' })).toBe(false);
    const host = toCore({ field: 'hostname', test: 'starts-with', value: 'ber-core-' });
    expect(holds(host, { hostname: 'BER-CORE-7' })).toBe(true);
    expect(holds(host, { hostname: 'ber-corex' })).toBe(false);
    expect(holds(host, { hostname: 'x-ber-core-7' })).toBe(false);
  });

  it('takes any of several values, and counts two ways to write one as one', () => {
    const rules = toCore(
      { field: 'site', test: 'one-of', values: ['BER', 'ber', 'MUC'] },
      { field: 'region', test: 'equals', value: 'South' },
    );
    expect(holds(rules, { site: 'Muc', region: 'south' })).toBe(true);
    expect(holds(rules, { site: 'BER' })).toBe(false);
    expect(holds(rules, { site: 'HAM', region: 'South' })).toBe(false);
  });

  it('searches for a pattern anywhere, whatever the case', () => {
    const rules = toCore({ field: 'model', test: 'matches', value: 'ne(40|8000)e?' });
    expect(holds(rules, { model: 'HUAWEI NE40E-X8' })).toBe(true);
    expect(holds(rules, { model: 'Ne8000' })).toBe(true);
    expect(holds(rules, { model: 'NE20' })).toBe(false);
    const anchored = toCore({ field: 'model', test: 'matches', value: '^NE40$' });
    expect(holds(anchored, { model: 'NE40E' })).toBe(false);
  });

  it('may ask twice of one field', () => {
    const rules = toCore(
      { field: 'hostname', test: 'starts-with', value: 'ber-' },
      { field: 'hostname', test: 'matches', value: 'core' },
    );
    expect(holds(rules, { hostname: 'ber-core-1' })).toBe(true);
    expect(holds(rules, { hostname: 'ber-edge-1' })).toBe(false);
    expect(holds(rules, { hostname: 'muc-core-1' })).toBe(false);
  });

  it('about the supplier waits until it is known', () => {
    const rules = toCore({ field: 'supplier', test: 'one-of', values: ['huawei', 'zte'] });
    expect(new OwnRules(rules).columns).toEqual([]);
    expect(holds(rules, {}, 'zte')).toBe(true);
    expect(holds(rules, {}, 'nokia')).toBe(false);
    expect(holds(rules, {}, null)).toBe(false);
    const both = toCore(
      { field: 'supplier', test: 'equals', value: 'zte' },
      { field: 'site', test: 'equals', value: 'BER' },
    );
    expect(holds(both, { site: 'BER' }, 'zte')).toBe(true);
    expect(holds(both, { site: 'BER' }, 'nokia')).toBe(false);
    expect(holds(both, {}, 'zte')).toBe(false);
  });
});

describe('a list of own rules', () => {
  it('gives each tag to the first rule that sets it', () => {
    const conditions: RuleDraft['conditions'] = [{ field: 'site', test: 'equals', value: 'BER' }];
    const found = proposalFor(
      listOf(
        { conditions, set: { placement: 'core' } },
        { conditions, set: { placement: 'edge', function: 'transport' } },
      ),
      { site: 'ber' },
    );
    expect(found.placement).toEqual({ value: 'core', ruleId: 'own-1', origin: 'rule:own-1' });
    expect(found.function).toEqual({ value: 'transport', ruleId: 'own-2', origin: 'rule:own-2' });
    expect(found.generation).toBeNull();
  });

  it('costs a row nothing where there is none, and says nothing of rows without a match', () => {
    const none = new OwnRules([]);
    expect(
      none.signatureOf(() => {
        throw new Error('Nothing is to be looked at.');
      }),
    ).toBe('');
    expect(none.propose('', 'zte')).toEqual({ function: null, placement: null, generation: null });
    const some = new OwnRules(toCore({ field: 'site', test: 'equals', value: 'BER' }));
    expect(some.columns).toEqual(['site']);
    expect(some.signatureOf(() => 'MUC')).toBe('');
  });

  it('comes before the catalogue, tag by tag', () => {
    const of = (id: string) => ({ value: 'core' as const, ruleId: id, origin: `rule:${id}` });
    const nothing = { function: null, placement: null, generation: null };
    const four = { value: '4G' as const, ruleId: 'b', origin: 'rule:b' };
    expect(
      ownFirst(
        { ...nothing, placement: of('own-1') },
        { ...nothing, placement: of('b'), generation: four },
      ),
    ).toEqual({ function: null, placement: of('own-1'), generation: four });
  });
});

describe('a pattern', () => {
  it('that takes ever longer elsewhere ends here', () => {
    const text = `${'a'.repeat(50_000)}!`;
    expect(compilePattern('(a+)+$').test(text)).toBe(false);
    expect(compilePattern('(a|aa)+$').test(text)).toBe(false);
    expect(compilePattern('(.*)*x').test(text)).toBe(false);
  });

  it.each([
    ['  ', 'The pattern is empty; write what the text has to hold.'],
    ['ber-(core', 'The pattern cannot be read at “ber-(core”: missing closing ).'],
    ['a**', 'The pattern cannot be read at “**”: invalid nested repetition operator.'],
    [
      '(?=core)',
      'The pattern has “(?=”, which is not supported: it can neither look around nor back.',
    ],
    ['x'.repeat(501), 'The pattern has 501 characters; keep it to 500.'],
    ['(?:x?y?z?w?){1000}'.repeat(9), 'The pattern repeats too much; ask for fewer repetitions.'],
  ])('that cannot be used is refused: %s', async (pattern, sentence) => {
    const failure = await failureOfCall(() => compilePattern(pattern));
    expect(failure).toMatchObject({ code: 'invalid-input', message: sentence });
  });

  it('is found in its rule and condition', async () => {
    const conditions: RuleDraft['conditions'] = [
      { field: 'site', test: 'equals', value: '(' },
      { field: 'model', test: 'matches', value: '(' },
    ];
    const message = 'The pattern cannot be read at “(”: missing closing ).';
    expect(problemsOf(conditions)).toEqual([{ condition: 1, message }]);
    const failure = await failureOfCall(() => assertUsable('Mine', conditions));
    expect(failure.message).toBe(`Rule “Mine”, condition 2: ${message}`);
  });
});

describe('the form of an own rule', () => {
  const rule = {
    name: 'Berlin core',
    conditions: [{ field: 'site', test: 'equals', value: 'BER' }],
    set: { placement: 'core' },
  };
  const sentencesFor = (changes: object): string[] =>
    ownTagRuleSchema.safeParse({ ...rule, ...changes }).error?.issues.map((i) => i.message) ?? [];

  it.each([
    [{}, []],
    [{ name: ' ' }, ['Give the rule a name.']],
    [{ set: {} }, ['Choose what the rule sets.']],
    [{ conditions: [] }, ['Give at least one condition.']],
    [
      { conditions: Array.from({ length: 11 }, () => rule.conditions[0]) },
      ['Give at most 10 conditions.'],
    ],
    [
      { conditions: [{ field: 'site', test: 'equals', value: ' ' }] },
      ['Say what the text is compared with.'],
    ],
    [{ conditions: [{ field: 'site', test: 'one-of', values: [] }] }, ['Name at least one value.']],
    [
      { conditions: [{ field: 'supplier', test: 'matches', value: 'x' }] },
      ['A vendor is chosen from the list, not compared as a text.'],
    ],
    [
      { conditions: [{ field: 'model', test: 'matches', value: 'x'.repeat(501) }] },
      ['Keep a pattern to 500 characters.'],
    ],
  ])('is told in words that can be acted on: %j', (changes, sentences) => {
    expect(sentencesFor(changes)).toEqual(sentences);
  });

  it('takes a thousand values and no more', () => {
    const values = Array.from({ length: 1001 }, (_, at) => `S${at}`);
    const conditions = [{ field: 'site', test: 'one-of', values }];
    expect(sentencesFor({ conditions })).toEqual(['Name at most 1000 values.']);
    const fewer = [{ ...conditions[0], values: values.slice(1) }];
    expect(sentencesFor({ conditions: fewer })).toEqual([]);
  });
});
