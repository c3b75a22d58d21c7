import { describe, expect, it } from 'vitest';
import type { ItemFacts } from '#shared/domain/conditions';
import { evaluateItem, type EvaluationContext } from '#shared/domain/evaluate';
import { measureRule, shareOf, WHOLE } from '#shared/domain/measure';
import type { Rule } from '#shared/domain/policy';
import {
  isFlagged,
  severityOf,
  VERDICTS,
  verdictOfSeverity,
  type Verdict,
} from '#shared/domain/verdict';
import { PLAIN_CONTEXT, PLAIN_FACTS } from '../../support/judge-rule.ts';
import { packOf, ruleOf } from '../../support/policies.ts';

const FACTS: ItemFacts = { ...PLAIN_FACTS, supplierId: 'maker', installedOn: '2020-06-01' };

const CONTEXT: EvaluationContext = {
  ...PLAIN_CONTEXT,
  asOf: '2026-06-15',
  groupsOf: (id) => (id === 'subsidiary' ? ['subsidiary', 'maker'] : [id]),
};

/** A share of so many of a thousand. */
const share = (named: number): Pick<EvaluationContext, 'measureOf'> => ({
  measureOf: () => ({ named, all: 1000, suppliers: 2, mayReach: false }),
});

function judge(
  rules: readonly Rule[],
  facts: Partial<ItemFacts> = {},
  context: Partial<EvaluationContext> = {},
): string {
  const answer = evaluateItem(
    [packOf('pack', rules)],
    { ...FACTS, ...facts },
    { ...CONTEXT, ...context },
  );
  return `${answer.verdict}${answer.deadline === null ? '' : ` by ${answer.deadline}`}`;
}

const makers = { groups: ['maker'] };
const removeBy = ruleOf('remove', {
  suppliers: makers,
  effect: { kind: 'remove-by', from: '2024-01-01', deadline: '2026-06-15' },
});
const noNew = ruleOf('no-new', {
  suppliers: makers,
  effect: { kind: 'no-new', from: '2020-06-01' },
});
const review = ruleOf('review', {
  suppliers: makers,
  effect: { kind: 'review', from: '2023-01-01' },
});

describe('days', () => {
  it('count whole: a deadline day is not past, a rule is in force from its first day', () => {
    expect(judge([removeBy])).toBe('remove-by by 2026-06-15');
    expect(judge([removeBy], {}, { asOf: '2026-06-16' })).toBe('overdue by 2026-06-15');
    expect(judge([removeBy], {}, { asOf: '2024-01-01' })).toBe('remove-by by 2026-06-15');
    expect(judge([removeBy], {}, { asOf: '2023-12-31' })).toBe('clear');
  });

  it('of installation divide at the day a rule about new ones takes effect', () => {
    expect(judge([noNew], { installedOn: '2020-05-31' })).toBe('restricted');
    expect(judge([noNew], { installedOn: '2020-06-01' })).toBe('overdue');
    expect(judge([noNew], { installedOn: null })).toBe('undetermined');
  });

  it('take the nearest deadline of all rules that speak', () => {
    const later = ruleOf('later', {
      suppliers: makers,
      effect: { kind: 'remove-by', from: '2024-01-01', deadline: '2030-12-31' },
    });
    expect(judge([later, removeBy])).toBe('remove-by by 2026-06-15');
    expect(judge([later, removeBy], {}, { asOf: '2027-01-01' })).toBe('overdue by 2026-06-15');
    // Overdue because it should never have come, it has to be gone by a day all the same.
    expect(judge([noNew, later], { installedOn: '2020-06-01' })).toBe('overdue by 2030-12-31');
  });
});

describe('a missing fact', () => {
  const scoped = (scope: Rule['scope']): Rule[] => [{ ...review, scope }];

  it.each<[string, Rule['scope'], Partial<ItemFacts>]>([
    ['placement', { placement: ['core'] }, { placement: 'untagged' }],
    ['function', { function: ['core-network'] }, { function: null }],
    ['generation', { generation: ['5G'] }, { generations: null }],
    ['country', { country: ['DE'] }, { country: null }],
    ['status', { status: ['in-service'] }, { status: null }],
    ['supplier', { placement: ['core'] }, { supplierId: null }],
  ])('of the scope makes the verdict undetermined: %s', (_name, scope, facts) => {
    const rules = scoped(scope);
    expect(judge(rules)).toBe('review');
    expect(judge(rules, facts)).toBe('undetermined');
  });

  it('decides nothing where another condition fails for certain', () => {
    const rules = scoped({ placement: ['core'], country: ['FR'] });
    expect(judge(rules, { placement: 'untagged' })).toBe('clear');
    expect(judge(rules, { supplierId: null })).toBe('clear');
  });

  it('of the country is stood in for by the home country', () => {
    const rules = scoped({ country: ['DE'] });
    expect(judge(rules, { country: null }, { homeCountry: 'DE' })).toBe('review');
    expect(judge(rules, { country: null }, { homeCountry: 'FR' })).toBe('clear');
    expect(judge(rules, { country: 'DE' }, { homeCountry: 'FR' })).toBe('review');
  });

  it('is every use and zone, because inventories carry neither', () => {
    expect(judge(scoped({ use: 'emergency calls' }))).toBe('undetermined');
    expect(judge(scoped({ zone: 'border' }), { supplierId: 'other' })).toBe('clear');
  });
});

describe('suppliers', () => {
  it('reach their subsidiaries, save those excepted', () => {
    expect(judge([review], { supplierId: 'subsidiary' })).toBe('review');
    expect(judge([review], { supplierId: 'other' })).toBe('clear');
    const excepted = { ...review, suppliers: { groups: ['maker'], except: ['subsidiary'] } };
    expect(judge([excepted], { supplierId: 'subsidiary' })).toBe('clear');
    expect(judge([excepted])).toBe('review');
  });

  it('of any kind include the unresolved', () => {
    expect(judge([{ ...review, suppliers: 'any' }], { supplierId: null })).toBe('review');
  });
});

describe('an item', () => {
  it('of several generations is in scope by one of them', () => {
    const rules = [{ ...review, scope: { generation: ['5G' as const] } }];
    expect(judge(rules, { generations: ['4G', '5G'] })).toBe('review');
    expect(judge(rules, { generations: ['3G', '4G'] })).toBe('clear');
  });

  it('that is decommissioned is out of scope', () => {
    expect(judge([removeBy], { status: 'decommissioned' })).toBe('null');
    expect(judge([removeBy], { status: 'spare' })).toBe('remove-by by 2026-06-15');
  });

  it('keeps every finding and takes the gravest for its verdict', () => {
    const { verdict, findings } = evaluateItem(
      [packOf('one', [review, noNew]), packOf('two', [removeBy])],
      { ...FACTS, installedOn: '2019-01-01' },
      CONTEXT,
    );
    expect(verdict).toBe('remove-by');
    expect(findings.map((each) => `${each.policyId}/${each.ruleId} ${each.verdict}`)).toEqual([
      'one/review review',
      'one/no-new restricted',
      'two/remove remove-by',
    ]);
  });
});

describe('a cap', () => {
  const cap = ruleOf('cap', {
    suppliers: makers,
    scope: { country: ['DE'] },
    effect: { kind: 'cap', from: '2024-01-01', deadline: '2026-01-01', share: 0.35 },
  });

  it('restricts until its day and flags a greater share after it', () => {
    expect(judge([cap], {}, share(350))).toBe('restricted');
    expect(judge([cap], {}, share(351))).toBe('over-cap');
    expect(judge([cap], {}, { ...share(1000), asOf: '2026-01-01' })).toBe('restricted');
  });

  it('measures items for which its scope holds, decommissioned ones left out', () => {
    const items: ItemFacts[] = [
      FACTS,
      { ...FACTS, supplierId: 'other' },
      { ...FACTS, supplierId: null },
      { ...FACTS, country: null },
      { ...FACTS, country: 'FR' },
      { ...FACTS, status: 'decommissioned' },
    ];
    const measured = (among: readonly ItemFacts[], homeCountry: string | null = null): number => {
      const measure = measureRule('pack', cap, among, { ...CONTEXT, homeCountry }).get(WHOLE);
      return measure === undefined ? 0 : shareOf(measure);
    };
    expect(measured(items)).toBeCloseTo(1 / 3, 12);
    expect(measured(items, 'DE')).toBe(0.5);
    expect(measured([])).toBe(0);
  });
});

describe('a number of suppliers that is asked for', () => {
  const atLeast = (suppliers: number): Rule =>
    ruleOf('diversity', {
      suppliers: 'any',
      scope: { function: ['radio-access'], generation: ['5G'] },
      effect: { kind: 'diversity', from: '2020-01-01', suppliers, per: 'country' },
    });
  const radio: ItemFacts = {
    ...FACTS,
    function: 'radio-access',
    generations: ['5G'],
    country: 'ES',
    supplierId: 'one',
  };
  const other = { ...radio, supplierId: 'other' };
  /** The verdict of the first of some items. */
  const verdictOf = (suppliers: number, ...around: readonly ItemFacts[]): Verdict | null => {
    const rule = atLeast(suppliers);
    const measures = measureRule('pack', rule, [radio, ...around], CONTEXT);
    const context = {
      ...CONTEXT,
      measureOf: (_pack: string, _rule: string, group: string) => measures.get(group),
    };
    return evaluateItem([packOf('pack', [rule])], radio, context).verdict;
  };

  it('is missed for certain only where no other item may add a supplier', () => {
    expect(verdictOf(2)).toBe('review');
    expect(verdictOf(2, other)).toBe('clear');
    expect(verdictOf(2, { ...other, generations: ['4G'] })).toBe('review');
    expect(verdictOf(2, { ...other, status: 'decommissioned' })).toBe('review');
    for (const unknown of ['generations', 'function', 'country', 'supplierId'] as const) {
      expect(verdictOf(2, { ...other, [unknown]: null }), unknown).toBe('undetermined');
    }
  });

  it('is missed for certain where too few may be added, or none that is not there', () => {
    expect(verdictOf(2, { ...radio, generations: null })).toBe('review');
    expect(verdictOf(3, { ...other, generations: null })).toBe('review');
    expect(verdictOf(3, { ...other, supplierId: null })).toBe('review');
    expect(verdictOf(3, other, { ...other, generations: null, supplierId: null })).toBe(
      'undetermined',
    );
    expect(verdictOf(2, { ...other, country: 'FR', generations: null })).toBe('review');
  });
});

describe('verdicts', () => {
  it('have a severity each, from 6 down to 0, the upper five flagged', () => {
    expect(VERDICTS.map(severityOf)).toEqual([6, 5, 4, 3, 2, 1, 0]);
    expect(VERDICTS.map((verdict) => verdictOfSeverity(severityOf(verdict)))).toEqual([
      ...VERDICTS,
    ]);
    expect(VERDICTS.filter(isFlagged)).toEqual([
      'overdue',
      'remove-by',
      'over-cap',
      'restricted',
      'review',
    ]);
    expect(() => verdictOfSeverity(7)).toThrow(RangeError);
  });
});
