import { Worker } from 'node:worker_threads';
import type { DataContract } from '#shared/contract/data';
import { AppError } from '#shared/rpc/app-error';
import type { OutputOf } from '#shared/rpc/contract';
import type { ClusterAnswer, ClusterJob } from '../../tagging/cluster-worker.ts';

type Clusters = OutputOf<DataContract, 'vendors.clusters'>;

/** Heap of the thread, in MiB; a hundred thousand names need a quarter of it. */
const HEAP_MIB = 1024;
/** Room for what is compared and soon forgotten; with less of it a quarter of the time goes to tidying. */
const NURSERY_MIB = 128;

function toAnswer(answer: ClusterAnswer): Clusters {
  return answer.map(({ members, ...cluster }) => ({
    ...cluster,
    members: members.map(({ manufacturerIds, ...member }) => ({
      ...member,
      manufacturerIds: [...manufacturerIds],
    })),
  }));
}

/** Groups names in a thread of its own, one search at a time. */
export class ClusterSearch {
  readonly #workerUrl: URL;
  #cancel: (() => void) | null = null;

  constructor(workerUrl: URL) {
    this.#workerUrl = workerUrl;
  }

  /**
   * Groups names. A newer search ends an older one, which fails with `cancelled`: what it was
   * asked about has changed meanwhile.
   */
  async run(job: ClusterJob): Promise<Clusters> {
    this.cancel();
    const worker = new Worker(this.#workerUrl, {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB, maxYoungGenerationSizeMb: NURSERY_MIB },
    });
    let cancel = (): void => undefined;
    try {
      return await new Promise<Clusters>((resolve, reject) => {
        cancel = () => {
          reject(new AppError('cancelled', 'The comparison of names was cancelled.'));
        };
        this.#cancel = cancel;
        let answer: ClusterAnswer | null = null;
        worker.on('message', (message: ClusterAnswer) => {
          answer = message;
        });
        worker.on('error', (error: NodeJS.ErrnoException) => {
          const text =
            error.code === 'ERR_WORKER_OUT_OF_MEMORY'
              ? 'There are too many unresolved names to compare; resolve some one by one first.'
              : `The names could not be compared: ${error.message}`;
          reject(new AppError('internal', text, { cause: error }));
        });
        // Not ended before: the thread gives back its memory after it answered.
        worker.on('exit', () => {
          if (answer !== null) resolve(toAnswer(answer));
          reject(new AppError('internal', 'The comparison of names ended early; try again.'));
        });
        worker.postMessage(job);
      });
    } finally {
      if (this.#cancel === cancel) this.#cancel = null;
      await worker.terminate();
    }
  }

  /** Ends the running search, if there is one; its call fails with `cancelled`. */
  cancel(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
