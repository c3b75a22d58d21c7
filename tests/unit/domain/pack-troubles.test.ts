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
