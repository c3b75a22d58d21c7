import { describe, expect, it } from 'vitest';
import type { PolicyInfo } from '#shared/contract/policies';
import { recordSubject } from '../../../../renderer/print/record-subject.ts';
import { packOf, ruleOf } from '../../../support/policies.ts';

const REVIEW = { kind: 'review', from: '2020-01-01' } as const;

function told(isOn: boolean): PolicyInfo {
  const rule = ruleOf('first', { suppliers: 'any', effect: REVIEW });
  const { id, version, title, jurisdiction, asOf, summary, changelog } = packOf('law', [rule]);
  const counts = { items: 0, undetermined: 0, waived: 0 };
  return {
    id,
    version,
    title,
    jurisdiction,
    asOf,
    summary,
    changelog,
    isActive: true,
    isProposal: false,
    origin: 'file',
    rules: [{ rule, supplierNames: [], ...counts, isUpcoming: false, isOn }],
  };
}

describe('what a record of the printed policies is about', () => {
  it('is the policy, where the record is of all its rules', () => {
    expect(recordSubject([told(true)], 'law', null)).toBe('Pack law');
  });

  it('is the rule, and says where that does not act', () => {
    expect(recordSubject([told(true)], 'law', 'first')).toBe('Rule first');
    expect(recordSubject([told(false)], 'law', 'first')).toBe('Rule first (does not act)');
  });

  it('is never the whole policy for a rule that is not there any more', () => {
    const gone = 'which is not there any more';
    expect(recordSubject([told(true)], 'law', 'second')).toBe(
      `The rule “second” of Pack law, ${gone}`,
    );
    expect(recordSubject([], 'old', 'second')).toBe(`The rule “second” of old, ${gone}`);
  });
});
