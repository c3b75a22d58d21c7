import { constants } from 'node:os';
import { join } from 'node:path';
import type { Lock } from '#main/data/encryption/new-lock';
import { keyFileOf } from '#main/data/encryption/find-key-file';
import { keyIdOf } from '#main/data/database/driver';
import { sharedLock } from '../support/shared-lock.ts';
import type { Case, CaseRun } from './case.ts';
import type { FailTrial } from './children/fail.ts';
import type { Failure } from './children/protocol.ts';
import { FILE } from './folders.ts';
import { judgeStates, lost, type Verdict } from './judge.ts';
import { countCalls, runFailing, type Failed, type Workloads } from './run-failing.ts';
import { NO_ORDERS, SYNCS, WRITES } from './shim/control.ts';
import { makeWorkloads } from './workloads.ts';

const ROWS = 300;
const { EIO, ENOSPC } = constants.errno;

/** The ways in which a call fails: kind, error, and whether all later ones do too. */
const WAYS = [WRITES, SYNCS].flatMap((counts) =>
  [EIO, ENOSPC].flatMap((error) => [false, true].map((isSticky) => ({ counts, error, isSticky }))),
);

type Plan = Workloads & { readonly trials: readonly FailTrial[] };

const plans = new Map<string, Promise<Plan>>();

/** Every call of every workload in every way, in an order that does not change. */
async function makePlan(seed: number, lock: Lock | null): Promise<Plan> {
  const workloads = await makeWorkloads(seed, ROWS, lock);
  const writes = await countCalls({ workloads, lock }, WRITES);
  const syncs = await countCalls({ workloads, lock }, SYNCS);
  const trials: FailTrial[] = [];
  for (const workload of workloads.keys()) {
    for (const way of WAYS) {
      // One more than there are: the run that meets no fault.
      const { calls = 0 } = (way.counts === WRITES ? writes : syncs)[workload] ?? {};
      for (let at = 1; at <= calls + 1; at += 1) {
        const orders = { ...NO_ORDERS, ...way, at };
        trials.push({ trial: trials.length, workload, orders });
      }
    }
  }
  return { workloads, lock, trials };
}

function planOf(seed: number, lock: Lock | null): Promise<Plan> {
  const name = `${lock === null ? 'plain' : 'encrypted'} ${seed}`;
  const known = plans.get(name) ?? makePlan(seed, lock);
  plans.set(name, known);
  return known;
}

function wordsOf({ orders }: FailTrial): string {
  const kind = orders.counts === WRITES ? 'write' : 'sync';
  const error = orders.error === EIO ? 'EIO' : 'ENOSPC';
  return `${kind} ${orders.at} fails with ${error}${orders.isSticky ? ', and all after it' : ''}`;
}

/** How a failure was told, and whether what is told to have failed is there all the same. */
function wordOf(failure: Failure | null, isThere: boolean): string {
  if (failure === null) return 'unharmed';
  return `${failure.code === null ? 'untyped' : 'told'}${isThere ? ' but done' : ''}`;
}

/**
 * The folder at the failure and the one after closing must both hold what was acknowledged, whole.
 * What failed may be there as well: whether a commit whose sync failed has reached the disk is
 * known to nobody.
 */
function judge(
  { planned, outcome, death, image, closed }: Failed,
  { workloads, lock }: Workloads,
): Verdict {
  const { states } = workloads[planned.workload] ?? { states: [] };
  if (outcome === null) return lost(death ?? 'it ended');
  const { acknowledged, failure, faults } = outcome;
  const isDone = acknowledged === states.length - 1;
  if (failure === null && !isDone) return lost('nothing failed, yet not all was done');
  let isThere = false;
  for (const [when, folder] of [
    ['at the failure', image],
    ['after closing', closed],
  ] as const) {
    const path = join(folder, FILE);
    if (lock !== null && keyFileOf(path)?.id !== keyIdOf(lock.key)) {
      return lost(`${when}: it has no key file any more that opens it`);
    }
    const verdict = judgeStates(path, states, acknowledged, lock?.key);
    if (verdict.outcome !== 'survived') return { ...verdict, reason: `${when}: ${verdict.reason}` };
    if (verdict.tally === 'after') isThere = true;
  }
  return { outcome: 'survived', tally: faults === 0 ? 'no fault' : wordOf(failure, isThere) };
}

async function run({ seed, trials, report }: CaseRun, lock: Lock | null): Promise<void> {
  const plan = await planOf(seed, lock);
  const wanted = new Set(trials);
  const chosen = plan.trials.filter(({ trial }) => wanted.has(trial));
  await runFailing(plan, chosen, (failed) => {
    const { planned } = failed;
    const workload = plan.workloads[planned.workload];
    if (workload === undefined) return;
    const verdict = judge(failed, plan);
    const where = `${workload.name}, ${wordsOf(planned)}`;
    report({
      trial: planned.trial,
      ...verdict,
      ...(verdict.reason === undefined ? {} : { reason: `${where}: ${verdict.reason}` }),
    });
  });
  plans.clear();
}

/** One call after the other fails, once or from then on, until a run meets no fault. */
export const failWrite: Case = {
  name: 'fail-write',
  needsShim: true,
  trials: { small: 60, full: 'all' },
  count: async (seed) => (await planOf(seed, null)).trials.length,
  run: (each) => run(each, null),
};

/** The same with encrypted workspaces, which another driver writes. */
export const failEncrypted: Case = {
  name: 'fail-encrypted',
  needsShim: true,
  trials: { small: 30, full: 'all' },
  count: async (seed) => (await planOf(seed, await sharedLock())).trials.length,
  run: async (each) => run(each, await sharedLock()),
};
