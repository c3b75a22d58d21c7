import { prepare } from './lib/prepare.mjs';
import { nodeCommand } from './lib/launch.mjs';
import { toolScript } from './lib/paths.mjs';
import { runInherited, runMain } from './lib/run.mjs';

// The test that compares the published schema with the program writes it where it is told to.
await runMain(async () => {
  await prepare({ needsDisplay: false, needsBuild: false });
  const { program, args, env } = nodeCommand(toolScript('vitest', 'vitest.mjs'), [
    'run',
    '--project',
    'unit',
    'tests/unit/catalog/policy-pack-schema.test.ts',
  ]);
  return runInherited(program, args, { env: { ...env, PROVENET_WRITE_SCHEMA: '1' } });
});
