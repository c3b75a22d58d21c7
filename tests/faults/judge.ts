import type { WorkspaceKey } from '#main/data/database/driver';
import { stateOf } from './dump.ts';
import { openAndSee, type Seen } from './open-and-see.ts';

/** How a trial ended: nothing was lost; something was, and it shows; or it does not show. */
export type Outcome = 'survived' | 'lost' | 'silent';

/** What one trial came to. */
export type Trial = {
  readonly trial: number;
  readonly outcome: Outcome;
  /** A word under which the table counts it. */
  readonly tally?: string;
  /** What went wrong, in one line. */
  readonly reason?: string;
};

export type Verdict = Omit<Trial, 'trial'>;

/** A verdict of what was lost, with its reason. */
export function lost(reason: string): Verdict {
  return { outcome: 'lost', reason };
}

/**
 * Judges what was seen of a workspace after a fault. It must be sound, and in one of the states that are
 * allowed: the last one that was acknowledged, or the one after it, whole. `states` are those of all steps.
 */
export function judgeSeen(
  seen: Seen,
  states: readonly string[],
  acknowledged: number,
  isBetween = true,
): Verdict {
  if (!seen.isOpen) return lost(`it does not open: ${seen.code ?? 'untyped'}: ${seen.message}`);
  if (seen.problems.length > 0) return lost(`the check says: ${seen.problems.join('; ')}`);
  const found = states.indexOf(stateOf(seen.dump), acknowledged);
  if (found === acknowledged) return { outcome: 'survived', tally: 'before' };
  if (found === acknowledged + 1 && isBetween) return { outcome: 'survived', tally: 'after' };
  const older = states.lastIndexOf(stateOf(seen.dump), acknowledged);
  if (older >= 0) return lost(`${acknowledged - older} acknowledged changes are gone`);
  return lost(`it is in no state that the steps lead to (${acknowledged} acknowledged)`);
}

/** Opens a workspace after a fault, with its key where it is encrypted, and judges what is seen of it. */
export function judgeStates(
  path: string,
  states: readonly string[],
  acknowledged: number,
  key: WorkspaceKey | null = null,
): Verdict {
  return judgeSeen(openAndSee(path, key), states, acknowledged);
}

/** What is said of a file that has not become a workspace yet. */
const UNBORN = ['workspace-foreign', 'not-found'];

/** Killed before it was acknowledged, a new workspace may be none yet, but then that is said of it. */
export function judgeUnborn(seen: Seen, states: readonly string[]): Verdict {
  return !seen.isOpen && seen.code !== null && UNBORN.includes(seen.code)
    ? { outcome: 'survived', tally: 'unborn' }
    : judgeSeen(seen, states, 0);
}
