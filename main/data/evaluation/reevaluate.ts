import type { Database } from '../database/connection.ts';
import { asOfDate, readSettings, writeSettings } from '../database/settings.ts';
import { readPacks } from '../queries/packs.ts';
import { evaluateInto } from './evaluate.ts';

/** Computes the kept verdicts for the workspace's own date, country and active packs. */
export function reevaluate(db: Database): void {
  const settings = readSettings(db);
  const asOf = asOfDate(settings);
  const packs = readPacks(db).flatMap(({ pack, isActive }) => (isActive ? [pack] : []));
  evaluateInto(db, 'main', { asOf, homeCountry: settings.homeCountry, packs });
  if (settings.evaluatedAsOf !== asOf) writeSettings(db, { evaluatedAsOf: asOf });
}
