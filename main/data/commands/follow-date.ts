import type { Database } from '../database/connection.ts';
import { countContentChange } from '../database/content-version.ts';
import { readSettings } from '../database/settings.ts';
import { areOutOfDate, reevaluate } from '../evaluation/reevaluate.ts';

/** Computes the kept verdicts anew where they are of another day, as after midnight. To be called within a transaction. */
export function followDate(db: Database): void {
  if (!areOutOfDate(readSettings(db))) return;
  reevaluate(db, { areItemsSame: true });
  countContentChange(db);
}
