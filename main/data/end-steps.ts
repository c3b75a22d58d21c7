import { emptyLog, type Database } from './database/connection.ts';
import { countContentChange } from './database/content-version.ts';
import { countCommit } from './database/identity.ts';
import { noteFigures } from './commands/note-figures.ts';
import { endAmounts } from './evaluation/item-amounts.ts';
import type { StepsEnd } from './step-options.ts';

/**
 * Ends the transaction of a change in steps, where it began one. `onCommitted` hears how many changes
 * there are then, as soon as that is true.
 */
export function endSteps(
  db: Database,
  { isKept, isAboutItems, changeBefore }: StepsEnd,
  onCommitted: (commits: number) => void,
): void {
  if (!db.inTransaction) return;
  let commits: number | null = null;
  if (isKept) {
    noteFigures(db, changeBefore);
    if (isAboutItems) countContentChange(db);
    commits = countCommit(db);
  }
  db.exec(isKept ? 'COMMIT' : 'ROLLBACK');
  if (commits !== null) onCommitted(commits);
  endAmounts(db, isKept);
  emptyLog(db);
}
