import { create } from 'zustand';
import type { PlacementGroup } from '#shared/contract/placement';
import { useSession } from '../../../app/session.ts';
import { showError } from '../../../components/notify.ts';
import { callData } from '../../../data/data-client.ts';

/** What the queue tags items as. */
export type Choice = 'core' | 'edge';

/** One group that was tagged in this sitting, and can be undone. */
export type Decided = {
  readonly id: string;
  readonly key: string;
  readonly words: string;
  readonly placement: Choice;
  readonly items: number;
  readonly changeId: number;
};

type Sitting = {
  /** What the history gives as the reason, before the group's own words. */
  readonly reason: string;
  /** Groups that are being tagged, with their items. */
  readonly running: ReadonlyMap<string, number>;
  /** Groups that were tagged, and when: a list that was asked for earlier still holds them. */
  readonly settled: ReadonlyMap<string, number>;
  /** Newest first. */
  readonly decided: readonly Decided[];
  readonly skipped: ReadonlySet<string>;
};

/** The reason unless the operator gives another one. */
export const USUAL_REASON = 'Placement queue';
const LONGEST_REASON = 1000;

const START: Sitting = {
  reason: USUAL_REASON,
  running: new Map(),
  settled: new Map(),
  decided: [],
  skipped: new Set(),
};

/** What was decided in the queue since the workspace was opened. */
export const useSitting = create<Sitting>()(() => START);

// One at a time, in the order of the keys: an undo must come after what it undoes.
let last: Promise<void> = Promise.resolve();
let sitting = 0;

// Another workspace has other items: nothing of the last one may be carried into it.
useSession.subscribe(() => {
  sitting += 1;
  last = Promise.resolve();
  useSitting.setState(START);
});

function enqueue(step: (isCurrent: () => boolean) => Promise<void>): Promise<void> {
  const own = sitting;
  last = last.then(async () => {
    if (own !== sitting) return;
    try {
      await step(() => own === sitting);
    } catch (error) {
      if (own === sitting) showError(error);
    }
  });
  return last;
}

/** Tags a group. One that is being tagged is left alone; a failure is told and the group comes back. */
export async function tagGroup(
  group: PlacementGroup,
  placement: Choice,
  words: string,
): Promise<void> {
  const { key, items } = group;
  if (useSitting.getState().running.has(key)) return;
  useSitting.setState(({ running }) => ({ running: new Map(running).set(key, items) }));
  const { reason } = useSitting.getState();
  await enqueue(async (isCurrent) => {
    let settled: Partial<Sitting> = {};
    try {
      const { changed, changeId } = await callData('items.tag', {
        filter: group.filter,
        set: { placement },
        reason: `${reason.trim() || USUAL_REASON}: ${words}`.slice(0, LONGEST_REASON),
      });
      const now = useSitting.getState();
      settled = {
        settled: new Map(now.settled).set(key, Date.now()),
        ...(changeId !== null && {
          decided: [
            { id: crypto.randomUUID(), key, words, placement, items: changed, changeId },
            ...now.decided,
          ],
        }),
      };
    } finally {
      if (isCurrent()) {
        const running = new Map(useSitting.getState().running);
        running.delete(key);
        useSitting.setState({ ...settled, running });
      }
    }
  });
}

/**
 * Takes a decision back, the latest one unless another is named. Resolves to the key of its group,
 * or `null` where there was nothing to undo or it failed, which is told.
 */
export async function undoDecided(id?: string): Promise<string | null> {
  let undone: string | null = null;
  await enqueue(async (isCurrent) => {
    const { decided } = useSitting.getState();
    const one = id === undefined ? decided[0] : decided.find((each) => each.id === id);
    if (one === undefined) return;
    await callData('history.undo', { changeId: one.changeId });
    if (!isCurrent()) return;
    undone = one.key;
    useSitting.setState((now) => {
      const settled = new Map(now.settled);
      settled.delete(one.key);
      return { settled, decided: now.decided.filter((each) => each !== one) };
    });
  });
  return undone;
}

/** Moves a group to the end until the screen is left. */
export function skipGroup(key: string): void {
  useSitting.setState(({ skipped }) => {
    // Skipped once more, it goes behind the others that were skipped.
    const rest = [...skipped].filter((each) => each !== key);
    return { skipped: new Set([...rest, key]) };
  });
}

/** Forgets what was skipped. */
export function forgetSkipped(): void {
  useSitting.setState({ skipped: new Set() });
}

/** Says why the groups of this sitting are tagged as they are. */
export function setReason(reason: string): void {
  useSitting.setState({ reason });
}
