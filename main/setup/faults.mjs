import { nodeCommand } from './lib/launch.mjs';
import { prepare } from './lib/prepare.mjs';
import { runInherited, runMain } from './lib/run.mjs';
import { faultsScript, withCompiledCode } from './lib/stages.mjs';

await runMain(async () => {
  await prepare({ needsDisplay: false, needsCompiler: true });
  const { program, args, env } = nodeCommand(faultsScript, process.argv.slice(2));
  return runInherited(program, args, { env: withCompiledCode(env) });
});
