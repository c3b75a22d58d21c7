import { parentPort } from 'node:worker_threads';
import { collectGarbage } from '../memory/collect-garbage.ts';
import { clusterNames, type NameCluster, type NamesApart, type OpenName } from './name-clusters.ts';

/** Entry of the thread that groups names, so that nobody waits for it but who asked. */

/** The one message that the thread is sent. */
export type ClusterJob = {
  readonly names: readonly OpenName[];
  readonly apart: readonly NamesApart[];
};

/** The one message that it answers. */
export type ClusterAnswer = readonly NameCluster[];

const port = parentPort;
if (port === null) throw new Error('The cluster worker runs as a worker thread only.');

port.once('message', ({ names, apart }: ClusterJob) => {
  const answer: ClusterAnswer = clusterNames(names, apart);
  port.postMessage(answer);
  collectGarbage();
  port.close();
});
