import { expect } from 'vitest';
import type { DataContract } from '#shared/contract/data';
import type { InputOf, OutputOf } from '#shared/rpc/contract';

/** Calls a method and holds its answer against the contract. */
type Call = <K extends keyof DataContract>(
  name: K,
  input: InputOf<DataContract, K>,
) => Promise<OutputOf<DataContract, K>>;

/** Adds tag rules, changes them in every way, and removes them, as the page would. */
export async function callTagRuleMethods(call: Call): Promise<void> {
  const rule = {
    name: 'Berlin',
    conditions: [{ field: 'site' as const, test: 'equals' as const, value: 'BER' }],
    set: { generation: '5G' as const },
  };
  const { conditions, set } = rule;
  const told = await call('tagRules.preview', { rule: { conditions, set } });
  expect(told).toMatchObject({ problems: [], matched: 1, examples: [{ id: 1 }] });
  await call('tagRules.add', { rule });
  await call('tagRules.add', { rule: { ...rule, name: 'Second' } });
  const [{ id } = { id: 0 }] = await call('tagRules.list', {});
  await call('tagRules.move', { id, direction: 'down' });
  await call('tagRules.setActive', { id, isActive: false });
  await call('tagRules.change', { id, rule: { ...rule, note: 'Why.' } });
  const { text } = await call('tagRules.export', {});
  const ruleFile = { fileName: 'rules.json', text };
  expect(await call('tagRules.import', ruleFile)).toMatchObject({ added: 0, known: 2 });
  for (const each of await call('tagRules.list', {})) {
    await call('tagRules.remove', { id: each.id });
  }
  expect((await call('tagRules.listBuiltIn', {})).length).toBeGreaterThan(20);
}
