import type { ItemFilter } from '#shared/domain/filter';
import type { RemovalSet } from '#shared/domain/removal';
import { setRemoval, type RemovalsSet } from '#main/data/commands/removal/set-removal';
import type { Workspace } from '#main/data/workspace';

/** Sets the removal plan of the items of a filter, in one go. */
export function removeSome(
  workspace: Workspace,
  filter: ItemFilter,
  set: RemovalSet,
  reason = 'A test',
): RemovalsSet {
  return workspace.write((db) => {
    const steps = setRemoval(db, { filter, set, reason });
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  });
}
