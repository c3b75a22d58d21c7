import { join } from 'node:path';
import { VIRTUAL_DISPLAY } from './lib/display.mjs';
import { nodeCommand } from './lib/launch.mjs';
import { hasDisplay, isLinux, root } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { runInherited, runMain, say } from './lib/run.mjs';

await runMain(async () => {
  await prepare({ needsXvfb: true });
  say('Measuring with tests/perf …');
  const script = join(root, 'tests', 'perf', 'bench.ts');
  const { program, args, env } = nodeCommand(script, process.argv.slice(2));
  // A window is part of what is measured; without a screen it gets a virtual one.
  const isVirtual = isLinux && !hasDisplay;
  const [first, ...rest] = [...(isVirtual ? VIRTUAL_DISPLAY : []), program, ...args];
  return runInherited(first, rest, { env });
});
