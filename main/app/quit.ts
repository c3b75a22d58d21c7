import { app } from 'electron';
import type { DataHost } from './data-host/data-host.ts';
import { logDefect } from './log.ts';

/** Lets the data host finish what it writes before the app ends. */
export function stopBeforeQuit(host: DataHost): void {
  let isStopped = false;
  // Chromium's own handling of these ends the program at once, and with a crash report.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      app.quit();
    });
  }
  app.on('will-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    host
      .stop()
      .catch((error: unknown) => {
        logDefect('stopping the data host', error);
      })
      .finally(() => {
        isStopped = true;
        app.quit();
      });
  });
}
