import { join } from 'node:path';
import { appCommand, nodeCommand } from './lib/launch.mjs';
import { hasDisplay, root } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { runInherited, runMain, say } from './lib/run.mjs';

await runMain(async () => {
  const given = process.argv.slice(2);
  // Only the document of a report is drawn by the browser engine; all else needs no display.
  const needsDisplay =
    given[0] === 'report' || (given[0] === 'bundle' && !given.includes('--without-pdf'));
  if (needsDisplay && !hasDisplay) {
    say(
      `A ${given[0]} needs a display, and DISPLAY is not set. Put xvfb-run -a before the command${given[0] === 'bundle' ? ', or give --without-pdf' : ''}.`,
    );
    return 1;
  }
  await prepare({ needsDisplay });
  const { program, args, env } = needsDisplay
    ? appCommand(['cli', ...given])
    : nodeCommand(join(root, 'out', 'main', 'cli.js'), given);
  // npm changes into the checkout; paths are meant from where the command was typed.
  const cwd = process.env['npm_lifecycle_event'] === 'cli' ? process.env['INIT_CWD'] : undefined;
  return runInherited(program, args, { env, cwd: cwd ?? process.cwd() });
});
