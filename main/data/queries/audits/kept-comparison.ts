import {
  DIFFERENCES,
  MAX_DIFFERENCES,
  type AuditComparison,
  type AuditSide,
  type DifferenceKind,
  type ItemDifference,
} from '#shared/contract/audits';
import { contentVersion } from '../../database/content-version.ts';
import type { Follower } from '../../follower.ts';
import type { Workspace } from '../../workspace.ts';
import { compareAudits } from './compare-audits.ts';

type Sides = { readonly before: AuditSide; readonly after: AuditSide };

/** A comparison, and of each kind the first items by key. */
type Compared = {
  readonly comparison: AuditComparison;
  readonly rows: readonly ItemDifference[];
};

type Kept = { readonly key: string; readonly compared: Promise<Compared> };
/** What was compared last: whoever looks at one kind of differences looks at the next. */
const kept = new WeakMap<Workspace, Kept>();

async function compare(workspace: Workspace, sides: Sides, follower: Follower): Promise<Compared> {
  return workspace.readSnapshot(async (db) => {
    const counts = new Map<DifferenceKind, number>(DIFFERENCES.map((kind) => [kind, 0]));
    const rows: ItemDifference[] = [];
    const comparison = await compareAudits(
      db,
      sides,
      (difference) => {
        let isWanted = false;
        for (const kind of difference.kinds) {
          const count = (counts.get(kind) ?? 0) + 1;
          counts.set(kind, count);
          if (count <= MAX_DIFFERENCES) isWanted = true;
        }
        if (isWanted) rows.push(difference);
      },
      follower,
    );
    return { comparison, rows };
  });
}

/**
 * The comparison of two sides as the workspace is now; `run` runs it where it was not the last one
 * already. Fails as `compareAudits` does.
 */
export function comparisonOf(
  workspace: Workspace,
  sides: Sides,
  run: (work: (follower: Follower) => Promise<Compared>) => Promise<Compared>,
): Promise<Compared> {
  const key = JSON.stringify([contentVersion(workspace.reader), sides]);
  const last = kept.get(workspace);
  if (last?.key === key) return last.compared;
  const compared = run((follower) => compare(workspace, sides, follower));
  const now = { key, compared };
  kept.set(workspace, now);
  compared.catch(() => {
    // A failure is told to whoever asked; the next question compares again.
    if (kept.get(workspace) === now) kept.delete(workspace);
  });
  return compared;
}
