import { appendFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { HostProcess } from '#main/app/data-host/host-process';
import { createExamination } from '#main/app/services/examination';
import { AppError } from '#shared/rpc/app-error';
import { tempFolder } from '../../support/temp-folder.ts';

type Asked = { readonly path: string; readonly folder: string; readonly secret: unknown };
type Answer = { readonly key: string | null };

/** An examination whose process answers as it is told to. */
function examining(answer: (asked: Asked, kill: () => void) => Promise<Answer>) {
  const folder = join(tempFolder(), 'examined');
  const path = join(tempFolder(), 'Audit.provenet');
  writeFileSync(path, 'a workspace');
  let tell: (event: string, payload: unknown) => void = () => undefined;
  let forks = 0;
  const fork = (onEvent: (event: string, payload: unknown) => void): HostProcess => {
    tell = onEvent;
    forks += 1;
    const listeners: (() => void)[] = [];
    let end: (error: AppError) => void = () => undefined;
    const ended = new Promise<never>((_, reject) => {
      end = reject;
    });
    ended.catch(() => undefined);
    const kill = (): void => {
      end(new AppError('host-crashed', 'The data process stopped.'));
      for (const listener of listeners.splice(0)) listener();
    };
    return {
      call: (_: string, asked: Asked) => Promise.race([answer(asked, kill), ended]),
      onExit: (listener: () => void) => listeners.push(listener),
      kill,
    } as unknown as HostProcess;
  };
  const examination = createExamination({ fork, folder });
  const left = (): string[] => (existsSync(folder) ? readdirSync(folder) : []);
  return {
    examination,
    path,
    left,
    folder,
    tell: (event: string, payload: unknown) => {
      tell(event, payload);
    },
    forks: () => forks,
  };
}

const never = (): Promise<Answer> => new Promise(() => undefined);

it('gives back the key by which the workspace opens, and leaves no copy', async () => {
  const { examination, path, left } = examining(({ folder }) => {
    writeFileSync(join(folder, 'Audit.provenet'), 'a copy');
    return Promise.resolve({ key: 'ab' });
  });
  const opening = examination.run(path, { kind: 'words', text: 'correct horse' });
  expect(await opening).toEqual({ kind: 'key', key: 'ab' });
  expect(left()).toEqual([]);
});

it('fails as the process says, and leaves no copy', async () => {
  const { examination, path, left } = examining(() =>
    Promise.reject(new AppError('workspace-corrupt', 'Audit.provenet holds a day that is none.')),
  );
  await expect(examination.run(path, null)).rejects.toMatchObject({ code: 'workspace-corrupt' });
  expect(left()).toEqual([]);
});

it('refuses a workspace that takes the process down', async () => {
  const { examination, path, left } = examining((_, kill) => {
    kill();
    return never();
  });
  await expect(examination.run(path, null)).rejects.toMatchObject({
    code: 'workspace-foreign',
    message: expect.stringContaining('was not opened') as string,
  });
  expect(left()).toEqual([]);
});

it('ends when the operator cancels it, and says what it is at until then', async () => {
  const { examination, path, left, tell } = examining(never);
  const { handlers } = examination;
  expect(await handlers['workspace.examining']({})).toBeNull();
  const run = examination.run(path, null);
  run.catch(() => undefined);
  await expect
    .poll(() => handlers['workspace.examining']({}))
    .toEqual({ name: 'Audit', step: 'copy' });
  tell('examine.step', { step: 'values' });
  tell('examine.step', { step: 'nonsense' });
  expect(await handlers['workspace.examining']({})).toEqual({ name: 'Audit', step: 'values' });
  await handlers['workspace.cancelExamining']({});
  await expect(run).rejects.toMatchObject({ code: 'cancelled' });
  expect(await handlers['workspace.examining']({})).toBeNull();
  expect(left()).toEqual([]);
});

it('refuses a workspace that changes while it is looked through', async () => {
  const { examination, path } = examining((asked) => {
    appendFileSync(asked.path, '!');
    return Promise.resolve({ key: null });
  });
  await expect(examination.run(path, null)).rejects.toMatchObject({ code: 'workspace-busy' });
});

it('looks through one workspace at a time', async () => {
  let calls = 0;
  const { examination, path, forks } = examining(() => {
    calls += 1;
    return calls === 1 ? never() : Promise.resolve({ key: null });
  });
  const first = examination.run(path, null);
  first.catch(() => undefined);
  await expect.poll(() => calls).toBe(1);
  expect(await examination.run(path, null)).toBeNull();
  await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  expect(forks()).toBe(2);
});

it('removes at the start what an earlier run left', () => {
  const folder = join(tempFolder(), 'examined');
  mkdirSync(join(folder, 'copy-1'), { recursive: true });
  createExamination({ fork: () => expect.unreachable(), folder });
  expect(existsSync(folder)).toBe(false);
});
