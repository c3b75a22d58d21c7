import { describe, expect, it } from 'vitest';
import { isAboveShare, rootOf } from '#shared/domain/measure';

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

describe('a share above a limit', () => {
  it('is not what only binary fractions make of one at the limit', () => {
    expect(isAboveShare({ named: 0.1 + 0.2, all: 1 }, 0.3)).toBe(false);
    expect(isAboveShare({ named: 7, all: 20 }, 0.35)).toBe(false);
    expect(isAboveShare({ named: 0, all: 0 }, 0)).toBe(false);
  });

  it('is one item more, of many millions too', () => {
    expect(isAboveShare({ named: 35, all: 100 }, 0.35)).toBe(false);
    expect(isAboveShare({ named: 36, all: 100 }, 0.35)).toBe(true);
    expect(isAboveShare({ named: 35_000_001, all: 100_000_000 }, 0.35)).toBe(true);
  });
});
