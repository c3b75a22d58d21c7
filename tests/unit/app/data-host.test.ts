import { expect, it, vi } from 'vitest';
import { DataHost } from '#main/app/data-host/data-host';
import type { HostProcess } from '#main/app/data-host/host-process';
import { AppError } from '#shared/rpc/app-error';

type Call = { name: string; input: unknown };

/** A workspace is encrypted where it is opened with a secret. */
const keyFor = (path = '', secret: unknown = null): string | null =>
  secret === null ? null : `key of ${path}`;

/** A data host that answers everything but the paths it is told to refuse. */
function fakeProcess(refused: readonly string[] = []) {
  const calls: Call[] = [];
  const exits: ((code: number) => void)[] = [];
  const exit = (code: number) => {
    exits.splice(0).forEach((listener) => {
      listener(code);
    });
  };
  const call = (name: string, input: unknown) => {
    calls.push({ name, input });
    const { path, secret } = input as { path?: string; secret?: unknown };
    return path !== undefined && refused.includes(path)
      ? Promise.reject(new AppError('workspace-foreign', 'no'))
      : Promise.resolve({ name: path ?? '', key: keyFor(path, secret) });
  };
  const process = {
    call,
    connect: vi.fn(),
    onExit: (listener: (code: number) => void) => exits.push(listener),
    kill: () => {
      exit(0);
    },
  } as unknown as HostProcess;
  return { process, calls, exit };
}

function start(...processes: ReturnType<typeof fakeProcess>[]) {
  const queue = [...processes];
  const log = vi.fn();
  const fork = vi.fn(() => {
    const next = queue.shift();
    if (next === undefined) throw new Error('forked too often');
    return next.process;
  });
  const closed: string[] = [];
  const onClosed = (path: string) => closed.push(path);
  const host = new DataHost({ fork, log, backupPlaceOf: () => '/disk2', onClosed });
  return { host, fork, log, closed };
}

/** How a plain workspace is opened again, which Provenet wrote itself. */
const REOPENED: Call = {
  name: 'host.open',
  input: {
    path: '/a.provenet',
    mode: 'write',
    secret: null,
    backupPlace: '/disk2',
    isForeign: false,
  },
};

const token = '00000000-0000-4000-8000-000000000001';

it('gives a new process the same files and workspace after a crash', async () => {
  const [first, second] = [fakeProcess(), fakeProcess()];
  const { host } = start(first, second);
  await host.grant({ token, path: '/in.csv', mode: 'read' });
  // A file to write is granted for once, and may have been written.
  await host.grant({ token: crypto.randomUUID(), path: '/out.csv', mode: 'write' });
  await host.create('/a.provenet', null);
  first.exit(11);
  await host.connect();
  expect(second.calls).toEqual([
    { name: 'host.grant', input: { token, path: '/in.csv', mode: 'read' } },
    REOPENED,
  ]);
});

it('opens an encrypted workspace again by its key, which the operator is not asked for', async () => {
  const [first, second] = [fakeProcess(), fakeProcess()];
  const { host } = start(first, second);
  await host.open('/a.provenet', 'write', { kind: 'words', text: 'correct horse battery' });
  expect(host.openKey).toBe('key of /a.provenet');
  first.exit(11);
  await host.connect();
  expect(second.calls).toMatchObject([
    { name: 'host.open', input: { secret: { kind: 'key', key: 'key of /a.provenet' } } },
  ]);
});

it('opens nothing after a crash once the workspace was closed', async () => {
  const [first, second] = [fakeProcess(), fakeProcess()];
  const { host } = start(first, second);
  await host.open('/a.provenet', 'write');
  await host.close();
  first.exit(11);
  await host.connect();
  expect(second.calls).toEqual([]);
});

it('keeps the open workspace where the next one is refused', async () => {
  const [first, second] = [fakeProcess(['/bad']), fakeProcess()];
  const { host } = start(first, second);
  await host.open('/a.provenet', 'write');
  await expect(host.open('/bad', 'write')).rejects.toMatchObject({ code: 'workspace-foreign' });
  first.exit(11);
  await host.connect();
  expect(second.calls).toEqual([REOPENED]);
});

it('serves others after a crash where the workspace is refused now', async () => {
  const [first, second] = [fakeProcess(), fakeProcess(['/a.provenet'])];
  const { host } = start(first, second);
  await host.open('/a.provenet', 'write');
  first.exit(11);
  await host.connect();
  expect(host.openPath).toBeNull();
  expect(await host.open('/b.provenet', 'write')).toBe('/b.provenet');
});

it('does not open twice what is open', async () => {
  const only = fakeProcess();
  const { host } = start(only);
  const name = await host.open('/a.provenet', 'write');
  expect(await host.open('/a.provenet', 'write')).toBe(name);
  expect(only.calls).toHaveLength(1);
});

it('tells of each workspace that was closed, but not of a private copy', async () => {
  const { host, closed } = start(fakeProcess(['/bad']));
  await host.create('/a.provenet', null);
  await host.open('/a.provenet', 'write');
  await expect(host.open('/bad', 'write')).rejects.toThrow();
  expect(closed).toEqual([]);
  await host.open('/b.provenet', 'write');
  await host.close();
  expect(closed).toEqual(['/a.provenet', '/b.provenet']);
  await host.open('/damaged.provenet', 'damaged-copy');
  await host.open('/c.provenet', 'as-it-is');
  await host.stop();
  expect(closed).toEqual(['/a.provenet', '/b.provenet', '/c.provenet']);
});

it('gives up after three restarts and says so', async () => {
  vi.useFakeTimers();
  try {
    const processes = Array.from({ length: 4 }, () => fakeProcess());
    const { host, fork } = start(...processes);
    for (const { exit } of processes) {
      exit(1);
      await vi.advanceTimersByTimeAsync(2_000);
    }
    expect(fork).toHaveBeenCalledTimes(4);
    await expect(host.connect()).rejects.toMatchObject({ code: 'host-crashed' });
  } finally {
    vi.useRealTimers();
  }
});

it('does not start again what was stopped', async () => {
  const only = fakeProcess();
  const { host, fork } = start(only);
  await host.stop();
  expect(only.calls.map((call) => call.name)).toEqual(['host.close']);
  expect(fork).toHaveBeenCalledTimes(1);
});
