import { Worker } from 'node:worker_threads';
import { conversionStepSchema, type ConversionStep } from '#shared/contract/conversion-step';
import { isAppError } from '#shared/rpc/app-error';
import { outcomeSchema, valueOf } from '#shared/rpc/envelope';
import type { BackupJob } from './backup-worker.ts';

type How = {
  /** Ends the thread, once what SQLite does at the moment is done. */
  readonly signal?: AbortSignal | undefined;
  /** Hears of each step of a conversion that begins. */
  readonly onStep?: (step: ConversionStep) => void;
};

async function run(workerUrl: URL, job: BackupJob, { signal, onStep }: How): Promise<void> {
  const worker = new Worker(workerUrl);
  const end = (): void => {
    void worker.terminate();
  };
  signal?.addEventListener('abort', end);
  try {
    const raw = await new Promise<unknown>((resolve, reject) => {
      worker.on('message', (message: unknown) => {
        const step = conversionStepSchema.safeParse(message);
        if (step.success) onStep?.(step.data);
        else resolve(message);
      });
      worker.once('error', reject);
      worker.once('exit', () => {
        reject(new Error('its thread ended'));
      });
      worker.postMessage(job);
    });
    valueOf(outcomeSchema.parse(raw));
  } finally {
    signal?.removeEventListener('abort', end);
    await worker.terminate();
  }
}

/** Does a job in a thread of its own. Answers what went wrong in one sentence, or `null`. */
export async function troubleOf(
  workerUrl: URL,
  job: BackupJob,
  how: How = {},
): Promise<string | null> {
  try {
    await run(workerUrl, job, how);
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return isAppError(error) ? message : `A backup could not be made: ${message}.`;
  }
}
