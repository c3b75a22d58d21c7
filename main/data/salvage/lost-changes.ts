import { readSeal } from '../durability/seal-file.ts';
import type { Salvage } from './index-entries.ts';
import { walkTree } from './walk-tree.ts';

/** Reads how many changes a damaged file lacks that its seal knows; `null` where that is not known. */
export function readLostChanges({ file, use, schema }: Salvage, path: string): number | null {
  const root = schema.roots.get('workspace_identity');
  const seal = readSeal(path);
  if (root === undefined || seal === null) return null;
  const state = { unread: 0, hasGaps: false };
  const tree = { file, use, family: 'table' as const, fits: () => true, state };
  for (const { values } of walkTree(tree, root)) {
    const [, id, commits] = values;
    if (id === seal.workspaceId && typeof commits === 'number') {
      return Math.max(0, seal.commits - commits);
    }
  }
  return null;
}
