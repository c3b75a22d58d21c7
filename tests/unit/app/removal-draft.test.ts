import { describe, expect, it } from 'vitest';
import { removalSetSchema, type RemovalEntry } from '#shared/domain/removal';
import { draftOf, OFF, setOf } from '../../../renderer/features/removal/removal-draft.ts';

const ENTRY: RemovalEntry = {
  status: 'ordered',
  owner: 'Netzbau',
  dueOn: '2026-12-31',
  replacement: null,
  cost: { amount: 12.5, currency: 'EUR' },
  note: null,
};
const BLANK = draftOf(null);

describe('what is written of a removal plan', () => {
  it('sets of many items only what is written, and clears what is to be cleared', () => {
    expect(setOf(BLANK, false)).toEqual({ set: null, error: null });
    const draft = { ...BLANK, owner: ' Netzbau ', cleared: ['note', 'cost'] as const };
    expect(setOf(draft, false).set).toEqual({ owner: 'Netzbau', note: null, cost: null });
  });

  it('sets of one item all of it, so that what is emptied is gone', () => {
    expect(setOf(draftOf(ENTRY), true).set).toEqual(ENTRY);
    expect(setOf({ ...draftOf(ENTRY), owner: '', dueOn: null }, true).set).toEqual({
      ...ENTRY,
      owner: null,
      dueOn: null,
    });
  });

  it('takes items off the plan and sets nothing else then', () => {
    expect(setOf({ ...draftOf(ENTRY), status: OFF }, true).set).toEqual({ status: null });
  });

  it.each([
    [{ amount: 3, currency: 'EU' }, 'three letters'],
    [{ currency: 'EUR' }, 'Write the cost'],
    [{ owner: 'x', cleared: ['owner'] as const }, 'both written'],
  ])('is not set where %j', (parts, words) => {
    const { set, error } = setOf({ ...BLANK, ...parts }, false);
    expect(set).toBeNull();
    expect(error).toContain(words);
  });
});

describe('what may be set of a removal plan', () => {
  it.each([
    [{}, false],
    [{ status: null }, true],
    [{ status: null, owner: 'x' }, false],
    [{ owner: null }, true],
    [{ cost: { amount: 0.29, currency: 'EUR' } }, true],
    [{ cost: { amount: 999_999_999.99, currency: 'EUR' } }, true],
    [{ cost: { amount: 0.295, currency: 'EUR' } }, false],
    [{ cost: { amount: -1, currency: 'EUR' } }, false],
    [{ cost: { amount: 1, currency: 'euro' } }, false],
    [{ dueOn: '2026-02-30' }, false],
    [{ status: 'gone' }, false],
  ])('%j: %s', (set, isAllowed) => {
    expect(removalSetSchema.safeParse(set).success).toBe(isAllowed);
  });
});
