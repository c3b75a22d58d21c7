import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ItemSet } from '#shared/contract/item-changes';
import { changeItemsAtOnce } from '#main/data/commands/edit/change-items';
import { undoChange } from '#main/data/commands/undo';
import { Workspace } from '#main/data/workspace';
import type { Figure } from './report.ts';

/** What is set on every item, from a fact of classes to one that rules look at. */
const SETS: readonly (readonly [string, ItemSet])[] = [
  ['placement', { placement: 'core' }],
  ['country', { field: 'country', value: 'DE' }],
  ['site', { field: 'site', value: 'BER-1' }],
  ['model', { field: 'model', value: 'NetEngine 8000' }],
];

const secondsOf = (work: () => void): number => {
  const startedAt = performance.now();
  work();
  return (performance.now() - startedAt) / 1000;
};

/** Sets fields of all items of a copy of a workspace, undoes and redoes that. */
export function measureChanges(path: string, folder: string, rows: number): Figure[] {
  const copy = join(folder, 'changes.provenet');
  copyFileSync(path, copy);
  const workspace = Workspace.open(copy, false);
  try {
    return SETS.flatMap(([name, set]): Figure[] => {
      let changeId = 0;
      const done = secondsOf(() => {
        const changed = workspace.write((db) =>
          changeItemsAtOnce(db, { filter: {}, set, reason: 'Measured.' }),
        );
        changeId = changed.changeId ?? 0;
      });
      const undone = secondsOf(() => {
        workspace.undo((db) => undoChange(db, changeId));
      });
      const redone = secondsOf(() => {
        workspace.redo();
      });
      workspace.undo((db) => undoChange(db, changeId));
      const beside = `undone in ${undone.toFixed(1)} s, redone in ${redone.toFixed(1)} s`;
      const what = `${name} set, ${rows.toLocaleString('en')} items`;
      return [{ what, value: done, unit: 's', beside }];
    });
  } finally {
    workspace.close();
    rmSync(copy, { force: true });
  }
}
