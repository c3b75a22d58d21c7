import type { Database } from '../../database/connection.ts';
import { reevaluate } from '../../evaluation/reevaluate.ts';
import { retagClasses } from '../retag.ts';

/**
 * Lets all rules propose the tags of all items anew, after the operator's own changed; tags of the
 * file or of a person stay. Gives of how many items a tag says another thing now, and computes
 * verdicts. To be called within a transaction.
 */
export function replayRules(db: Database): number {
  const changed = retagClasses(db, { sql: '1', values: [] });
  reevaluate(db);
  return changed;
}
