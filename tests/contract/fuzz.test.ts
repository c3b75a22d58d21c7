import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appContract } from '#shared/contract/app';
import { dataContract, type DataContract } from '#shared/contract/data';
import type { Outcome } from '#shared/rpc/envelope';
import { outcomeSchema } from '#shared/rpc/envelope';
import { dispatch } from '#shared/rpc/serve';
import { createHandlers } from '#main/data/handlers';
import { Session } from '#main/data/session';
import { Workspace } from '#main/data/workspace';
import { badInputs, decodeBad, fuzzSeed, type BadInput } from '../support/bad-inputs.ts';
import { contentHash } from '../support/content-hash.ts';
import { sampleOf } from '../support/schema-samples.ts';
import { importQuickly } from '../support/fuzz-workspace.ts';
import { clusterWorkerUrl, workerUrl } from '../support/workspaces.ts';
import { READ_ONLY } from './read-only-methods.ts';

const RUNS = 200;
/** A refusal is a look at the input, however large it is. */
const LONGEST_REFUSAL_MS = 2_000;
const seed = fuzzSeed();

/** What a channel would carry of a value; `undefined` where it carries none. */
function carried(value: unknown): { readonly value: unknown } | undefined {
  try {
    return { value: structuredClone(value) };
  } catch {
    return undefined;
  }
}

type Schema = (typeof dataContract)[keyof DataContract]['input'];
type Fuzzed = {
  readonly schema: Schema;
  readonly mayBeValid: boolean;
  readonly send: (input: unknown) => Promise<Outcome>;
};

/** Holds one bad input against a method; answers whether it was refused. */
async function hold({ text, isWithExtraKey }: BadInput, to: Fuzzed): Promise<void> {
  const input = carried(decodeBad(text));
  if (input === undefined) return;
  const isValid = to.schema.safeParse(input.value).success;
  if (isWithExtraKey) expect(isValid, `a key too many was taken: ${text}`).toBe(false);
  if (isValid && !to.mayBeValid) return;
  // Of the processor, because another program may take it for seconds.
  const start = process.cpuUsage();
  const outcome = outcomeSchema.parse(await to.send(input.value));
  if (isValid) {
    if (!outcome.ok) expect(outcome.error.code, text.slice(0, 2000)).not.toBe('internal');
    return;
  }
  expect(outcome, text.slice(0, 2000)).toMatchObject({
    ok: false,
    error: { code: 'invalid-input' },
  });
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(LONGEST_REFUSAL_MS);
}

const checkAll = (schema: Schema, each: Omit<Fuzzed, 'schema'>): Promise<void> =>
  fc.assert(
    fc.asyncProperty(badInputs(schema), (bad) => hold(bad, { schema, ...each })),
    { numRuns: RUNS, seed, endOnFailure: true },
  );

describe(`bad inputs, with PROVENET_SEED=${seed}`, () => {
  const defects: unknown[] = [];
  let session: Session;
  let handlers: ReturnType<typeof createHandlers>;
  let before = '';
  let close: () => void = () => undefined;

  beforeAll(async () => {
    const ready = await importQuickly();
    close = ready.remove;
    session = new Session(workerUrl, '1.2.3', () => undefined, clusterWorkerUrl);
    session.replaceWorkspace(Workspace.open(ready.path, false));
    handlers = createHandlers(session);
    before = contentHash(session.workspace);
  });
  afterAll(() => {
    session.replaceWorkspace(null);
    close();
  });

  it.each(Object.keys(dataContract) as (keyof DataContract)[])(
    'are refused by the data host, and change nothing: %s',
    async (name) => {
      const send = (input: unknown) =>
        dispatch(dataContract, handlers, name, input, (error) => defects.push(error));
      await checkAll(dataContract[name].input, { mayBeValid: READ_ONLY.has(name), send });
      expect(defects).toEqual([]);
      expect(contentHash(session.workspace)).toBe(before);
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    },
  );

  it.each(Object.keys(appContract) as (keyof typeof appContract)[])(
    'never reach a handler of the main process: %s',
    async (name) => {
      let reached = 0;
      const spies = { [name]: () => (reached += 1) } as never;
      const send = (input: unknown) =>
        dispatch(appContract, spies, name, input, (error) => defects.push(error));
      await checkAll(appContract[name].input, { mayBeValid: false, send });
      expect([reached, defects]).toEqual([0, []]);
    },
  );

  it('are made from valid inputs of nearly every method', () => {
    const without = [...Object.entries(dataContract), ...Object.entries(appContract)]
      .filter(([, { input }]) => !input.safeParse(sampleOf(input)).success)
      .map(([name]) => name);
    expect(without).toEqual([]);
  });

  it('are refused where they name no method', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', '', randomUUID()]) {
      const outcome = await dispatch(dataContract, handlers, name, {}, (error) =>
        defects.push(error),
      );
      expect(outcome).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    }
    expect(defects).toEqual([]);
  });
});
