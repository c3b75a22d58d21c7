import { Worker } from 'node:worker_threads';
import type { ImportPlan } from '#shared/contract/import';
import type { ImportJob, WorkerMessage } from '#main/import/protocol';
import { openTable, suggestKey } from '#main/import/table';
import { builtInFieldAliases } from '#main/tagging/catalogue';

/**
 * Reads a file exactly as an import does, on the same thread with the same checks and tags, and
 * throws the rows away: what an import cannot be faster than. Arguments: the file, its rows.
 */

const [path = '', rows = ''] = process.argv.slice(2);
const worker = new URL('../../out/main/import-worker.js', import.meta.url);

const table = await openTable(path, {}, builtInFieldAliases());
const mapping = table.headings.flatMap(({ mappedTo }, column) =>
  mappedTo === null ? [] : [{ column, field: mappedTo }],
);
const plan: ImportPlan = { mapping, key: suggestKey(table.headings), defaults: [] };
const job: ImportJob = {
  kind: 'import',
  path,
  plan,
  own: [],
  decisions: [],
  installBoundaries: [],
  facts: table.facts,
};
let read = 0;
const reader = new Worker(worker, {
  resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 },
});
reader.postMessage(job);
reader.on('message', (message: WorkerMessage) => {
  if (message.kind === 'failed') throw new Error(message.message);
  if (message.kind !== 'batch') return;
  read = message.rowsRead;
  reader.postMessage({ kind: 'credit' });
});
reader.on('exit', () => {
  if (read !== Number(rows)) throw new Error(`${read} rows were read, not ${rows}.`);
});
