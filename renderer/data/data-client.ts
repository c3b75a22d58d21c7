import './csp.ts';
import type { DataContract } from '#shared/contract/data';
import { eventSchemas, type EventName, type EventPayload } from '#shared/contract/events';
import { AppError } from '#shared/rpc/app-error';
import { createClient } from '#shared/rpc/client';
import type { Call } from '#shared/rpc/contract';
import type { RpcPort } from '#shared/rpc/port';

const PORT_TIMEOUT_MS = 20_000;
const RECONNECT_MS = 400;

type Listener = (payload: unknown) => void;
type DataCall = Call<DataContract>;

function rpcPortOf(port: MessagePort): RpcPort {
  return {
    post: (message) => {
      port.postMessage(message);
    },
    onMessage: (listener) => {
      port.addEventListener('message', (event) => {
        listener(event.data);
      });
      port.start();
    },
    onClose: (listener) => {
      port.addEventListener('close', listener);
    },
  };
}

let connection: Promise<DataCall> | null = null;
let openPort: MessagePort | null = null;
let waiting: { resolve: (call: DataCall) => void; timer: number } | null = null;
const listeners = new Map<string, Set<Listener>>();
const reconnectListeners = new Set<() => void>();

function emit(event: string, payload: unknown): void {
  if (!Object.hasOwn(eventSchemas, event)) return;
  const parsed = eventSchemas[event as EventName].safeParse(payload);
  if (!parsed.success) return;
  for (const listener of listeners.get(event) ?? []) listener(parsed.data);
}

function connect(): Promise<DataCall> {
  connection ??= new Promise((resolve, reject) => {
    const timer = window.setTimeout(() => {
      waiting = null;
      connection = null;
      reject(new AppError('host-crashed', 'The data process does not answer. Try again.'));
    }, PORT_TIMEOUT_MS);
    waiting = { resolve, timer };
    window.provenet.requestDataPort();
  });
  return connection;
}

async function reconnect(): Promise<void> {
  try {
    await connect();
    for (const listener of reconnectListeners) listener();
  } catch {
    // The next call tries again and tells the operator if that fails too.
  }
}

function adopt(port: MessagePort): void {
  openPort?.close();
  openPort = port;
  const call = createClient<DataContract>(rpcPortOf(port), emit);
  port.addEventListener('close', () => {
    if (openPort !== port) return;
    openPort = null;
    connection = null;
    // The host is restarted by the main process; what is on screen is asked again from the new one.
    window.setTimeout(() => void reconnect(), RECONNECT_MS);
  });
  if (waiting === null) {
    connection = Promise.resolve(call);
    return;
  }
  window.clearTimeout(waiting.timer);
  waiting.resolve(call);
  waiting = null;
}

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source !== window || typeof event.data !== 'object' || event.data === null) return;
  const [port] = event.ports;
  if ('kind' in event.data && event.data.kind === 'provenet:data-port' && port !== undefined) {
    adopt(port);
  }
});

/** Calls the data host of the open workspace; rejects with an `AppError`. */
export const callData: DataCall = async (name, input) => {
  const call = await connect();
  return call(name, input);
};

/** Hears the data host from now on, before anything is asked of it. */
export async function connectToHost(): Promise<void> {
  await connect();
}

/** Lets go of the data host, because another workspace was opened or this one closed. */
export function resetDataClient(): void {
  const port = openPort;
  openPort = null;
  connection = null;
  port?.close();
}

/** Hears one kind of event of the data host, across restarts. Returns a function that stops it. */
export function onDataEvent<K extends EventName>(
  name: K,
  listener: (payload: EventPayload<K>) => void,
): () => void {
  const set = listeners.get(name) ?? new Set();
  listeners.set(name, set);
  set.add(listener as Listener);
  return () => set.delete(listener as Listener);
}

/** Hears that the data host was replaced after a crash. Returns a function that stops it. */
export function onReconnect(listener: () => void): () => void {
  reconnectListeners.add(listener);
  return () => reconnectListeners.delete(listener);
}
