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

// The first message is the job; each later one lets another batch go.
port.once('message', (job: ImportJob) => {
  port.on('message', (_message: HostMessage) => {
    credits += 1;
    resume?.();
  });
  run(job)
    .catch(async (error: unknown) => {
      const failure = failureOf(error);
      if (!failure.ok) await send({ kind: 'failed', ...failure.error });
    })
    .finally(() => {
      collectGarbage();
      port.close();
    });
});

// The job is still to come; who sends it reads the file's bytes meanwhile.
readingKnowledge();
