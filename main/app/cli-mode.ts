import { pathToFileURL } from 'node:url';
import { app } from 'electron';
import type { ReportRequest } from '#main/cli/io';
import { runCli } from '#main/cli/run';
import { takePassphrase } from '#main/cli/workspace-secret';
import { startDataHost } from './desktop.ts';
import { serveDataPorts, servePrintPages } from './ipc.ts';
import { logDefect } from './log.ts';
import { paths } from './paths.ts';
import { hardenSession } from './security/harden.ts';
import { Senders } from './security/senders.ts';
import { savePdf } from './services/print.ts';
import { createPrintPages } from './services/print-page.ts';

async function renderReport({
  workspacePath,
  outPath,
  secret,
  ...query
}: ReportRequest): Promise<void> {
  await app.whenReady();
  hardenSession(paths.renderer());
  const host = startDataHost({ backupPlaceOf: () => null });
  try {
    const senders = new Senders();
    const pages = createPrintPages(senders);
    serveDataPorts(senders, host);
    servePrintPages(senders, pages);
    await host.open(workspacePath, 'read', secret);
    await savePdf(pages, outPath, { document: 'summary', ...query });
  } finally {
    await host.stop();
  }
}

const flushed = (stream: NodeJS.WriteStream) =>
  new Promise<void>((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });

/** Runs one command of the command line without a window, then ends the app with its code. */
export async function startCli(args: readonly string[]): Promise<void> {
  // The window of a report closes before its file is checked; that is not the end of the app.
  app.on('window-all-closed', () => undefined);
  app.dock?.hide();
  let code = 1;
  try {
    code = await runCli(args, {
      stdout: (text) => process.stdout.write(text),
      isTerminal: process.stdout.isTTY,
      stderr: (text) => process.stderr.write(text),
      passphrase: takePassphrase(),
      workerUrl: pathToFileURL(paths.importWorker()),
      renderReport,
    });
  } catch (error) {
    logDefect('command line', error);
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  app.exit(code);
}
