import { expect } from 'vitest';
import type { DataContract } from '#shared/contract/data';
import type { InputOf, OutputOf } from '#shared/rpc/contract';

/** Calls a method and holds its answer against the contract. */
type Call = <K extends keyof DataContract>(
  name: K,
  input: InputOf<DataContract, K>,
) => Promise<OutputOf<DataContract, K>>;

/** Closes an audit, compares it with the workspace, and withdraws it, as the page would. */
export async function callAuditMethods(
  call: Call,
  grantWriting: (name: string) => string,
): Promise<void> {
  const closed = await call('audits.close', { name: 'Spring', auditor: 'A. Auditor', remark: '' });
  const { id } = closed;
  expect((await call('audits.figures', { id })).summary.items).toEqual(closed.items);
  const sides = { before: { audit: id }, after: { now: true as const } };
  const { comparison, rows } = await call('audits.compare', { ...sides, kinds: [], limit: 10 });
  expect([comparison.same, rows]).toEqual([closed.items.total, []]);
  const token = grantWriting('differences.csv');
  expect(await call('audits.exportComparison', { ...sides, token })).toEqual({ rows: 0 });
  await call('audits.cancelCompare', {});
  await call('audits.cancelClose', {});
  await call('audits.withdraw', { id, because: 'It was a trial' });
  expect(await call('audits.list', {})).toMatchObject([{ id, withdrawn: {} }]);
}
