import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { tempFolder, writeTo } from '../support/temp-folder.ts';
import { workerUrl } from '../support/workspaces.ts';

const root = new URL('../../', import.meta.url);
const THREADS = 16;
/** Begins threads and ends each of them while it starts, sooner and later. */
const PROGRAM = `
import { ReadingThread } from ${JSON.stringify(new URL('main/data/commands/reading-thread.ts', root).href)};
for (let each = 0; each < ${THREADS}; each += 1) {
  const thread = new ReadingThread(new URL(${JSON.stringify(workerUrl.href)}));
  await new Promise((resolve) => setTimeout(resolve, each * 2));
  await thread.end();
}
console.log('ended');`;

it('ends without a word while it starts', async () => {
  const child = spawn(process.execPath, [writeTo(tempFolder(), 'threads.mjs', PROGRAM)], {
    cwd: fileURLToPath(root),
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => told.push(bytes));
  }
  await new Promise((resolve) => child.once('close', resolve));
  expect(Buffer.concat(told).toString('utf8')).toBe('ended\n');
});
