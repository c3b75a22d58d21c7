import { openSync, writeSync } from 'node:fs';
import { isAppError } from '#shared/rpc/app-error';
import type { Lock } from '#main/data/encryption/new-lock';
import type { Step } from '../steps.ts';

/** What a child that works on a workspace is given. */
export type WorkJob = {
  readonly path: string;
  readonly isNew: boolean;
  /** What the workspace is encrypted with; `null` for a plain one. */
  readonly lock: Lock | null;
  readonly steps: readonly Step[];
  /** True where files are read on the real worker. */
  readonly byWorker: boolean;
  /** Where what is acknowledged is written besides standard output, so that a record of writes has it. */
  readonly ackFile?: string;
};

/** Says one line at once: what was said before a kill has been heard. */
export function tell(line: string): void {
  const bytes = Buffer.from(`${line}\n`);
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}

/** What says which step was committed, the first call step 0; into a file too, where one is given. */
export function acknowledgeIn(ackFile: string | undefined): () => void {
  const file = ackFile === undefined ? null : openSync(ackFile, 'a');
  let step = 0;
  return () => {
    if (file !== null) writeSync(file, `${step}\n`);
    tell(`ack ${step}`);
    step += 1;
  };
}

/** The job that a child was started with. */
export function readJob<T>(): T {
  return JSON.parse(process.argv[2] ?? 'null') as T;
}

/** A failure as the operator would be told it; `code` is `null` for a defect. */
export type Failure = { readonly code: string | null; readonly message: string };

/** Why something failed, or `null` where it did not. */
export async function failureOf(act: () => void | Promise<void>): Promise<Failure | null> {
  try {
    await act();
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { code: isAppError(error) ? error.code : null, message };
  }
}
