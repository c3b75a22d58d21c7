import { DayWatch } from './day-watch.ts';
import { OthersWatch } from './others-watch.ts';
import type { Workspace } from './workspace.ts';

/**
 * Has an open workspace follow what changes by itself: the date, and what other programs commit to it.
 * `report` hears what failed, and of what. Answers what ends it.
 */
export function watchWorkspace(
  workspace: Workspace,
  report: (what: string, error: unknown) => void,
): () => void {
  const day = new DayWatch(
    () => workspace.followDate(),
    (error) => {
      report('The verdicts of a new day', error);
    },
  );
  const others = new OthersWatch(
    () => {
      workspace.noticeOthers();
    },
    (error) => {
      report('A change of another program', error);
    },
  );
  return () => {
    day.stop();
    others.stop();
  };
}
