import { writeSync } from 'node:fs';
import { app, Menu } from 'electron';
import { appArguments } from './arguments.ts';
import { spawnHost } from './data-host/spawn-host.ts';
import { logDefect, logInfo, startLog } from './log.ts';
import { paths } from './paths.ts';
import { debugSwitchIn } from './security/debug-switches.ts';
import { hardenBeforeReady, hardenSession } from './security/harden.ts';
import { createMainWindow } from './windows/main-window.ts';
import { limitPageMemory } from './windows/page-memory.ts';

const REFUSED = 2;
const STANDARD_ERROR = 2;

async function start(args: readonly string[]): Promise<void> {
  if (args[0] === 'cli') {
    // Loaded only here: a window never runs SQL in this process.
    const { startCli } = await import('./cli-mode.ts');
    await startCli(args.slice(1));
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // Electron would make a menu of its own, which ours then takes the place of.
  Menu.setApplicationMenu(null);
  await app.whenReady();
  // First of all: what the data host takes to start is most of what the first counts wait for.
  const host = spawnHost(paths.dataHost());
  const desktop = Promise.withResolvers<undefined>();
  hardenSession(paths.renderer(), desktop.promise);
  const main = createMainWindow();
  // Loaded while the processes of data host and page start; scripts of the page wait for it.
  const { startDesktop } = await import('./desktop.ts');
  startDesktop(args, { main, host });
  logInfo(`Provenet ${app.getVersion()} on Electron ${process.versions.electron}`);
  desktop.resolve(undefined);
}

/**
 * Starts the program. A package that may not be driven refuses every debug switch: it says so in one
 * sentence on standard error and ends with 2, before a debugger could be answered.
 */
export function startProgram({ mayBeDriven }: { readonly mayBeDriven: boolean }): void {
  const refused =
    app.isPackaged && !mayBeDriven
      ? debugSwitchIn(process.argv, process.platform === 'win32')
      : null;
  if (refused !== null) {
    // At once, where a stream to a pipe might still be waiting when the process ends.
    writeSync(
      STANDARD_ERROR,
      `Provenet does not start with ${refused}, which would open it to other programs; start it without.\n`,
    );
    // A moment later: while Node still starts, an exit ends in a crash now and then. Chromium opens
    // no port before this program is loaded, and no page is made meanwhile.
    setImmediate(() => {
      app.exit(REFUSED);
    });
    return;
  }
  hardenBeforeReady();
  limitPageMemory();
  startLog(paths.userData('logs/provenet.log'));
  start(appArguments(process.argv, app.isPackaged)).catch((error: unknown) => {
    logDefect('start', error);
    app.exit(1);
  });
}
