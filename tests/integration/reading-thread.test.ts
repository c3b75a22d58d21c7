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

/** Looks at a file a few times; says by how many MiB that let the process grow, once all is collected. */
const LOOKING = `
import { readFileSync } from 'node:fs';
import { runInspection } from ${JSON.stringify(new URL('main/data/commands/run-import.ts', root).href)};
import { ReadingThreads } from ${JSON.stringify(new URL('main/data/commands/reading-threads.ts', root).href)};
import { collectGarbage } from ${JSON.stringify(new URL('main/memory/collect-garbage.ts', root).href)};
const threads = new ReadingThreads(new URL(${JSON.stringify(workerUrl.href)}));
const look = async () => {
  await runInspection(threads, process.argv[2], {}, new AbortController().signal);
  await threads.end();
};
const held = () => {
  collectGarbage();
  return Number(/^Anonymous:\\s*(\\d+)/mu.exec(readFileSync('/proc/self/smaps_rollup', 'utf8'))[1]) / 1024;
};
const before = held();
for (let each = 0; each < 3; each += 1) await look();
console.log(held() - before);`;
/** Half of what three ended threads left behind before they collected their garbage. */
const MOST_LEFT_MIB = 12;

/** What a program writes, to either stream. */
async function toldBy(program: string, ...args: readonly string[]): Promise<string> {
  const path = writeTo(tempFolder(), 'program.mjs', program);
  const child = spawn(process.execPath, ['--no-warnings', path, ...args], {
    cwd: fileURLToPath(root),
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => told.push(bytes));
  }
  await new Promise((resolve) => child.once('close', resolve));
  return Buffer.concat(told).toString('utf8');
}

it('ends without a word while it starts', async () => {
  expect(await toldBy(PROGRAM)).toBe('ended\n');
});

it.runIf(process.platform === 'linux')('leaves no memory behind', async () => {
  const rows = Array.from({ length: 60_000 }, (_, at) => `S${at},Huawei,Core router ${at}`);
  const file = writeTo(tempFolder(), 'long.csv', `Serial,Vendor,Model\n${rows.join('\n')}\n`);
  const told = await toldBy(LOOKING, file);
  expect(told).toMatch(/^-?[\d.]+\n$/u);
  expect(Number(told)).toBeLessThan(MOST_LEFT_MIB);
});
