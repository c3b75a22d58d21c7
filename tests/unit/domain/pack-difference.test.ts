import { describe, expect, it } from 'vitest';
import { differenceOf, isSamePack } from '#shared/domain/pack-difference';
import { isNewer, nextVersion } from '#shared/domain/version';
import { packOf, ruleOf } from '../../support/policies.ts';

const REVIEW = { kind: 'review', from: '2020-01-01' } as const;
const one = ruleOf('one', {
  suppliers: { groups: ['a'] },
  scope: { country: ['DE'] },
  effect: REVIEW,
});
const two = ruleOf('two', { suppliers: 'any', effect: REVIEW });
const pack = packOf('town', [one, two]);

describe('the difference between two versions of a pack', () => {
  it('is none where only the order of rules or keys is another', () => {
    const { suppliers, effect, ...rest } = one;
    const difference = differenceOf(pack, {
      ...pack,
      rules: [two, { effect, suppliers, ...rest }],
    });
    expect(isSamePack(difference)).toBe(true);
    expect(difference.unchanged).toBe(2);
  });

  it('names each part of a rule that says something else, and no other', () => {
    const young = { ...one, scope: {}, note: 'New.' };
    const { rules } = differenceOf(pack, { ...pack, rules: [young, two] });
    expect(rules).toEqual([{ ruleId: 'one', before: one, after: young, parts: ['scope', 'note'] }]);
  });

  it('tells every rule of a new pack, and no fact', () => {
    const { rules, facts, unchanged } = differenceOf(null, pack);
    expect(rules.map(({ before, after }) => [before, after])).toEqual([
      [null, one],
      [null, two],
    ]);
    expect([facts, unchanged]).toEqual([[], 0]);
  });

  it('tells rules that are gone after those of the newer version', () => {
    const three = { ...two, id: 'three' };
    const { rules } = differenceOf(pack, { ...pack, status: 'proposal', rules: [three] });
    expect(rules.map(({ ruleId }) => ruleId)).toEqual(['three', 'one', 'two']);
  });
});

describe('versions', () => {
  it.each([
    ['2026.11', '2026.10', true],
    ['2026.11.2', '2026.11', true],
    ['2026.11.10', '2026.11.9', true],
    ['2026.11', '2026.11', false],
    ['2026.09', '2026.10', false],
    ['2026.01', '', true],
  ])('%s after %s: %s', (version, before, isAfter) => {
    expect(isNewer(version, before)).toBe(isAfter);
  });

  it.each([
    ['2026-11-28', null, '2026.11.1'],
    ['2026-11-28', '2026.11.1', '2026.11.2'],
    ['2026-12-01', '2026.11.9', '2026.12.1'],
    ['2026-11-28', '2026.11', '2026.11.1'],
    // The clock went back.
    ['2026-01-01', '2026.11.3', '2026.11.4'],
  ])('on %s after %s comes %s', (today, before, version) => {
    expect(nextVersion(today, before)).toBe(version);
    if (before !== null) expect(isNewer(version, before)).toBe(true);
  });
});
