import { setWriterCache, switchToWriteAheadLog, type Database } from './connection.ts';
import { sortInMemory } from './temp-files.ts';

/** Gives the writing connection its usual settings back after a change of several steps. */
export function makeUsual(db: Database, wasAlone: boolean): void {
  sortInMemory(db);
  setWriterCache(db);
  if (wasAlone) switchToWriteAheadLog(db);
}
