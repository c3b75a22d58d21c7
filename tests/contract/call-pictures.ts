import { expect } from 'vitest';
import type { DataContract } from '#shared/contract/data';
import type { InputOf, OutputOf } from '#shared/rpc/contract';

/** Calls a method and holds its answer against the contract. */
type Call = <K extends keyof DataContract>(
  name: K,
  input: InputOf<DataContract, K>,
) => Promise<OutputOf<DataContract, K>>;

/** Asks for every picture of the overview, as the page would. */
export async function callPictures(call: Call): Promise<void> {
  expect((await call('overview.suppliers', {})).rows.at(-1)?.name).toBeNull();
  expect((await call('overview.shares', {})).map(({ key }) => key)).toContain('country');
  expect((await call('overview.sites', { view: null })).extent).toBeNull();
  const view = { west: 5, south: 45, east: 15, north: 55 };
  expect((await call('overview.sites', { view })).places).toEqual([]);
  await call('overview.deadlines', {});
  expect((await call('overview.history', {})).steps.length).toBeGreaterThan(0);
  expect((await call('overview.evidence', {})).facts).toHaveLength(7);
}
