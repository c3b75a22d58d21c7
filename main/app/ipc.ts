import { ipcMain } from 'electron';
import { z } from 'zod';
import { appContract, type AppContract } from '#shared/contract/app';
import type { Handlers } from '#shared/rpc/contract';
import { failureOf, type Outcome } from '#shared/rpc/envelope';
import { dispatch } from '#shared/rpc/serve';
import { CHANNELS } from '#main/preload/channels';
import type { DataHost } from './data-host/data-host.ts';
import { logDefect } from './log.ts';
import type { Senders } from './security/senders.ts';
import type { Grants } from './services/grants.ts';
import { MAX_FILES, withoutFolders } from './services/inventory-folder.ts';
import type { PrintPages } from './services/print-page.ts';

const callSchema = z.tuple([z.string().max(100), z.unknown()]);
const pathsSchema = z.tuple([z.array(z.string().min(1).max(4096)).min(1).max(MAX_FILES)]);
const printReadySchema = z.tuple([z.string().max(1000).nullable()]);

/** Answers the print page's and the main page's requests for a port to the data host. */
export function serveDataPorts(senders: Senders, host: DataHost): void {
  ipcMain.on(CHANNELS.requestDataPort, (event) => {
    const connect = async () => {
      senders.check(event, ['main', 'print']);
      const port = await host.connect();
      if (event.sender.isDestroyed()) port.close();
      else event.sender.postMessage(CHANNELS.dataPort, null, [port]);
    };
    connect().catch((error: unknown) => {
      logDefect('data port', error);
    });
  });
}

/** Tells print pages what to lay out, and hears from them that they are done. */
export function servePrintPages(senders: Senders, pages: PrintPages): void {
  ipcMain.handle(CHANNELS.printQuery, (event): Outcome => {
    try {
      senders.check(event, ['print']);
      return { ok: true, value: pages.queryOf(event.sender.id) };
    } catch (error) {
      return failureOf(error);
    }
  });
  ipcMain.on(CHANNELS.printReady, (event, ...args: unknown[]) => {
    try {
      senders.check(event, ['print']);
      pages.settle(event.sender.id, printReadySchema.parse(args)[0]);
    } catch (error) {
      logDefect('print page', error);
    }
  });
}

/** Answers the main page's calls, each checked for its sender and against the contract. */
export function serveCalls(
  senders: Senders,
  handlers: Handlers<AppContract>,
  grants: Grants,
): void {
  ipcMain.handle(CHANNELS.call, async (event, ...args: unknown[]): Promise<Outcome> => {
    try {
      senders.check(event, ['main']);
      const [name, input] = callSchema.parse(args);
      return await dispatch(appContract, handlers, name, input, (error) => {
        logDefect(name, error);
      });
    } catch (error) {
      return failureOf(error);
    }
  });
  ipcMain.handle(CHANNELS.grant, async (event, ...args: unknown[]): Promise<Outcome> => {
    try {
      senders.check(event, ['main']);
      const paths = await withoutFolders(pathsSchema.parse(args)[0]);
      return { ok: true, value: await Promise.all(paths.map((path) => grants.read(path))) };
    } catch (error) {
      return failureOf(error);
    }
  });
}
