import { join } from 'node:path';
import { VIRTUAL_DISPLAY } from './lib/display.mjs';
import { nodeCommand } from './lib/launch.mjs';
import { hasDisplay, isLinux, root } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { runInherited, runMain, say } from './lib/run.mjs';

await runMain(async () => {
  if (!isLinux) {
    say('What processes hold is read from /proc, which Linux alone has; run the soak there.');
    return 2;
  }
  await prepare({ needsXvfb: true });
  const script = join(root, 'tests', 'soak', 'run.ts');
  const { program, args, env } = nodeCommand(script, process.argv.slice(2));
  const [first, ...rest] = [...(hasDisplay ? [] : VIRTUAL_DISPLAY), program, ...args];
  return runInherited(first, rest, { env });
});
