import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from './checks.mjs';
import { VIRTUAL_DISPLAY } from './display.mjs';
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs';
import { nodeCommand } from './launch.mjs';
import { ordinaryUser } from './ordinary-user.mjs';
import { isLinux, root, toolScript } from './paths.mjs';
import { runInherited, say } from './run.mjs';

/** No colours where nobody looks: in a log they are noise. */
const colours = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' };

const crashed = { passed: 0, failed: 1 };

/** Counts of a report file; a run that wrote none, or failed without a failed test, counts as one. */
function countsOf(path, code, read) {
  try {
    const counts = read(JSON.parse(readFileSync(path, 'utf8')));
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch {
    return crashed;
  }
}

function runVitest(project, args) {
  const folder = mkdtempSync(join(tmpdir(), 'provenet-report-'));
  const report = join(folder, 'report.json');
  try {
    const {
      program,
      args: all,
      env,
    } = nodeCommand(toolScript('vitest', 'vitest.mjs'), [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ]);
    const code = runInherited(program, all, { env: { ...env, ...colours } });
    return countsOf(report, code, (told) => ({
      passed: told.numPassedTests,
      failed: told.numFailedTests,
      failures: failuresOfVitest(told),
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs one of Playwright's projects, on a virtual display where the system has none to lend. */
export function runPlaywright(project, args = []) {
  const user = ordinaryUser();
  const folder = user.env.HOME ?? mkdtempSync(join(tmpdir(), 'provenet-report-'));
  const report = join(folder, 'report.json');
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env;
  const env = { ...inherited, ...colours, ...user.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const command = [
    ...user.prefix,
    ...(isLinux ? VIRTUAL_DISPLAY : []),
    process.execPath,
    toolScript('@playwright', 'test', 'cli.js'),
    'test',
    `--project=${project}`,
    '--reporter=line,json',
    '--pass-with-no-tests',
    ...args,
  ];
  if (user.prefix.length > 0) say('The app runs as an ordinary user, in its sandbox.');
  const code = runInherited(command[0], command.slice(1), { env });
  const counts = countsOf(report, code, ({ stats, suites }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    failures: failuresOfPlaywright({ suites }),
  }));
  // Traces of what failed are kept.
  if (counts.failed === 0) rmSync(folder, { recursive: true, force: true });
  else say(`What failed left its traces in ${user.env.PROVENET_TEST_RESULTS ?? 'test-results'}.`);
  return counts;
}

/** The script that harms workspaces; see tests/faults. */
export const faultsScript = join(root, 'tests', 'faults', 'run.ts');

/** Code that was compiled once starts in half the time, and harming starts many processes. */
export function withCompiledCode(env) {
  return { ...env, NODE_COMPILE_CACHE: join(root, '.cache', 'faults', 'compiled') };
}

function runFaults(args) {
  const folder = mkdtempSync(join(tmpdir(), 'provenet-report-'));
  const report = join(folder, 'report.json');
  try {
    const { program, args: all, env } = nodeCommand(faultsScript, ['--report', report, ...args]);
    const code = runInherited(program, all, { env: withCompiledCode(env) });
    return countsOf(report, code, (counts) => counts);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The stages of `npm test`, in the order in which a failure is cheapest to learn. */
export const stages = {
  check: () => runChecks(),
  unit: (args) => runVitest('unit', args),
  integration: (args) => runVitest('integration', args),
  faults: (args) => runFaults(args),
  e2e: (args) => runPlaywright('app', args),
};
