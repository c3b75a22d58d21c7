import type { Random } from '../faults/random.ts';
import type { Desk } from './desk.ts';
import { exportFiltered, saveBundle, saveSummary } from './document-actions.ts';
import { importNew, importUpdate, undoOldestImport } from './import-actions.ts';
import {
  changeOne,
  lookThrough,
  moveMany,
  search,
  switchPolicy,
  tagMany,
  undo,
  undoAndRedo,
} from './item-actions.ts';
import {
  backUp,
  changeAndRestore,
  closeAndReopen,
  lookAround,
  saveView,
} from './workspace-actions.ts';

/** One thing that an operator does, and how often beside the others. */
type Action = {
  readonly name: string;
  readonly weight: number;
  readonly take: (desk: Desk) => Promise<void>;
};

/** Inventories that the workspace has at most, so that what grows is no content. */
const MOST_BATCHES = 6;

const UNDO_IMPORT: Action = { name: 'undo an import', weight: 3, take: undoOldestImport };

const ACTIONS: readonly Action[] = [
  { name: 'import an inventory', weight: 5, take: importNew },
  { name: 'import an update', weight: 4, take: importUpdate },
  UNDO_IMPORT,
  { name: 'filter and look', weight: 6, take: lookThrough },
  { name: 'search', weight: 5, take: search },
  { name: 'tag many', weight: 5, take: tagMany },
  { name: 'move many', weight: 4, take: moveMany },
  { name: 'change one', weight: 4, take: changeOne },
  { name: 'undo', weight: 4, take: undo },
  { name: 'undo and redo', weight: 4, take: undoAndRedo },
  { name: 'switch a policy', weight: 2, take: switchPolicy },
  { name: 'export', weight: 5, take: exportFiltered },
  { name: 'save the summary', weight: 3, take: saveSummary },
  { name: 'save a bundle', weight: 2, take: saveBundle },
  { name: 'save a view', weight: 2, take: saveView },
  { name: 'back up', weight: 2, take: backUp },
  { name: 'change and restore', weight: 1, take: changeAndRestore },
  { name: 'close and reopen', weight: 2, take: closeAndReopen },
  { name: 'look around', weight: 4, take: lookAround },
];

const ALL = ACTIONS.reduce((sum, { weight }) => sum + weight, 0);

function randomAction(random: Random): Action {
  let left = random.next() * ALL;
  for (const action of ACTIONS) {
    left -= action.weight;
    if (left < 0) return action;
  }
  return UNDO_IMPORT;
}

/** What is done next: by chance, but for inventories that have become too many or none. */
export function nextAction({ model, random }: Desk): Action {
  const chosen = randomAction(random);
  if (model.batches.length > MOST_BATCHES) return UNDO_IMPORT;
  const [first = UNDO_IMPORT] = ACTIONS;
  return model.batches.length === 0 ? first : chosen;
}
