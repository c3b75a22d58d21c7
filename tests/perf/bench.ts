import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateInventory } from './generate-inventory.ts';
import { measureApp } from './measure-app.ts';
import { measureAudits } from './measure-audits.ts';
import { measureCancel } from './measure-cancel.ts';
import { measureChanges } from './measure-changes.ts';
import { measureClusters } from './measure-clusters.ts';
import { measureFiles } from './measure-files.ts';
import { measureHand } from './measure-hand.ts';
import { measureImport, measureMemory, workspaceOf } from './measure-import.ts';
import { measurePictures } from './measure-pictures.ts';
import { measurePolicies } from './measure-policies.ts';
import { measureQueries } from './measure-queries.ts';
import { measureReads } from './measure-reads.ts';
import { measureReport } from './measure-report.ts';
import { measureSearch } from './measure-search.ts';
import { measureSoak } from './measure-soak.ts';
import { measureStart } from './measure-start.ts';
import { measureReresolve } from './measure-reresolve.ts';
import { printFigures, type Figure } from './report.ts';

/**
 * Entry of `npm run bench`: one table and JSON lines. Its files stay in `.cache/bench`, so that a
 * second run measures the same rows. Arguments name the parts to be measured, all where there is
 * none. Exit code 1 where a promised figure is missed, 2 for a part that is not there.
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

/** Parts that can be measured alone; those after the first need the workspace that it leaves. */
const PARTS = [
  'import',
  'memory',
  'files',
  'reads',
  'cancel',
  'queries',
  'pictures',
  'search',
  'policies',
  'changes',
  'audits',
  'names',
  'groups',
  'app',
  'start',
  'hand',
  'report',
  'soak',
] as const;
type Part = (typeof PARTS)[number];

// Five million items where asked for: their workspace is the one that `memory` leaves.
const isHuge = process.argv.includes('--huge');
const chosen = process.argv.slice(2).filter((name) => name !== '--huge');
const unknown = chosen.filter((name) => !PARTS.some((part) => part === name));
if (unknown.length > 0) {
  say(`There is no part "${unknown.join('", "')}"; known are ${PARTS.join(', ')}.`);
  process.exit(2);
}
const isWanted = (part: Part): boolean => chosen.length === 0 || chosen.includes(part);

const sizes = isHuge ? [SMALL, LARGE, HUGE] : [SMALL, LARGE];

const figures: Figure[] = [];
const workspace = workspaceOf({ folder, rows: LARGE });

/** Seconds of the last import of a million rows; of one made now where imports are not measured. */
async function importSeconds(): Promise<number> {
  const what = `import of ${LARGE.toLocaleString('en')} rows`;
  const known = figures.find((figure) => figure.what === what);
  if (known !== undefined) return known.value;
  const [now] = await measureImport({ cli, folder, csv: csvOf(LARGE), rows: LARGE, rounds: 1 });
  return now?.value ?? NaN;
}

for (const rows of [SMALL, LARGE]) await generateInventory(csvOf(rows), rows);
if (isWanted('import')) {
  for (const [rows, rounds] of [
    [SMALL, 5],
    [LARGE, 3],
  ] as const) {
    say(`Importing ${rows} rows, ${rounds} times each way …`);
    figures.push(...(await measureImport({ cli, folder, csv: csvOf(rows), rows, rounds })));
  }
}
if (isWanted('memory')) {
  const largePeak = figures.findLast(({ unit }) => unit === 'MiB')?.value ?? NaN;
  await generateInventory(csvOf(HUGE), HUGE);
  say(`Importing ${HUGE} rows once, for its memory …`);
  const huge = { cli, folder, csv: csvOf(HUGE), rows: HUGE, rounds: 1 };
  figures.push(...(await measureMemory(huge, largePeak, isHuge)));
}
if (isWanted('files')) {
  say('Reading every difficult file …');
  figures.push(...(await measureFiles()));
}
if (isWanted('reads')) {
  say('Reading pages while a million rows are imported beside a hundred thousand items …');
  figures.push(...(await measureReads(workspaceOf({ folder, rows: SMALL }), csvOf(LARGE), worker)));
}
if (isWanted('cancel')) {
  say('Cancelling imports …');
  figures.push(...(await measureCancel(folder, csvOf(LARGE), worker)));
}
if (isWanted('queries')) {
  for (const rows of sizes) {
    say(`Asking questions of ${rows} items, and the sqlite3 shell the same …`);
    figures.push(...(await measureQueries(workspaceOf({ folder, rows }), rows)));
  }
}
if (isWanted('pictures')) {
  say('Drawing the overview of a million items …');
  figures.push(...(await measurePictures(workspace, LARGE)));
}
if (isWanted('search')) {
  say('Indexing a million items and searching them …');
  figures.push(...measureSearch(workspace, folder, LARGE));
}
if (isWanted('policies')) {
  say('Switching policies, moving the date, editing a rule …');
  figures.push(...measurePolicies(workspace, folder, LARGE, await importSeconds()));
}
if (isWanted('changes')) {
  say('Setting fields of all items, undoing and redoing that …');
  figures.push(...measureChanges(workspace, folder, LARGE));
}
if (isWanted('audits')) {
  say('Closing audits of a million items, comparing them, drawing a sample …');
  figures.push(...(await measureAudits(workspace, folder, LARGE)));
}
if (isWanted('names')) {
  say('Taking names from vendors …');
  figures.push(...measureReresolve(workspace, LARGE, await importSeconds()));
}
if (isWanted('groups')) {
  say('Grouping names …');
  figures.push(await measureClusters(clusterWorker));
}
if (isWanted('app')) {
  say('Importing a million rows in the app …');
  figures.push(...(await measureApp(csvOf(LARGE), LARGE)));
}
if (isWanted('start')) {
  say('Starting the app with a million items, and an empty window …');
  figures.push(...(await measureStart(workspace, LARGE)));
}
if (isWanted('hand')) {
  for (const rows of sizes) {
    say(`Filtering, searching and jumping by hand in ${rows} items …`);
    figures.push(...(await measureHand(workspaceOf({ folder, rows }), rows)));
  }
}
if (isWanted('report')) {
  for (const rows of [SMALL, LARGE]) {
    say(`Making the PDF of ${rows} items …`);
    figures.push(...(await measureReport(workspaceOf({ folder, rows }), rows)));
  }
}
if (isWanted('soak')) {
  say('Working in the app for ten minutes …');
  figures.push(...(await measureSoak(workspace, LARGE)));
}
process.exitCode = printFigures(figures) ? 0 : 1;
