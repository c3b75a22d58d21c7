import { runCli } from '#main/cli/run';
import { fixClock } from '../fix-clock.ts';
import { workerUrl } from '../steps.ts';
import { readJob, tell } from './protocol.ts';

/** The product's command line with a stopped clock. Says `ready`, what the command prints, and `closed`. */

fixClock();
tell('ready');
process.exitCode = await runCli(readJob<string[]>(), {
  stdout: (text) => {
    tell(text.trimEnd());
  },
  stderr: (text) => process.stderr.write(text),
  workerUrl,
});
if (process.exitCode === 0) tell('closed');
