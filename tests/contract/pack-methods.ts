import { expect } from 'vitest';
import type { DataContract } from '#shared/contract/data';
import type { InputOf, OutputOf } from '#shared/rpc/contract';

type Name = keyof DataContract;

type Host = {
  readonly call: <K extends Name>(
    name: K,
    input: InputOf<DataContract, K>,
  ) => Promise<OutputOf<DataContract, K>>;
  readonly send: (name: string, input: unknown) => Promise<unknown>;
  readonly called: Set<Name>;
  readonly grantWriting: (name: string) => string;
  readonly grantReading: (name: string, text: string) => string;
};

/** Calls every method about packs as documents; leaves the packs as they were. */
export async function callPackMethods(host: Host): Promise<void> {
  const { call, called, send } = host;
  const packRule = (await call('policies.list', {}))[0]?.rules[0]?.rule;
  if (packRule === undefined) throw new Error('There is no rule.');
  const written = { title: 'Ours', jurisdiction: 'Own', summary: 'Ours.', rules: [packRule] };
  expect((await call('policies.tryRules', { id: null, rules: [packRule] })).rules).toHaveLength(1);
  const saving = { id: null, pack: written, text: '', isActive: true };
  const { id: ownId } = await call('policies.saveOwn', saving);
  const saved = { id: ownId, token: host.grantWriting('ours.json') };
  expect(await call('policies.exportPack', saved)).toEqual({ rules: 1 });
  const stranger = JSON.stringify({
    ...written,
    schema: 1,
    id: 'stranger',
    version: '2026.01',
    asOf: '2026-01-01',
    activeByDefault: false,
    changelog: [{ version: '2026.01', text: 'First.' }],
  });
  const packToken = host.grantReading('pack.json', stranger);
  const shown = await call('policies.previewFile', { token: packToken });
  if (shown.is !== 'ready') throw new Error('The pack was refused.');
  const { sha256 } = shown;
  await call('policies.takeFile', { token: packToken, sha256, isActive: false });
  const brokenToken = host.grantReading('broken.json', '{');
  expect(await call('policies.previewFile', { token: brokenToken })).toMatchObject({
    is: 'refused',
  });
  expect(await call('policies.updates', {})).toEqual([]);
  const noUpdate = await send('policies.takeUpdate', { id: ownId });
  expect(noUpdate).toMatchObject({ ok: false, error: { code: 'conflict' } });
  called.add('policies.takeUpdate');
  for (const id of [ownId, 'stranger']) await call('policies.removePack', { id });
  expect((await call('policies.history', {})).length).toBeGreaterThan(4);
}
