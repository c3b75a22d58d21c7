import { expect } from 'vitest';
import type { DataContract } from '#shared/contract/data';
import type { InputOf, OutputOf } from '#shared/rpc/contract';

/** Calls a method and holds its answer against the contract. */
type Call = <K extends keyof DataContract>(
  name: K,
  input: InputOf<DataContract, K>,
) => Promise<OutputOf<DataContract, K>>;

/** Keeps a view and changes it in every way, as the page would; cancels an export that is none. */
export async function callViewMethods(call: Call): Promise<void> {
  const view = {
    filter: { suppliers: ['huawei', null], not: { countries: ['DE'] } },
    order: [{ field: 'model' as const, direction: 'asc' as const }],
    columns: { order: ['model'], hidden: [], pinned: [], widths: { model: 120 } },
    density: 'compact' as const,
  };
  const { id } = await call('views.save', { name: 'Mine', view });
  const other = { ...view, filter: { isFlagged: true } };
  await call('views.update', { id, view: other });
  await call('views.rename', { id, name: 'Ours' });
  await call('views.setStart', { id });
  await call('views.remove', { id });
  await call('views.restore', { id });
  await call('items.cancelExport', {});
  expect(await call('views.list', {})).toEqual([
    { id, name: 'Ours', view: other, isStart: true, note: null },
  ]);
}
