import type { Reading } from '#main/data/commands/reading-threads';
import type { ImportRun } from '#main/data/commands/run-import';
import { readImport } from '#main/import/read-import';
import type { ImportJob, WorkerMessage } from '#main/import/protocol';
import { failureOf } from '#shared/rpc/envelope';

/**
 * Reads the file of an import on the thread of the test, by the code that the worker runs and with
 * messages copied as they are between threads. A worker takes ten times as long as a small file
 * to load its code and the catalogues. It cannot be cancelled.
 */
export function readHere(): Reading {
  return {
    isFree: true,
    run: runHere,
    giveCredit: () => undefined,
    end: () => Promise.resolve(),
  };
}

/** What gives an import to `readHere` in place of a worker. */
export const readersHere: ImportRun['threads'] = {
  take: readHere,
  giveBack: () => Promise.resolve(),
};

async function* runHere(job: ImportJob): AsyncGenerator<WorkerMessage, void, undefined> {
  if (job.kind !== 'import') throw new Error('Only imports are read here.');
  const queue: WorkerMessage[] = [];
  let wake: () => void = () => undefined;
  const send = (message: WorkerMessage): Promise<void> => {
    queue.push(structuredClone(message));
    wake();
    return Promise.resolve();
  };
  let isOver = false;
  const reading = readImport(structuredClone(job), send)
    .catch((error: unknown) => {
      const failure = failureOf(error);
      return failure.ok ? undefined : send({ kind: 'failed', ...failure.error });
    })
    .finally(() => {
      isOver = true;
      wake();
    });
  try {
    for (;;) {
      const message = queue.shift();
      if (message !== undefined) yield message;
      else if (isOver) return;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    // Nothing of it may run on into the next test.
    await reading;
  }
}
