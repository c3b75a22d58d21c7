import { BrowserWindow } from 'electron';
import { AppError } from '#shared/rpc/app-error';
import { APP_ORIGIN } from '../security/scheme.ts';
import type { Senders } from '../security/senders.ts';
import { webPreferences } from '../windows/web-preferences.ts';

const LAYOUT_LIMIT_MS = 60_000;

/** Which document is wanted: the audit summary, or the policies themselves. */
export type PrintQuery = {
  readonly document?: 'summary' | 'policies';
  readonly asOf?: string;
  readonly policyIds?: readonly string[];
};

/** Opens a document in a window that nobody sees, and waits until it is laid out. */
export function createPrintPages(senders: Senders) {
  const waiting = new Map<number, (error: string | null) => void>();

  const load = async (window: BrowserWindow, query: PrintQuery) => {
    const url = new URL(`${APP_ORIGIN}/print.html`);
    if (query.document !== undefined) url.searchParams.set('document', query.document);
    if (query.asOf !== undefined) url.searchParams.set('asOf', query.asOf);
    if (query.policyIds !== undefined) url.searchParams.set('policies', query.policyIds.join(','));

    const { id } = window.webContents;
    let timer: NodeJS.Timeout | undefined;
    try {
      const ready = new Promise<string | null>((resolve) => {
        waiting.set(id, resolve);
        timer = setTimeout(resolve, LAYOUT_LIMIT_MS, 'it took longer than a minute');
        window.webContents.once('render-process-gone', () => {
          resolve('the page stopped');
        });
      });
      await window.loadURL(url.href);
      const error = await ready;
      if (error !== null) {
        throw new AppError('io', `The document could not be laid out: ${error}`);
      }
    } finally {
      clearTimeout(timer);
      waiting.delete(id);
    }
  };

  return {
    /** Hears from a print page that it is laid out, or why it cannot be. */
    settle: (contentsId: number, error: string | null): void => {
      waiting.get(contentsId)?.(error);
    },
    /** Runs `work` with the laid-out page. Rejects with `io` where it cannot be laid out. */
    use: async <T>(query: PrintQuery, work: (window: BrowserWindow) => Promise<T>): Promise<T> => {
      const window = new BrowserWindow({ show: false, webPreferences });
      senders.trust(window.webContents, 'print');
      try {
        await load(window, query);
        return await work(window);
      } finally {
        window.destroy();
      }
    },
  };
}
export type PrintPages = ReturnType<typeof createPrintPages>;
