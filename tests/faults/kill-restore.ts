import type { Case } from './case.ts';
import { judgeRestore } from './judge-restore.ts';
import { killReplacing, type Replacing } from './kill-replacing.ts';
import type { Random } from './random.ts';
import { restorePlan, SITUATIONS, type Situation } from './restore-plans.ts';

async function prepare(situation: Situation, random: Random): Promise<Replacing> {
  const plan = await restorePlan(situation, random);
  const { folder, backupId, before, after } = plan;
  const open = situation === 'open' ? { key: null, before, after } : null;
  return {
    folder,
    job: { by: { backup: backupId }, open },
    judge: (path, acknowledged) => judgeRestore(path, plan, acknowledged),
  };
}

/**
 * A process is killed while it puts a backup in the place of a workspace: of an open one, and of closed
 * ones that are sound, damaged, gone, or have changes in their log alone.
 */
export const killRestore: Case = {
  name: 'kill-restore',
  needsShim: true,
  trials: { small: 3, full: 500 },
  run: (run) => killReplacing(run, 'kill-restore', SITUATIONS, prepare),
};
