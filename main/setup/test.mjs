import { failedSentence } from './lib/failures.mjs';
import { prepare } from './lib/prepare.mjs';
import { runMain, say } from './lib/run.mjs';
import { stages } from './lib/stages.mjs';

await runMain(async () => {
  // `npm test` runs all; `npm test unit -- boundaries` one stage, with arguments for its tool.
  const [chosen, ...args] = process.argv.slice(2);
  const names = Object.keys(stages);
  if (chosen !== undefined && !names.includes(chosen)) {
    say(`There is no stage "${chosen}". Stages: ${names.join(', ')}.`);
    return 2;
  }
  const needsCompiler = chosen === undefined || chosen === 'faults';
  await prepare({ needsXvfb: true, needsCompiler });
  const results = [];
  for (const name of chosen === undefined ? names : [chosen]) {
    say(`\n== ${name}`);
    const start = performance.now();
    const counts = await stages[name](args);
    results.push({ name, ...counts, seconds: (performance.now() - start) / 1000 });
  }
  console.log();
  for (const { name, passed, failed, seconds } of results) {
    console.log(`${name.padEnd(12)} ${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s`);
  }
  const failed = failedSentence(results);
  if (failed !== '') console.log(failed);
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
  return total('failed') === 0 ? 0 : 1;
});
