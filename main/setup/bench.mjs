import { nodeCommand } from './lib/launch.mjs';
import { toolScript } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { runInherited, runMain, say } from './lib/run.mjs';

await runMain(async () => {
  await prepare({ needsDisplay: false });
  say('Measuring with tests/perf …');
  const vitest = toolScript('vitest', 'vitest.mjs');
  const flags = ['run', '--project', 'bench', '--no-file-parallelism'];
  const { program, args, env } = nodeCommand(vitest, [...flags, ...process.argv.slice(2)]);
  return runInherited(program, args, { env });
});
