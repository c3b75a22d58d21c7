import { dialog, type BrowserWindow } from 'electron';
import { createRestartBudget } from '../data-host/restart-budget.ts';
import { logInfo } from '../log.ts';

type Options = {
  /** Called before the page is loaded again. */
  readonly onStopped: () => void;
  /** Closes the workspace, for a page that does not get along with it. */
  readonly closeWorkspace: () => Promise<unknown>;
};

/**
 * Loads the page of a window again when its process stopped. After three times within a minute it
 * asks whether to go on without the workspace: what stops it at once again is not mended by trying.
 */
export function reopenWhenStopped(window: BrowserWindow, options: Options): void {
  const nextDelayMs = createRestartBudget();
  const reload = (): void => {
    options.onStopped();
    window.webContents.reload();
  };
  const askWhetherToGoOn = async (): Promise<void> => {
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: 'The window stopped several times in a row.',
      detail: 'Everything that was acknowledged is saved. Go on without the workspace, or quit.',
      buttons: ['Go on without it', 'Quit'],
      defaultId: 0,
      cancelId: 1,
    });
    if (response === 1) {
      window.close();
      return;
    }
    await options.closeWorkspace();
    reload();
  };
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const delayMs = nextDelayMs(Date.now());
    logInfo(`The window stopped (${reason}); ${delayMs === null ? 'asked' : 'opened again'}.`);
    if (delayMs === null) {
      void askWhetherToGoOn();
      return;
    }
    // Loaded in the same turn, the page stays blank.
    setTimeout(() => {
      if (!window.isDestroyed()) reload();
    }, delayMs);
  });
}
