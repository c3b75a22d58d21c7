import { prepare } from './lib/prepare.mjs';
import { runMain, say } from './lib/run.mjs';

await runMain(async () => {
  await prepare({ needsDisplay: false });
  say('The build in out/ is up to date.');
  return 0;
});
