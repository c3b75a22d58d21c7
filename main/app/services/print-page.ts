import { BrowserWindow } from 'electron';
import type { PrintQuery } from '#shared/contract/print';
import { AppError } from '#shared/rpc/app-error';
import { APP_ORIGIN } from '../security/scheme.ts';
import type { Senders } from '../security/senders.ts';
import { liftPageMemory, limitPageMemory } from '../windows/page-memory.ts';
import { webPreferences } from '../windows/web-preferences.ts';

/** A document of a million items with a long annex takes less. */
const LAYOUT_LIMIT_MS = 300_000;

/** Opens a document in a window that nobody sees, and waits until it is laid out. */
export function createPrintPages(senders: Senders) {
  const waiting = new Map<number, (error: string | null) => void>();
  const queries = new Map<number, PrintQuery>();

  const load = async (window: BrowserWindow, query: PrintQuery) => {
    const { id } = window.webContents;
    let timer: NodeJS.Timeout | undefined;
    try {
      const ready = new Promise<string | null>((resolve) => {
        waiting.set(id, resolve);
        queries.set(id, query);
        timer = setTimeout(resolve, LAYOUT_LIMIT_MS, 'it took longer than five minutes');
        window.webContents.once('render-process-gone', () => {
          resolve('the page stopped');
        });
      });
      await window.loadURL(`${APP_ORIGIN}/print.html`);
      const error = await ready;
      if (error !== null) {
        throw new AppError('io', `The document could not be laid out: ${error}`);
      }
    } finally {
      clearTimeout(timer);
      waiting.delete(id);
      queries.delete(id);
    }
  };

  return {
    /** What a print page is to lay out. Throws `not-found` for a page that is not waited for. */
    queryOf: (contentsId: number): PrintQuery => {
      const query = queries.get(contentsId);
      if (query !== undefined) return query;
      throw new AppError('not-found', 'There is nothing to lay out.');
    },
    /** Hears from a print page that it is laid out, or why it cannot be. */
    settle: (contentsId: number, error: string | null): void => {
      waiting.get(contentsId)?.(error);
    },
    /** Runs `work` with the laid-out page. Rejects with `io` where it cannot be laid out. */
    use: async <T>(query: PrintQuery, work: (window: BrowserWindow) => Promise<T>): Promise<T> => {
      liftPageMemory();
      const window = new BrowserWindow({ show: false, webPreferences });
      senders.trust(window.webContents, 'print');
      try {
        await load(window, query).finally(limitPageMemory);
        return await work(window);
      } finally {
        window.destroy();
      }
    },
  };
}
export type PrintPages = ReturnType<typeof createPrintPages>;
