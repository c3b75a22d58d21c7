import { runCollected, runMain, say } from './lib/run.mjs';

/** What npm says where it did not reach the registry. */
const UNREACHED =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET|audit endpoint returned an error|network/i;
const NOT_REACHED = 2;

const questions = [
  { what: 'Known weaknesses of what is installed', args: ['audit', '--audit-level=high'] },
  { what: 'Signatures and attestations of the registry', args: ['audit', 'signatures'] },
];

// Needs the network, which no other check does; that is why it is no stage of the tests.
await runMain(async () => {
  let code = 0;
  for (const { what, args } of questions) {
    const result = await runCollected('npm', args, { shell: process.platform === 'win32' });
    say(`== ${what}\n${result.output.trim()}`);
    if (result.code === 0) continue;
    if (UNREACHED.test(result.output)) {
      say(
        'The registry could not be reached, so that nothing was checked; try again with a network.',
      );
      return NOT_REACHED;
    }
    code = 1;
  }
  return code;
});
