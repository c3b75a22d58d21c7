import { BlockIndexer } from '#main/data/commands/search-index/index-blocks';
import type { Workspace } from '#main/data/workspace';

const SLICE_MS = 8;

/** Brings the index of searches up to date as the program does; the milliseconds of each slice. */
export function buildIndex(workspace: Workspace): number[] {
  let indexer: BlockIndexer | null = null;
  const slices: number[] = [];
  for (let isMore = true; isMore;) {
    const startedAt = performance.now();
    isMore = workspace.writeInBackground((db) => {
      indexer ??= new BlockIndexer(db);
      let hasNext = indexer.indexNext();
      const isWhole = !hasNext;
      while (hasNext && performance.now() - startedAt < SLICE_MS) hasNext = indexer.indexNext();
      if (!isWhole) indexer.save();
      return !isWhole;
    });
    slices.push(performance.now() - startedAt);
  }
  return slices;
}
