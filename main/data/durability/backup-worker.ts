import { parentPort } from 'node:worker_threads';
import { failureOf, type Outcome } from '#shared/rpc/envelope';
import { copyBackup, makeBackup, type BackupOrder } from './make-backup.ts';

/** What the thread is asked: a backup, and a copy of it in a second place. */
export type BackupJob = BackupOrder & { readonly secondFolder: string | null };

const port = parentPort;
if (port === null) throw new Error('The backup worker runs as a worker thread only.');

function run({ secondFolder, ...order }: BackupJob): Outcome {
  try {
    const made = makeBackup(order);
    if (secondFolder !== null) copyBackup(made, secondFolder);
    return { ok: true, value: null };
  } catch (error) {
    return failureOf(error);
  }
}

port.once('message', (job: BackupJob) => {
  port.postMessage(run(job));
});
