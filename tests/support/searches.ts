import { expect } from 'vitest';
import type { Database } from '#main/data/database/connection';
import { BlockIndexer } from '#main/data/commands/search-index/index-blocks';
import { referenceTerm } from '#main/data/queries/search/reference';
import { searchItems } from '#main/data/queries/search/search-items';
import type { Workspace } from '#main/data/workspace';
import { parseSearch } from '#shared/domain/search-text';

/** Brings some blocks of the index up to date, all where `blocks` is not given. */
export function indexSearches(workspace: Workspace, blocks = Infinity): void {
  workspace.writeInBackground((db) => {
    const indexer = new BlockIndexer(db);
    for (let done = 0; done < blocks && indexer.indexNext(); done += 1);
    indexer.save();
  });
}

/** The items that a search finds by looking at every one. */
function expected(db: Database, search: string): number[] {
  const { sql, values } = referenceTerm(parseSearch(search));
  return db
    .prepare<unknown[], number>(`SELECT i.id FROM item i WHERE ${sql} ORDER BY i.id`)
    .pluck()
    .all(...values);
}

/** Expects searches to find what looking at every item finds. */
export function expectSameFound(workspace: Workspace, asked: readonly string[]): void {
  const db = workspace.reader;
  for (const search of asked) {
    const found = searchItems(db, search);
    if (found !== null) {
      expect([search, [...found.toArray()]]).toEqual([search, expected(db, search)]);
    }
  }
}
