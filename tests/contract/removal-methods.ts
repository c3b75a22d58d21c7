import { expect } from 'vitest';
import type { DataContract } from '#shared/contract/data';
import type { InputOf, OutputOf } from '#shared/rpc/contract';

type Call = <K extends keyof DataContract>(
  name: K,
  input: InputOf<DataContract, K>,
) => Promise<OutputOf<DataContract, K>>;

/** Calls every method about the removal plan and leaves it empty. */
export async function callRemovalMethods(call: Call): Promise<void> {
  const set = { status: 'ordered', cost: { amount: 10.5, currency: 'EUR' } } as const;
  const effect = await call('removal.preview', { filter: { itemId: 1 }, set });
  expect(effect).toEqual({ items: 1, changed: 1 });
  const setting = { filter: { itemId: 1 }, set, reason: 'Agreed.' };
  const { changeId, ...done } = await call('removal.set', setting);
  expect(done).toEqual(effect);
  const { entry, past } = await call('removal.ofItem', { id: 1 });
  expect(entry).toMatchObject({ ...set, owner: null, dueOn: null });
  expect(past).toMatchObject([{ changeId, reason: 'Agreed.' }]);
  const { byStatus, flagged } = await call('removal.figures', {});
  expect(byStatus.reduce((sum, { items }) => sum + items, 0)).toBe(flagged);
  await call('history.undo', { changeId: changeId ?? -1 });
  expect((await call('removal.ofItem', { id: 1 })).entry).toBeNull();
}
