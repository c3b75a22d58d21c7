import { sharedLock } from '../support/shared-lock.ts';
import type { Case } from './case.ts';
import { conversionJob, conversionPlan, judgeConversion, WAYS } from './conversion-plans.ts';
import { killReplacing } from './kill-replacing.ts';

/**
 * A process is killed while it encrypts an open workspace, or makes it plain: in place of calls, until
 * there is none that was not, and at random moments.
 */
export const killConversion: Case = {
  name: 'kill-conversion',
  needsShim: true,
  trials: { small: 4, full: 2000 },
  run: async (run) => {
    const lock = await sharedLock();
    return killReplacing(run, 'kill-conversion', WAYS, async (way, random) => {
      const plan = await conversionPlan(way, lock, random);
      return {
        folder: plan.folder,
        job: conversionJob(plan),
        judge: (path, acknowledged) => judgeConversion(path, plan, acknowledged),
      };
    });
  },
};
