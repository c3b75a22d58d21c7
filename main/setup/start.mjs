import { appCommand } from './lib/launch.mjs';
import { hasDisplay } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { runInherited, runMain, say } from './lib/run.mjs';

await runMain(async () => {
  if (!hasDisplay) {
    say('Provenet needs a display, and DISPLAY is not set. On a server run: xvfb-run -a npm start');
    return 1;
  }
  await prepare();
  say('Starting Provenet …');
  const { program, args, env } = appCommand(process.argv.slice(2));
  return runInherited(program, args, { env });
});
