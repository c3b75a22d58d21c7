import { writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { AppError } from '#shared/rpc/app-error';
import { runCli } from './run.ts';
import { takePassphrase } from './workspace-secret.ts';

/** Entry of the command line without windows; `report` needs the desktop program instead. */

/** Standard output may be a pipe that is full for a moment; nothing of it may be lost. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') process.exit(0);
      if (code === 'ENOSPC') {
        const text = 'What is written goes to a disk that is full; free some space and try again.';
        throw new AppError('disk-full', text, { cause: error });
      }
      if (code !== 'EAGAIN') throw error;
    }
  }
}

// What is written is for this user alone, as by the window.
process.umask(0o077);
process.exitCode = await runCli(process.argv.slice(2), {
  stdout: (text) => {
    writeAll(1, text);
  },
  isTerminal: isatty(1),
  stderr: (text) => {
    writeAll(2, text);
  },
  passphrase: takePassphrase(),
  workerUrl: new URL('./import-worker.js', import.meta.url),
});
