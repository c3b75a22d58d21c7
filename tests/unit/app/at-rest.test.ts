import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { atRest } from '../../../renderer/app/at-rest.ts';

const REST_MS = 10_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A window of which rests are counted. */
function rests() {
  const events = new EventTarget();
  let count = 0;
  atRest(events, REST_MS, () => {
    count += 1;
  });
  return {
    sign: (name: string) => events.dispatchEvent(new Event(name)),
    after: (ms: number) => {
      vi.advanceTimersByTime(ms);
      return count;
    },
  };
}

it('waits for the operator to do something first', () => {
  expect(rests().after(10 * REST_MS)).toBe(0);
});

it.each(['pointerdown', 'pointermove', 'keydown', 'wheel'])('rests once after %s', (name) => {
  const { sign, after } = rests();
  sign(name);
  expect(after(REST_MS - 1)).toBe(0);
  expect(after(1)).toBe(1);
  expect(after(10 * REST_MS)).toBe(1);
  sign(name);
  expect(after(REST_MS)).toBe(2);
});

it('begins anew with every sign', () => {
  const { sign, after } = rests();
  for (let each = 0; each < 100; each += 1) {
    sign('pointermove');
    expect(after(REST_MS / 4)).toBe(0);
  }
  expect(after((REST_MS * 3) / 4)).toBe(1);
});
