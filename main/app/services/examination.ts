import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import {
  examineStepSchema,
  type Examining,
  type examiningMethods,
} from '#shared/contract/examining';
import type { AppContract } from '#shared/contract/app';
import { AppError, isAppError } from '#shared/rpc/app-error';
import type { Handlers } from '#shared/rpc/contract';
import type { Secret } from '../data-host/data-host.ts';
import type { HostProcess } from '../data-host/host-process.ts';
import { stateOf } from './known-workspaces.ts';

const stepEventSchema = z.strictObject({ step: examineStepSchema });

type Options = {
  /** Starts a process of its own; `onEvent` hears what it tells without being asked. */
  readonly fork: (onEvent: (event: string, payload: unknown) => void) => HostProcess;
  /** Where private copies go; what an earlier run left there is removed. */
  readonly folder: string;
};

type Running = {
  readonly path: string;
  readonly host: HostProcess;
  examining: Examining;
  isCancelled: boolean;
};

function cancelled(path: string): AppError {
  return new AppError('cancelled', `${basename(path)} was not opened.`);
}

/** What the operator is told of a file that ended the process which looked at it. */
function harmful(path: string): AppError {
  return new AppError(
    'workspace-foreign',
    `${basename(path)} was not opened: the process that looked through it ended amid that, as it does with a file that was made to do harm. Ask whoever it comes from.`,
  );
}

/** Looks through workspaces that Provenet did not save last on this computer, one at a time. */
export function createExamination({ fork, folder }: Options) {
  rmSync(folder, { recursive: true, force: true });
  let running: Running | null = null;

  const cancel = (): void => {
    if (running === null) return;
    running.isCancelled = true;
    running.host.kill();
  };

  const failureOf = (error: unknown, job: Running): unknown => {
    if (job.isCancelled) return cancelled(job.path);
    return isAppError(error, 'host-crashed') ? harmful(job.path) : error;
  };

  const handlers: Pick<Handlers<AppContract>, keyof typeof examiningMethods> = {
    'workspace.examining': () => running?.examining ?? null,
    'workspace.cancelExamining': () => {
      cancel();
      return {};
    },
  };

  return {
    handlers,
    cancel,
    /**
     * Looks through a workspace in a process that ends with that; answers what opens it. Fails with
     * one sentence where it is not as Provenet writes it, or is being written to, and with `cancelled`.
     */
    run: async (path: string, secret: Secret): Promise<Secret> => {
      cancel();
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const own = await mkdtemp(join(folder, 'copy-'));
      const before = stateOf(path);
      const host = fork((event, payload) => {
        const told = stepEventSchema.safeParse(payload);
        if (event === 'examine.step' && told.success) {
          job.examining = { ...job.examining, step: told.data.step };
        }
      });
      const ended = new Promise<void>((resolve) => {
        host.onExit(() => {
          resolve();
        });
      });
      const job: Running = {
        path,
        host,
        examining: { name: basename(path, '.provenet'), step: 'copy' },
        isCancelled: false,
      };
      running = job;
      try {
        const { key } = await host.call('host.examine', { path, folder: own, secret });
        if (stateOf(path) !== before) {
          const text = `${basename(path)} was changed by another program while it was looked through; close it there and try again.`;
          throw new AppError('workspace-busy', text);
        }
        return key === null ? null : { kind: 'key', key };
      } catch (error) {
        throw failureOf(error, job);
      } finally {
        if (running === job) running = null;
        host.kill();
        // Until it is gone it may hold the copy open.
        await ended;
        await rm(own, { recursive: true, force: true });
      }
    },
  };
}
export type Examination = ReturnType<typeof createExamination>;
