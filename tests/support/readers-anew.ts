import { ReadingThread } from '#main/data/commands/reading-thread';
import type { ImportRun } from '#main/data/commands/run-import';

/** Threads of which each reads one file and is ended then; `workerUrl` is where their code is. */
export function readersAnew(workerUrl: URL): ImportRun['threads'] {
  return {
    take: () => new ReadingThread(workerUrl),
    giveBack: (thread) => thread.end(),
  };
}
