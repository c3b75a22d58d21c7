import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ElectronApplication } from '@playwright/test';
import { randomOf } from '../faults/random.ts';
import { answerSaveDialogs } from '../e2e/support/dialogs.ts';
import { launchApp } from '../e2e/support/launch.ts';
import { headingOf } from '../e2e/support/pages/shell-page.ts';
import { nextAction } from './actions.ts';
import { closeWorkspace, goTo, goToAllItems, WORKSPACE, type Desk } from './desk.ts';
import { figuresOfPage, finalProblems } from './final-checks.ts';
import { importNew } from './import-actions.ts';
import { judgeFigures, tableOf } from './limits.ts';
import { Model } from './model.ts';
import { isRunning } from './processes.ts';
import { handleCensus, programPids, takeSample, type Places, type Sample } from './sample.ts';
import { expectStored, waitUntilRight } from './stored-items.ts';

/**
 * Entry of `npm run test:soak`: works in the real program in random order, holds the workspace against
 * a model after each step, and watches memory, handles and files. Exit code 1 where something is wrong
 * or a limit is missed, 2 for wrong words.
 */

const MINUTES = 60;
/** Minutes from which on a trend is more than the warming up of caches. */
const FEWEST_MINUTES = 20;
/** How long a machine with other work may take for one step of the window. */
const TIMEOUT_MS = 240_000;
const ACTIONS_A_ROUND = 4;
/** Rounds from one look at the page's own memory, which collects what nobody needs, to the next. */
const DEEP_EVERY = 5;
const MS_IN_MINUTE = 60_000;

const { values: options } = parseArgs({
  options: { minutes: { type: 'string' }, seed: { type: 'string' } },
});
const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
const given = [options.minutes, options.seed].filter((text) => text !== undefined);
if (given.some((text) => !/^\d+$/u.test(text))) {
  say('--minutes and --seed take a number.');
  process.exit(2);
}
const minutes = Number(options.minutes ?? MINUTES);
const seed = Number(options.seed ?? Date.now()) % 4_294_967_296;

const root = mkdtempSync(join(tmpdir(), 'provenet-soak-'));
const folders = Object.fromEntries(
  ['temporary', 'userData', 'work', 'files'].map((name) => [name, join(root, name)]),
) as Record<'temporary' | 'userData' | 'work' | 'files', string>;
for (const folder of Object.values(folders)) mkdirSync(folder);
const places: Places = folders;
const results = join('test-results', `soak-${seed}`);
mkdirSync(results, { recursive: true });

async function openDesk(app: ElectronApplication): Promise<Desk> {
  const page = await app.firstWindow();
  page.setDefaultTimeout(TIMEOUT_MS);
  const path = join(folders.work, `${WORKSPACE}.provenet`);
  await answerSaveDialogs(app, path);
  await page.getByRole('button', { name: /^New workspace/u }).click();
  await headingOf(page, 'Import').waitFor();
  const random = randomOf(seed, 'soak', 0);
  return { app, page, folder: folders.files, path, random, model: new Model() };
}

function note(entry: unknown): void {
  appendFileSync(join(results, 'soak.jsonl'), `${JSON.stringify(entry)}\n`);
}

async function act(desk: Desk, name: string, take: (desk: Desk) => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  try {
    await take(desk);
    await expectStored(desk.path, desk.model.items);
  } catch (error) {
    await desk.page.screenshot({ path: join(results, 'failed.png') });
    throw new Error(`“${name}” failed`, { cause: error });
  }
  note({ action: name, seconds: (performance.now() - startedAt) / 1000 });
}

/** Works until the time is over; answers what was measured. */
async function soak(desk: Desk): Promise<Sample[]> {
  const samples: Sample[] = [];
  const startedAt = performance.now();
  const minute = (): number => (performance.now() - startedAt) / MS_IN_MINUTE;
  let actions = 0;
  for (let round = 0; minute() < minutes; round += 1) {
    for (let each = 0; each < ACTIONS_A_ROUND; each += 1) {
      const { name, take } = nextAction(desk);
      await act(desk, name, take);
      actions += 1;
    }
    // The page counts what is there, and rests where nothing is looked up.
    await goToAllItems(desk);
    await goTo(desk.page, 'Overview');
    const isDeep = round % DEEP_EVERY === 0;
    const at = { minute: Math.min(minute(), minutes), round, isDeep };
    const sample = await takeSample(desk, places, at);
    samples.push(sample);
    note(isDeep ? { ...sample, handles: await handleCensus(desk) } : sample);
    if (isDeep)
      say(`  minute ${minute().toFixed(1)}: ${actions} steps, ${desk.model.items.size} items`);
  }
  say(`${actions} steps in ${samples.length} rounds`);
  return samples;
}

async function closeProgram(desk: Desk): Promise<void> {
  const { app } = desk;
  const pids = await programPids(desk);
  await closeWorkspace(desk);
  await app.close();
  await waitUntilRight(() => {
    const left = pids.filter((pid) => isRunning(pid));
    return left.length === 0 ? null : `processes ${left.join(', ')} did not end`;
  });
}

async function run(app: ElectronApplication): Promise<boolean> {
  const desk = await openDesk(app);
  await act(desk, 'import an inventory', importNew);
  const samples = await soak(desk);
  const ofPage = await figuresOfPage(desk.page);
  await closeProgram(desk);
  const problems = finalProblems(desk.path, places, { ofPage, model: desk.model });
  const judged = judgeFigures(samples, minutes);
  process.stdout.write(`${tableOf(judged)}\n\n`);
  for (const problem of problems) process.stdout.write(`WRONG: ${problem}\n`);
  const isJudged = minutes >= FEWEST_MINUTES;
  const missed = judged.filter(({ isKept }) => !isKept).length;
  const ofLimits = isJudged
    ? `${missed} limits missed`
    : `limits mean something from ${FEWEST_MINUTES} minutes on`;
  process.stdout.write(
    `Soak of ${minutes} minutes, seed ${seed}: ${problems.length} problems, ${ofLimits}\n`,
  );
  return problems.length === 0 && (missed === 0 || !isJudged);
}

say(`Soak of ${minutes} minutes, seed ${seed}; measurements in ${results}`);
const app = await launchApp({ userDataDir: folders.userData, env: { TMPDIR: folders.temporary } });
try {
  process.exitCode = (await run(app)) ? 0 : 1;
  rmSync(root, { recursive: true, force: true });
} catch (error) {
  say(error instanceof Error ? `${error.stack}\n${String(error.cause)}` : String(error));
  say(`The workspace is left in ${root}`);
  process.exitCode = 1;
  await app.close();
}
