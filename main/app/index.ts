import { app } from 'electron';
import { appArguments } from './arguments.ts';
import { startDesktop } from './desktop.ts';
import { logDefect, logInfo, startLog } from './log.ts';
import { paths } from './paths.ts';
import { hardenBeforeReady, hardenSession } from './security/harden.ts';

hardenBeforeReady();
startLog(paths.userData('logs/provenet.log'));
const args = appArguments(process.argv, app.isPackaged);

async function start(): Promise<void> {
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
  await app.whenReady();
  logInfo(`Provenet ${app.getVersion()} on Electron ${process.versions.electron}`);
  hardenSession(paths.renderer());
  startDesktop(args);
}

start().catch((error: unknown) => {
  logDefect('start', error);
  app.exit(1);
});
