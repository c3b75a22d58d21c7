import { expect, test } from 'vitest';
import { createLane } from '../../../../renderer/features/inventory/lane.ts';

test('one piece of work runs at a time, and what is no longer wanted is left out', async () => {
  const lane = createLane();
  const begun: string[] = [];
  let finish = (): void => undefined;
  const first = lane(new AbortController().signal, () => {
    begun.push('first');
    return new Promise<string>((resolve) => {
      finish = () => resolve('one');
    });
  });
  const old = new AbortController();
  const second = lane(old.signal, () => {
    begun.push('second');
    return Promise.resolve('two');
  });
  const third = lane(new AbortController().signal, () => {
    begun.push('third');
    return Promise.resolve('three');
  });
  const refused = expect(second).rejects.toMatchObject({ code: 'cancelled' });
  await Promise.resolve();
  expect(begun).toEqual(['first']);
  old.abort();
  finish();
  expect(await first).toBe('one');
  await refused;
  expect(await third).toBe('three');
  expect(begun).toEqual(['first', 'third']);
});

test('work that fails does not stop what comes after it', async () => {
  const lane = createLane();
  const { signal } = new AbortController();
  const first = lane(signal, () => Promise.reject(new Error('damaged')));
  await expect(first).rejects.toThrow('damaged');
  expect(await lane(signal, () => Promise.resolve(2))).toBe(2);
});
