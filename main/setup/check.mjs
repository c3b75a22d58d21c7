import { prepare } from './lib/prepare.mjs';
import { runMain } from './lib/run.mjs';
import { runChecks } from './lib/checks.mjs';

await runMain(async () => {
  await prepare({ needsDisplay: false, needsBuild: false });
  const { failed } = await runChecks();
  return failed === 0 ? 0 : 1;
});
