import { expect, it } from 'vitest';
import type { PolicyInfo } from '#shared/contract/policies';
import { flaggedSuppliersLabel } from '../../../renderer/components/supplier-headline.ts';
import { ruleOf } from '../../support/policies.ts';

type RuleState = Partial<Pick<PolicyInfo['rules'][number], 'isOn' | 'isUpcoming' | 'items'>>;

const REVIEW = { kind: 'review', from: '2020-01-01' } as const;
const ANYONE = ruleOf('each', { suppliers: 'any', effect: REVIEW });
const NAMED = ruleOf('named', { suppliers: { groups: ['huawei'] }, effect: REVIEW });

function policy(rule: typeof ANYONE, state: RuleState = {}): PolicyInfo {
  const counts = { items: 3, undetermined: 0, waived: 0 };
  return {
    id: 'p',
    version: '1',
    title: 'P',
    jurisdiction: 'EU',
    asOf: '2026-01-01',
    summary: '',
    isActive: true,
    isProposal: false,
    origin: 'own',
    changelog: [],
    rules: [{ rule, supplierNames: [], isUpcoming: false, isOn: true, ...counts, ...state }],
  };
}

it('calls suppliers non-secure only where every rule that speaks names its suppliers', () => {
  expect(flaggedSuppliersLabel(2, [policy(NAMED)])).toBe('potentially non-secure suppliers');
  expect(flaggedSuppliersLabel(2, [policy(NAMED), policy(ANYONE)])).toBe(
    'suppliers with flagged items',
  );
  expect(flaggedSuppliersLabel(1, [policy(ANYONE)])).toBe('supplier with flagged items');
});

it.each<RuleState>([{ isOn: false }, { isUpcoming: true }, { items: 0 }, { items: null }])(
  'minds no rule that is %j',
  (state) => {
    expect(flaggedSuppliersLabel(1, [policy(ANYONE, state)])).toBe(
      'potentially non-secure supplier',
    );
  },
);
