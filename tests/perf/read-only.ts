import { ReadingThread } from '#main/data/commands/reading-thread';
import type { ImportJob } from '#main/import/protocol';
import { NOTHING_KNOWN } from '../support/import-job.ts';
import { suggestedPlan } from './suggested-plan.ts';

/**
 * Reads a file exactly as an import does, on the same thread with the same checks and tags, and
 * throws the rows away: what an import cannot be faster than. Arguments: the file, its rows.
 */

const [path = '', rows = ''] = process.argv.slice(2);
const worker = new URL('../../out/main/import-worker.js', import.meta.url);

const { plan, facts } = await suggestedPlan(path);
const job: ImportJob = {
  kind: 'import',
  path,
  plan,
  ...NOTHING_KNOWN,
  facts,
};
let read = 0;
const thread = new ReadingThread(worker);
try {
  for await (const message of thread.run(job, new AbortController().signal)) {
    if (message.kind === 'failed') throw new Error(message.message);
    if (message.kind !== 'batch') continue;
    read = message.rowsRead;
    thread.giveCredit();
  }
} finally {
  // It waits for the next file otherwise, and this process for it.
  await thread.end();
}
if (read !== Number(rows)) throw new Error(`${read} rows were read, not ${rows}.`);
