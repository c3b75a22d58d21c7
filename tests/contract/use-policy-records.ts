import { expect } from 'vitest';
import type { DataContract } from '#shared/contract/data';
import type { InputOf, OutputOf } from '#shared/rpc/contract';

/** Calls a method and holds its answer against the contract. */
type Call = <K extends keyof DataContract>(
  name: K,
  input: InputOf<DataContract, K>,
) => Promise<OutputOf<DataContract, K>>;

/** Puts something of every kind on record for policies and takes it off again, as the page would. */
export async function usePolicyRecords(call: Call): Promise<void> {
  for (const id of ['de-2024', 'uk-2022', 'us-covered-list', 'pl-2026']) {
    await call('policies.setActive', { id, isActive: true });
  }
  const policies = await call('policies.list', {});
  expect(policies.filter(({ isActive }) => isActive)).toHaveLength(5);
  const rule = { policyId: 'de-2024', ruleId: 'de-core' };
  await call('policies.setRuleOn', { ...rule, isOn: false });
  await call('policies.setRuleOn', { ...rule, isOn: true });
  const listing = { policyId: 'pl-2026', supplierId: 'nokia', since: '2026-05-01' };
  await call('policies.listSupplier', { ...listing, reason: 'A test' });
  await call('policies.setOperatorFacts', { facts: { 'end-users': 60_000 } });
  const waiver = {
    kind: 'waiver' as const,
    ...rule,
    reason: 'A test',
    approver: 'Nobody',
    from: '2020-01-01',
    until: '2099-12-31',
    conditions: [],
  };
  const counting = { conditions: [], rules: [rule] };
  const { items } = await call('policies.countConditions', counting);
  expect(items).toBe(4);
  const { changeId: id } = await call('policies.addStatement', waiver);
  const statement = { ...waiver, approver: 'Somebody' };
  await call('policies.replaceStatement', { id, statement });
  const { statements, listings, operatorFacts } = await call('policies.records', {});
  expect(statements).toMatchObject([{ id, statement, items: 3 }]);
  expect(listings).toMatchObject([{ ...listing, supplierName: 'Nokia' }]);
  expect(operatorFacts).toEqual({ 'end-users': 60_000 });
  expect((await call('policies.timeline', {})).steps.length).toBeGreaterThan(10);
  expect((await call('policies.missing', {})).facts.length).toBeGreaterThan(0);
  const [cap] = await call('policies.caps', {});
  expect(cap?.policyId).toBe('uk-2022');
  const question = { policyId: 'uk-2022', ruleId: cap?.ruleId ?? '', group: '' };
  // Nothing of this workspace is in the scope of the cap.
  await expect(call('policies.replacements', question)).rejects.toThrow('does not apply');
  const removal = { filter: { search: 'ber' }, kind: 'remove' as const };
  const whatIf = await call('policies.whatIf', { steps: [removal], asOf: '2030-01-01' });
  expect(whatIf).toMatchObject({
    steps: [{ items: 1, changed: 1 }],
    today: { asOf: '2026-01-01' },
  });
  await call('policies.removeStatement', { id });
  await call('policies.unlistSupplier', { policyId: 'pl-2026', supplierId: 'nokia' });
  await call('policies.setOperatorFacts', { facts: { 'end-users': null } });
  expect(await call('policies.records', {})).toMatchObject({ statements: [], operatorFacts: {} });
}
