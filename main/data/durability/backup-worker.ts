import { parentPort } from 'node:worker_threads';
import type { ConversionStep } from '#shared/contract/conversion-step';
import { failureOf, type Outcome } from '#shared/rpc/envelope';
import { collectGarbage } from '../../memory/collect-garbage.ts';
import { makeConverted, type ConvertOrder } from '../encryption/convert.ts';
import { copyBackup, type CopyOrder } from './copy-backup.ts';
import { makeBackup, type BackupOrder } from './make-backup.ts';

/** What the thread is asked: to make a backup, to copy one to a second place, or to convert. */
export type BackupJob =
  | { readonly kind: 'make'; readonly order: BackupOrder }
  | { readonly kind: 'copy'; readonly order: CopyOrder }
  | { readonly kind: 'convert'; readonly order: ConvertOrder };

const port = parentPort;
if (port === null) throw new Error('The backup worker runs as a worker thread only.');

/** What is told before the answer. */
function tell(step: ConversionStep): void {
  port?.postMessage(step);
}

function run(job: BackupJob): Outcome {
  try {
    if (job.kind === 'make') makeBackup(job.order);
    else if (job.kind === 'copy') copyBackup(job.order);
    else makeConverted(job.order, tell);
    return { ok: true, value: null };
  } catch (error) {
    return failureOf(error);
  }
}

port.once('message', (job: BackupJob) => {
  const outcome = run(job);
  collectGarbage();
  port.postMessage(outcome);
});
