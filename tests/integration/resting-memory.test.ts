import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RestingMemory } from '#main/memory/resting-memory';
import { newWorkspace } from '../support/workspaces.ts';

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
  await expect.poll(isGone).toBe(true);
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
  await expect.poll(() => looks).toBeGreaterThan(2);
  isBusy = false;
  await expect.poll(isGone).toBe(true);
});

test('the room that short-lived objects were made in is given back as well', async () => {
  const memory = new RestingMemory({ isBusy: () => false, restMs: REST_MS });
  // What lives for a moment makes V8 take more room for such, which no usual collection gives back.
  for (let round = 0; round < 200; round += 1) {
    const held = Array.from({ length: 20_000 }, (_, at) => ({ at, text: `x${at}` }));
    expect(held.length).toBe(20_000);
  }
  const grown = process.memoryUsage().heapTotal;
  const isGone = leaveBehind(24);
  memory.asked();
  await expect.poll(isGone).toBe(true);
  await expect.poll(() => process.memoryUsage().heapTotal).toBeLessThan(grown - 8 * MIB);
});

test('what is left behind right after a collection goes with the next rest', async () => {
  const memory = new RestingMemory({ isBusy: () => false, restMs: 10 * REST_MS });
  for (let round = 0; round < 3; round += 1) {
    const isGone = leaveBehind(24);
    memory.asked();
    await expect.poll(isGone, { interval: 1 }).toBe(true);
  }
});

test('what only the next change needs is let go of at each rest, and not while a job runs', async () => {
  let isBusy = true;
  let [looks, released] = [0, 0];
  new RestingMemory({
    isBusy: () => {
      looks += 1;
      return isBusy;
    },
    release: () => {
      released += 1;
    },
    restMs: REST_MS,
  });
  await expect.poll(() => looks).toBeGreaterThan(2);
  expect(released).toBe(0);
  isBusy = false;
  await expect.poll(() => released).toBeGreaterThan(0);
});

/** Memory of no file that this process holds, in bytes. */
const anonymous = (): number =>
  1024 * Number(/^RssAnon:\s+(\d+)/mu.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);

test.skipIf(process.platform !== 'linux')(
  'a workspace lets go of the pages that its last change needed',
  () => {
    const workspace = newWorkspace();
    const text = 'x'.repeat(3000);
    workspace.write((db) => {
      const insert = db.prepare('INSERT INTO setting (name, value) VALUES (?, ?)');
      for (let at = 0; at < 8000; at += 1) insert.run(`test-${at}`, text);
    });
    const held = anonymous();
    workspace.releasePages();
    expect(held - anonymous()).toBeGreaterThan(20 * MIB);
  },
);
