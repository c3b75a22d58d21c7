import type { NameCluster } from '#shared/contract/vendors';

/** Clusters as they were when they were asked for. Times are milliseconds of one clock. */
export type ClusterAnswer = {
  readonly askedAt: number;
  readonly clusters: readonly NameCluster[];
};

/** Texts of members that were decided on, and when the last of them was. */
export type Settled = { readonly at: number; readonly texts: ReadonlySet<string> };

/** An answer that was asked for before a decision still lists what was decided on. */
function isKnownTo({ askedAt }: ClusterAnswer, { at }: Settled): boolean {
  return askedAt > at;
}

/** Adds what was decided on now to what the answer at hand does not know yet. */
export function settledToo(
  before: Settled,
  answer: ClusterAnswer,
  now: number,
  texts: readonly string[],
): Settled {
  const pending = isKnownTo(answer, before) ? [] : before.texts;
  return { at: now, texts: new Set([...pending, ...texts]) };
}

/** What is left of a cluster without some of its members; nothing where that is one. */
function without(cluster: NameCluster, texts: ReadonlySet<string>): readonly NameCluster[] {
  const members = cluster.members.filter(({ text }) => !texts.has(text));
  if (members.length === cluster.members.length) return [cluster];
  if (members.length < 2) return [];
  const items = members.reduce((sum, each) => sum + each.items, 0);
  const confidence = Math.min(...members.map((each) => each.confidence));
  return [{ ...cluster, members, items, confidence }];
}

/** The clusters without what was decided on since they were asked for. */
export function openClusters(answer: ClusterAnswer, settled: Settled): readonly NameCluster[] {
  return isKnownTo(answer, settled)
    ? answer.clusters
    : answer.clusters.flatMap((cluster) => without(cluster, settled.texts));
}
