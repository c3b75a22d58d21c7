import { basename } from 'node:path';
import { dataContract } from '#shared/contract/data';
import type { RpcPort } from '#shared/rpc/port';
import { serve } from '#shared/rpc/serve';
import packageJson from '../../package.json' with { type: 'json' };
import { encryptionHostHandlers } from './encryption/host-handlers.ts';
import { createHandlers } from './handlers.ts';
import { connectMessageSchema, hostContract } from './host-contract.ts';
import { loadedLater } from './loaded-later.ts';
import { RestingMemory } from '../memory/resting-memory.ts';
import { Session } from './session.ts';
import { tellDamage } from './tell-damage.ts';
import { workspaceHostHandlers } from './workspace-host-handlers.ts';

/** Entry of the data host: the process that owns the workspace and answers the pages. */

/** What is asked for an evidence bundle. */
const BUNDLE_METHODS = [
  'host.hashFigures',
  'host.beginBundle',
  'host.endBundle',
  'host.cancelBundle',
] as const;

type PortMessage = { readonly data: unknown; readonly ports: readonly PagePort[] };

/** What Electron gives a utility process to talk to a page; see MessagePortMain. */
type PagePort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: PortMessage) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
};

type ParentPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: PortMessage) => void): unknown;
};

function reportDefect(error: unknown): void {
  // The main process keeps what this process writes to its standard error in the log.
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
}

function pagePort(port: PagePort): RpcPort {
  return {
    post: (message) => {
      port.postMessage(message);
    },
    onMessage: (listener) => {
      port.on('message', ({ data }) => {
        memory.asked();
        listener(data);
      });
      port.start();
    },
    onClose: (listener) => {
      port.on('close', listener);
    },
  };
}

function mainPort(port: ParentPort): RpcPort {
  return {
    post: (message) => {
      port.postMessage(message);
    },
    onMessage: (listener) => {
      port.on('message', ({ data, ports }) => {
        if (ports.length === 0) listener(data);
      });
    },
    onClose: () => undefined,
  };
}

const pages = new Set<(event: string, payload: unknown) => void>();
const session = new Session(
  new URL('./import-worker.js', import.meta.url),
  packageJson.version,
  (event, payload) => {
    for (const send of pages) send(event, payload);
  },
);
const memory = new RestingMemory({
  isBusy: () => session.isBusy,
  release: () => {
    session.releasePages();
  },
});
const handlers = tellDamage(createHandlers(session), () => basename(session.workspace.path));

function connect(port: PagePort): void {
  const adapter = pagePort(port);
  const send = serve(adapter, dataContract, handlers, reportDefect);
  pages.add(send);
  adapter.onClose(() => pages.delete(send));
}

const { parentPort: parent } = process as NodeJS.Process & { readonly parentPort: ParentPort };
parent.on('message', ({ data, ports }) => {
  const [port] = ports;
  if (port !== undefined && connectMessageSchema.safeParse(data).success) connect(port);
});
const tellMain = serve(
  mainPort(parent),
  hostContract,
  {
    ...workspaceHostHandlers(session, (event, payload) => {
      tellMain(event, payload);
    }),
    ...encryptionHostHandlers(session),
    ...loadedLater(BUNDLE_METHODS, async () => {
      const { bundleHostHandlers } = await import('./bundle/host-handlers.ts');
      return bundleHostHandlers(session);
    }),
    'host.grant': ({ token, path, mode }) => {
      session.grants.add(token, { path, mode });
      return {};
    },
  },
  reportDefect,
);
