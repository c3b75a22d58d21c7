import { expect } from 'vitest';
import type { DataContract } from '#shared/contract/data';
import type { InputOf, OutputOf } from '#shared/rpc/contract';

type Call = <K extends keyof DataContract>(
  name: K,
  input: InputOf<DataContract, K>,
) => Promise<OutputOf<DataContract, K>>;

/** Draws a sample of all items, enters a result, and leaves the workspace as it was but for history. */
export async function callSamplingMethods(
  call: Call,
  grantWriting: (name: string) => string,
): Promise<void> {
  const { id, size } = await call('samples.draw', {
    name: 'Spring',
    filter: {},
    seed: 'dice 4 2 6',
    confidence: '95',
    size: { items: 3 },
    isBySite: true,
  });
  expect(size).toBe(3);
  expect(await call('samples.list', {})).toMatchObject([{ id, tally: { open: 3 } }]);
  const sites = await call('samples.sites', { id });
  expect(sites.reduce((sum, { items }) => sum + items, 0)).toBe(3);
  const page = { id, start: 0, count: 100 };
  const { rows } = await call('samples.rows', page);
  expect(rows.map(({ position }) => position)).toEqual([1, 2, 3]);
  const [first] = sites;
  const ofSite = await call('samples.rows', { ...page, site: first?.site ?? null });
  expect(ofSite.total).toBe(first?.items);
  const found = { result: 'differs' as const, field: 'model' as const, remark: 'Newer.' };
  const { changeId } = await call('samples.record', { id, position: 2, found });
  expect(await call('samples.record', { id, position: 2, found })).toEqual({ changeId: null });
  expect(await call('samples.export', { id, token: grantWriting('sample.csv') })).toEqual({
    rows: 3,
  });
  await call('samples.withdraw', { id, because: 'Only tried.' });
  expect(changeId).not.toBeNull();
}
