import type { Database } from '../database/connection.ts';
import { countContentChange } from '../database/content-version.ts';
import { asOfDate, readSettings, type Settings } from '../database/settings.ts';
import { reevaluate } from '../evaluation/reevaluate.ts';

/** True where the kept verdicts are of another day than the workspace's date, as after midnight. */
export function areOfAnotherDay(settings: Settings): boolean {
  return settings.evaluatedAsOf !== asOfDate(settings);
}

/** Computes the kept verdicts anew where they are of another day. To be called within a transaction. */
export function followDate(db: Database): void {
  if (!areOfAnotherDay(readSettings(db))) return;
  reevaluate(db, { areItemsSame: true });
  countContentChange(db);
}
