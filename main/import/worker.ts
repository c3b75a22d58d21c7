import { parentPort } from 'node:worker_threads';
import { failureOf } from '#shared/rpc/envelope';
import { collectGarbage } from '../memory/collect-garbage.ts';
import { inspectFile } from './inspect.ts';
import { readingKnowledge } from './knowledge.ts';
import type { HostMessage, ImportJob, WorkerMessage } from './protocol.ts';
import { readImport } from './read-import.ts';

/** Batches that may be on their way before the reader waits for one to be written. */
const CREDITS = 4;

const port = parentPort;
if (port === null) throw new Error('The import worker runs as a worker thread only.');

let credits = CREDITS;
let resume: (() => void) | null = null;

async function send(message: WorkerMessage): Promise<void> {
  if (message.kind === 'batch') {
    while (credits === 0) {
      await new Promise<void>((resolve) => {
        resume = resolve;
      });
    }
    resume = null;
    credits -= 1;
  }
  port?.postMessage(message);
}

async function run(job: ImportJob): Promise<void> {
  if (job.kind === 'import') {
    await readImport(job, send);
    return;
  }
  const file = await inspectFile(job.path, job.options, readingKnowledge().aliases);
  await send({ kind: 'inspected', file });
}

async function take(job: ImportJob): Promise<void> {
  credits = CREDITS;
  try {
    await run(job);
  } catch (error) {
    const failure = failureOf(error);
    if (!failure.ok) await send({ kind: 'failed', ...failure.error });
  }
  collectGarbage();
  await send({ kind: 'over' });
}

port.on('message', (message: ImportJob | HostMessage) => {
  if (message.kind !== 'credit') {
    void take(message);
    return;
  }
  credits += 1;
  resume?.();
});

// The job is still to come; who sends it reads the file's bytes meanwhile.
readingKnowledge();
