import { MessageChannelMain, type MessagePortMain } from 'electron';
import type { HostContract } from '#main/data/host-contract';
import { createClient } from '#shared/rpc/client';
import type { Call } from '#shared/rpc/contract';
import type { SpawnedHost } from './spawn-host.ts';

/** One running data host. */
export type HostProcess = {
  readonly call: Call<HostContract>;
  /** Joins a page to the host; answers the page's end. */
  connect(): MessagePortMain;
  onExit(listener: (code: number) => void): void;
  kill(): void;
};

/**
 * Talks to the process of a data host; `onOutput` hears what it prints, `onEvent` what it tells this
 * process without being asked.
 */
export function talkToHost(
  { child, ended }: SpawnedHost,
  onOutput: (text: string) => void,
  onEvent: (event: string, payload: unknown) => void = () => undefined,
): HostProcess {
  child.stderr?.on('data', (text: Buffer) => {
    onOutput(text.toString('utf8').trim());
  });
  const call = createClient<HostContract>(
    {
      post: (message) => {
        child.postMessage(message);
      },
      onMessage: (listener) => {
        child.on('message', listener);
      },
      onClose: (listener) => {
        void ended.then(listener);
      },
    },
    onEvent,
  );
  return {
    call,
    connect: () => {
      const { port1, port2 } = new MessageChannelMain();
      child.postMessage({ kind: 'connect' }, [port1]);
      return port2;
    },
    onExit: (listener) => {
      void ended.then(listener);
    },
    kill: () => {
      child.kill();
    },
  };
}
