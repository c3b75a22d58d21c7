import { expect, it } from 'vitest';
import { readPack } from '#shared/domain/pack-troubles';
import { packOf, ruleOf } from '../../support/policies.ts';

it('a cap of every vendor is refused, whose share is always the whole', () => {
  const effect = { kind: 'cap', from: '2024-01-01', deadline: '2026-01-01', share: 0.5 } as const;
  const ofAll = packOf('capped', [ruleOf('half', { suppliers: 'any', effect })]);
  const { pack, troubles } = readPack(ofAll);
  expect(pack).toBeNull();
  expect(troubles).toMatchObject([{ place: 'rule 1 (half), suppliers' }]);
  expect(troubles[0]?.reason).toContain('the share is always the whole');
  const named = packOf('capped', [ruleOf('half', { suppliers: { groups: ['huawei'] }, effect })]);
  expect(readPack(named).troubles).toEqual([]);
});

const REVIEW = { kind: 'review', from: '2020-01-01' } as const;
const PROHIBIT = { kind: 'prohibit', from: '2020-01-01' } as const;

function told(document: unknown): string[] {
  return readPack(document).troubles.map(({ place, reason }) => `${place}: ${reason}`);
}

it('a code that is no country’s is refused, and the right one named', () => {
  const scope = { country: ['DE', 'UK', 'XK'] };
  const headquarters = ['CN', 'EL', 'XX'];
  const rules = [
    ruleOf('where', { suppliers: 'any', scope, effect: REVIEW }),
    ruleOf('whose', { suppliers: { headquarters }, effect: PROHIBIT }),
  ];
  expect(told(packOf('codes', rules))).toEqual([
    'rule 1 (where), scope.country.1: “UK” is no country’s code; use GB',
    'rule 2 (whose), suppliers.headquarters.1: “EL” is no country’s code; use GR',
    'rule 2 (whose), suppliers.headquarters.2: “XX” is no country’s code',
  ]);
});

it('a rule that leaves out everyone it names is refused', () => {
  const only = { groups: ['huawei', 'zte'], except: ['zte', 'huawei'] };
  const [rule] = [ruleOf('nobody', { suppliers: only, effect: PROHIBIT })];
  expect(told(packOf('empty', [rule]))).toEqual([
    'rule 1 (nobody), suppliers.except: it leaves out everyone named',
  ]);
  const some = ruleOf('some', { suppliers: { ...only, except: ['zte'] }, effect: PROHIBIT });
  expect(told(packOf('some', [some]))).toEqual([]);
});

it('texts are read without the spaces around them, and not where nothing else is there', () => {
  const scope = { use: ' Is it a camera? ', region: ['South '] };
  const document = packOf('spaced', [
    ruleOf('spaced', { suppliers: 'any', scope, effect: REVIEW }),
  ]);
  const [rule] = document.rules;
  const spaced = { ...document, rules: [{ ...rule, scope }] };
  expect(readPack(spaced).pack?.rules[0]?.scope).toEqual({
    use: 'Is it a camera?',
    region: ['South'],
  });
  expect(told({ ...spaced, title: '   ' })).toEqual(['title: it is empty']);
});
