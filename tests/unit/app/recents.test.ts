import { describe, expect, it } from 'vitest';
import { recentsSchema, withoutRecent, withRecent, type Recent } from '#main/app/services/recents';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const at = '2026-11-23T10:00:00.000Z';
const recent = (n: number): Recent => ({ id: id(n), path: `/a/${n}.provenet`, openedAt: at });

describe('recent workspaces', () => {
  it('puts a new one on top', () => {
    const list = withRecent([recent(1)], { path: '/a/2.provenet', openedAt: at, newId: id(2) });
    expect(list).toEqual([recent(2), recent(1)]);
  });

  it('moves a known one up and keeps its id', () => {
    const later = '2026-11-24T10:00:00.000Z';
    const opened = { path: '/a/2.provenet', openedAt: later, newId: id(9) };
    expect(withRecent([recent(1), recent(2)], opened)).toEqual([
      { ...recent(2), openedAt: later },
      recent(1),
    ]);
  });

  it('keeps ten', () => {
    const ten = Array.from({ length: 10 }, (_, n) => recent(n + 1));
    const list = withRecent(ten, { path: '/a/11.provenet', openedAt: at, newId: id(11) });
    expect(list).toHaveLength(10);
    expect(list).not.toContainEqual(recent(10));
    expect(recentsSchema.safeParse(list).success).toBe(true);
  });

  it('forgets one', () => {
    expect(withoutRecent([recent(1), recent(2)], id(1))).toEqual([recent(2)]);
    expect(withoutRecent([recent(1)], id(5))).toEqual([recent(1)]);
  });
});
