import { ClusterSearch } from '#main/data/commands/cluster-search';
import { generateNames } from './generate-names.ts';
import { median, type Figure } from './report.ts';

const NAMES = 100_000;
const ROUNDS = 3;

/** Groups a hundred thousand names as the app does, in a thread of their own. */
export async function measureClusters(workerUrl: URL): Promise<Figure> {
  const names = generateNames(NAMES);
  const seconds: number[] = [];
  let [clusters, members] = [0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    const found = await new ClusterSearch(workerUrl).run({ names, apart: [] });
    seconds.push((performance.now() - startedAt) / 1000);
    clusters = found.length;
    members = found.reduce((sum, each) => sum + each.members.length, 0);
  }
  return {
    what: `grouping ${NAMES.toLocaleString('en')} unresolved names`,
    value: median(seconds),
    unit: 's',
    beside: `${members.toLocaleString('en')} names in ${clusters.toLocaleString('en')} groups`,
    limit: 5,
  };
}
