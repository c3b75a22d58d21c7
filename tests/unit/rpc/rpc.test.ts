import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { AppError, isAppError } from '#shared/rpc/app-error';
import { createClient } from '#shared/rpc/client';
import { method, type Call, type Contract, type Handlers } from '#shared/rpc/contract';
import type { RpcPort } from '#shared/rpc/port';
import { dispatch, serve } from '#shared/rpc/serve';
import { failureOfCall } from '../../support/failure.ts';

const contract = {
  'math.double': method({ input: z.strictObject({ value: z.int() }), output: z.int() }),
  'math.fail': method({ input: z.strictObject({ isExpected: z.boolean() }), output: z.int() }),
  'math.never': method({ input: z.strictObject({}), output: z.int() }),
} satisfies Contract;

const handlers: Handlers<typeof contract> = {
  'math.double': ({ value }) => value * 2,
  'math.fail': ({ isExpected }) => {
    if (isExpected) throw new AppError('disk-full', 'The disk is full.');
    throw new TypeError('a defect');
  },
  'math.never': () => new Promise<number>(() => undefined),
};

function portOf(port: MessagePort): RpcPort {
  return {
    post: (message) => {
      port.postMessage(message);
    },
    onMessage: (listener) => {
      port.on('message', listener);
    },
    onClose: (listener) => {
      port.on('close', listener);
    },
  };
}

type Line = {
  readonly call: Call<typeof contract>;
  readonly send: (event: string, payload: unknown) => void;
  readonly defects: unknown[];
  readonly nextEvent: Promise<readonly [string, unknown]>;
  readonly near: MessagePort;
  readonly far: MessagePort;
};

/** A client and a server at the two ends of a real channel. */
function connect(): Line {
  const { port1: near, port2: far } = new MessageChannel();
  onTestFinished(() => {
    near.close();
  });
  const defects: unknown[] = [];
  const send = serve(portOf(far), contract, handlers, (error) => defects.push(error));
  const event = Promise.withResolvers<readonly [string, unknown]>();
  const call = createClient<typeof contract>(portOf(near), (name, payload) => {
    event.resolve([name, payload]);
  });
  return { call, send, defects, nextEvent: event.promise, near, far };
}

describe('a call over a port', () => {
  it('answers each of many calls with its own value', async () => {
    const { call } = connect();
    const values = Array.from({ length: 50 }, (_, at) => at);
    const answers = await Promise.all(values.map((value) => call('math.double', { value })));
    expect(answers).toEqual(values.map((value) => value * 2));
  });

  it('fails as the handler failed, and tells of defects once', async () => {
    const { call, defects } = connect();
    const expected = await failureOfCall(() => call('math.fail', { isExpected: true }));
    expect([expected.code, expected.message]).toEqual(['disk-full', 'The disk is full.']);
    expect(defects).toEqual([]);
    const defect = await failureOfCall(() => call('math.fail', { isExpected: false }));
    expect(defect.code).toBe('internal');
    expect(defects).toHaveLength(1);
    expect(defects[0]).toBeInstanceOf(TypeError);
  });

  it('fails in flight and ever after when the other end is gone', async () => {
    const { call, far } = connect();
    const inFlight = failureOfCall(() => call('math.never', {}));
    await call('math.double', { value: 1 });
    far.close();
    expect((await inFlight).code).toBe('host-crashed');
    expect((await failureOfCall(() => call('math.double', { value: 1 }))).code).toBe(
      'host-crashed',
    );
  });

  it('brings events', async () => {
    const { send, nextEvent } = connect();
    send('workspace.changed', { version: 2 });
    expect(await nextEvent).toEqual(['workspace.changed', { version: 2 }]);
  });

  it('is not disturbed by messages that are none', async () => {
    const { call, near, far, defects } = connect();
    near.postMessage('hello');
    near.postMessage({ id: 0, name: 'math.double', input: { value: 1 } });
    near.postMessage({ id: 1, name: 'math.double', input: { value: 1 }, more: true });
    far.postMessage({ id: 1, outcome: { ok: true, value: 666, more: true } });
    far.postMessage({ id: 77, outcome: { ok: true, value: 666 } });
    expect(await call('math.double', { value: 4 })).toBe(8);
    expect(defects).toHaveLength(3);
    expect(defects.every((defect) => isAppError(defect, 'invalid-input'))).toBe(true);
  });
});

describe('a call that the contract does not know', () => {
  const run = (name: string, input: unknown) =>
    dispatch<Contract>(contract, handlers as Handlers<Contract>, name, input, (error) => {
      throw error;
    });

  it.each([
    ['math.triple', { value: 1 }],
    ['__proto__', {}],
    ['constructor', {}],
    ['toString', {}],
    ['math.double', { value: 'one' }],
    ['math.double', { value: 1, more: 2 }],
    ['math.double', null],
    ['math.double', undefined],
    ['math.double', [1]],
  ])('is refused: %s %j', async (name, input) => {
    expect(await run(name, input)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });
});
