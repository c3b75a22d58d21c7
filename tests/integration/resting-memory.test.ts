import { expect, test, vi } from 'vitest';
import { RestingMemory } from '#main/data/resting-memory';

const MIB = 1024 * 1024;
const REST_MS = 20;

/** Leaves so many mebibytes behind that nobody needs any more; answers what tells whether they are gone. */
function leaveBehind(mebibytes: number): () => boolean {
  const held = Array.from({ length: mebibytes }, () => new Uint8Array(MIB).fill(1));
  const left = new WeakRef(held);
  return () => left.deref() === undefined;
}

test('what questions left behind is given back once nobody asks', async () => {
  const memory = new RestingMemory({ isBusy: () => false, restMs: REST_MS });
  const isGone = leaveBehind(24);
  memory.asked();
  await vi.waitFor(() => {
    expect(isGone()).toBe(true);
  });
});

test('a job that runs is waited for', async () => {
  let isBusy = true;
  let looks = 0;
  const memory = new RestingMemory({
    isBusy: () => {
      looks += 1;
      return isBusy;
    },
    restMs: REST_MS,
  });
  // More than what the test before may still be counted with.
  const isGone = leaveBehind(64);
  memory.asked();
  // Asked again after each rest; V8 itself may collect meanwhile.
  await vi.waitFor(() => {
    expect(looks).toBeGreaterThan(2);
  });
  isBusy = false;
  await vi.waitFor(() => {
    expect(isGone()).toBe(true);
  });
});
