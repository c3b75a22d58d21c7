import { describe, expect, it } from 'vitest';
import { rootOf } from '#shared/domain/measure';

describe('the topmost owner of a supplier', () => {
  it('is the same whatever the order in which its owners are known', () => {
    // e belongs to a and to d, and a belongs to d.
    const groups = (order: string[]) => (id: string) =>
      ({ d: ['d'], a: ['a', 'd'], e: ['e', ...order] })[id] ?? [id];
    for (const order of [
      ['a', 'd'],
      ['d', 'a'],
    ]) {
      expect(['a', 'd', 'e'].map((id) => rootOf(id, groups(order)))).toEqual(['d', 'd', 'd']);
    }
  });

  it('is the first by id of several that nobody owns', () => {
    const groupsOf = (id: string) => (id === 'joint' ? ['joint', 'z', 'b'] : [id]);
    expect(rootOf('joint', groupsOf)).toBe('b');
  });
});
