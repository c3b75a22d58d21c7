import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './paths.mjs';
import { say } from './run.mjs';

const path = join(root, '.cache', 'setup.lock');

function isHolderAlive() {
  try {
    process.kill(Number(readFileSync(path, 'utf8')), 0);
    return true;
  } catch (error) {
    // A process of another user answers EPERM: it lives.
    return error.code === 'EPERM';
  }
}

/** Runs `work` while no other set-up of this checkout runs; two would write into one folder. */
export async function withLock(work) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  let hasSaid = false;
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isHolderAlive()) {
        rmSync(path, { force: true });
        continue;
      }
      if (!hasSaid) say('Set-up: waiting for another run to finish …');
      hasSaid = true;
      await wait(200);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
