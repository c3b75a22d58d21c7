import { toolScript } from './paths.mjs';
import { runCollected, say } from './run.mjs';

const tsc = toolScript('typescript', 'bin', 'tsc');

/** Each check: what it is called and the tool with its arguments. */
const checks = [
  {
    name: 'lint',
    script: toolScript('oxlint', 'bin', 'oxlint'),
    args: ['--type-aware', '--deny-warnings', '--report-unused-disable-directives'],
  },
  {
    name: 'format',
    script: toolScript('prettier', 'bin', 'prettier.cjs'),
    // In a place of its own: a run of Prettier without a cache removes the one at the usual place.
    args: [
      '--check',
      '--log-level=warn',
      '--cache',
      '--cache-strategy=content',
      '--cache-location=.cache/prettier.json',
      '.',
    ],
  },
  ...['shared', 'main', 'renderer', 'tests'].map((layer) => ({
    name: `types of ${layer}`,
    script: tsc,
    // What did not change since the last run is not checked again.
    args: ['-p', layer, '--incremental', '--tsBuildInfoFile', `.cache/types-${layer}.json`],
  })),
  { name: 'dead code', script: toolScript('knip', 'bin', 'knip.js'), args: ['--no-progress'] },
];

/** Runs every check, all at once; prints what failed. Answers how many passed and failed. */
export async function runChecks() {
  say(`Checking: ${checks.map((check) => check.name).join(', ')} …`);
  const results = await Promise.all(
    checks.map(async (check) => {
      const result = await runCollected(process.execPath, [check.script, ...check.args]);
      const state = result.code === 0 ? 'ok' : 'FAILED';
      say(`  ${check.name}: ${state} (${result.seconds.toFixed(1)} s)`);
      return { ...result, name: check.name };
    }),
  );
  const failures = results.filter((result) => result.code !== 0);
  for (const failure of failures) say(`\n--- ${failure.name} ---\n${failure.output.trim()}`);
  return { passed: results.length - failures.length, failed: failures.length };
}
