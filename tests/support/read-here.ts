import type { ReadingThread } from '#main/data/commands/reading-thread';
import { readImport } from '#main/import/read-import';
import type { ImportJob, WorkerMessage } from '#main/import/protocol';
import { failureOf } from '#shared/rpc/envelope';

/**
 * Reads the file of an import on the thread of the test, by the code that the worker runs and with
 * messages copied as they are between threads. A worker takes ten times as long as a small file
 * to load its code and the catalogues. It cannot be cancelled.
 */
export function readHere(): Pick<ReadingThread, 'run' | 'giveCredit' | 'end'> {
  return {
    run: runHere,
    giveCredit: () => undefined,
    end: () => Promise.resolve(),
  };
}

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
