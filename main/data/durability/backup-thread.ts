import { Worker } from 'node:worker_threads';
import { isAppError } from '#shared/rpc/app-error';
import { outcomeSchema, valueOf } from '#shared/rpc/envelope';
import type { BackupJob } from './backup-worker.ts';

async function run(workerUrl: URL, job: BackupJob): Promise<void> {
  const worker = new Worker(workerUrl);
  try {
    const raw = await new Promise<unknown>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => {
        reject(new Error('its thread ended'));
      });
      worker.postMessage(job);
    });
    valueOf(outcomeSchema.parse(raw));
  } finally {
    await worker.terminate();
  }
}

/** Does a job in a thread of its own. Answers what went wrong in one sentence, or `null`. */
export async function troubleOf(workerUrl: URL, job: BackupJob): Promise<string | null> {
  try {
    await run(workerUrl, job);
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return isAppError(error) ? message : `A backup could not be made: ${message}.`;
  }
}
