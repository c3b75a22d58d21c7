import { expect } from 'vitest';
import type { DataContract } from '#shared/contract/data';
import type { InputOf, OutputOf } from '#shared/rpc/contract';
import { callRemovalMethods } from './removal-methods.ts';

type Call = <K extends keyof DataContract>(
  name: K,
  input: InputOf<DataContract, K>,
) => Promise<OutputOf<DataContract, K>>;

/** Redoes what was just undone and calls every method about changes of items; leaves them as they were. */
export async function callChangeMethods(call: Call): Promise<void> {
  const { redo } = await call('history.steps', {});
  expect(await call('history.redo', {})).toMatchObject({ text: redo });
  const { undo } = await call('history.steps', {});
  expect(undo?.text).toBe(redo);
  await call('history.undo', { changeId: undo?.id ?? -1 });
  const site = { filter: {}, set: { field: 'site' as const, value: 'HAM' } };
  const effect = await call('items.previewChange', site);
  expect(effect).toMatchObject({ items: 4, changed: 4 });
  const { changeId, ...done } = await call('items.change', { ...site, reason: 'Moved.' });
  expect(done).toEqual(effect);
  expect(await call('items.cancelChange', {})).toEqual({});
  await call('history.undo', { changeId: changeId ?? -1 });
  await callRemovalMethods(call);
}
