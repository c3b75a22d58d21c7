import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateInventory } from './generate-inventory.ts';
import { measureApp } from './measure-app.ts';
import { measureCancel } from './measure-cancel.ts';
import { measureClusters } from './measure-clusters.ts';
import { measureImport, measureMemory, workspaceOf } from './measure-import.ts';
import { measureQueries } from './measure-queries.ts';
import { measureReads } from './measure-reads.ts';
import { measureReresolve } from './measure-reresolve.ts';
import { printFigures, type Figure } from './report.ts';

/**
 * Entry of `npm run bench`: one table and JSON lines. Its files stay in `.cache/bench`, so that a
 * second run measures the same rows. Exit code 1 where a promised figure is missed.
 */

const root = resolve(import.meta.dirname, '..', '..');
const folder = join(root, '.cache', 'bench');
const cli = join(root, 'out', 'main', 'cli.js');
const worker = join(root, 'out', 'main', 'import-worker.js');
const clusterWorker = pathToFileURL(join(root, 'out', 'main', 'cluster-worker.js'));
const SMALL = 100_000;
const LARGE = 1_000_000;
const HUGE = 5_000_000;

const csvOf = (rows: number): string => join(folder, `inventory-${rows}.csv`);

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const figures: Figure[] = [];
for (const [rows, rounds] of [
  [SMALL, 5],
  [LARGE, 3],
] as const) {
  await generateInventory(csvOf(rows), rows);
  say(`Importing ${rows} rows, ${rounds} times each way …`);
  figures.push(...(await measureImport({ cli, folder, csv: csvOf(rows), rows, rounds })));
}
const largePeak = figures.at(-1)?.value ?? NaN;
await generateInventory(csvOf(HUGE), HUGE);
say(`Importing ${HUGE} rows once, for its memory …`);
figures.push(
  ...(await measureMemory({ cli, folder, csv: csvOf(HUGE), rows: HUGE, rounds: 1 }, largePeak)),
);
const workspace = workspaceOf({ folder, rows: LARGE });
say('Reading pages while a million rows are imported beside a hundred thousand items …');
figures.push(...(await measureReads(workspaceOf({ folder, rows: SMALL }), csvOf(LARGE), worker)));
say('Cancelling imports …');
figures.push(...(await measureCancel(folder, csvOf(LARGE), worker)));
say('Asking questions of a million items …');
figures.push(...measureQueries(workspace, LARGE));
const importSeconds = figures.find(
  ({ what }) => what === `import of ${LARGE.toLocaleString('en')} rows`,
);
say('Taking names from vendors …');
figures.push(...measureReresolve(workspace, LARGE, importSeconds?.value ?? NaN));
say('Grouping names …');
figures.push(await measureClusters(clusterWorker));
say('Starting the app and importing a million rows in it …');
figures.push(...(await measureApp(csvOf(LARGE), LARGE)));
process.exitCode = printFigures(figures) ? 0 : 1;
