import type { Database } from '../database/connection.ts';
import { readSettings } from '../database/settings.ts';
import { readVerdictCounts } from '../queries/verdict-counts.ts';

/**
 * Where the detail of a change keeps what counted right after it: the date, then flagged,
 * undetermined and clear items. A name with a space and a list, so that no word of it can be taken
 * for the id of a supplier that the detail speaks of.
 */
export const FIGURES_PATH = '$."figures after"';

/** The number of the latest change, 0 where there is none. */
export function latestChange(db: Database): number {
  return db.prepare<[], number | null>('SELECT max(id) FROM main.change').pluck().get() ?? 0;
}

/**
 * Notes with the latest change what counts after it, for the course of the figures over time, where
 * there is one later than `before`. To be called at the end of the change's own transaction.
 */
export function noteFigures(db: Database, before: number): void {
  const changeId = latestChange(db);
  if (changeId <= before) return;
  const { flagged, undetermined, clear } = readVerdictCounts(db, 'main');
  const { evaluatedAsOf } = readSettings(db);
  const figures = JSON.stringify([evaluatedAsOf, flagged, undetermined, clear]);
  db.prepare(
    `UPDATE main.change SET detail = json_set(detail, '${FIGURES_PATH}', json(?)) WHERE id = ?`,
  ).run(figures, changeId);
}
