import type { Database } from '../database/connection.ts';
import { asOfDate, readSettings, writeSettings, type Settings } from '../database/settings.ts';
import { remark } from '../commands/policies/remark.ts';
import { readActivePacks } from '../queries/packs.ts';
import { evaluateInto } from './evaluate.ts';

/**
 * Raised whenever the program comes to say something else of the same facts, rules and day, so that a
 * workspace with a fixed date does not keep verdicts of an earlier program.
 */
const EVALUATION_EDITION = 1;

/** True where the kept verdicts are of another day than the workspace's date, or of an earlier program. */
export function areOutOfDate(settings: Settings): boolean {
  const { evaluatedAsOf, evaluatedBy } = settings;
  return evaluatedAsOf !== asOfDate(settings) || evaluatedBy !== EVALUATION_EDITION;
}

/**
 * Computes the kept verdicts for the workspace's own date, country and active packs. `areItemsSame`
 * says that only those changed, and no item or tag; `areClassesSame`, that no item moved either.
 */
export function reevaluate(
  db: Database,
  {
    areItemsSame = false,
    areClassesSame = areItemsSame,
  }: { readonly areItemsSame?: boolean; readonly areClassesSame?: boolean } = {},
): void {
  const haveMoved = remark(db, areItemsSame);
  const settings = readSettings(db);
  const asOf = asOfDate(settings);
  evaluateInto(db, 'main', {
    asOf,
    homeCountry: settings.homeCountry,
    packs: readActivePacks(db),
    areClassesSame: areClassesSame && !haveMoved,
  });
  if (areOutOfDate(settings)) {
    writeSettings(db, { evaluatedAsOf: asOf, evaluatedBy: EVALUATION_EDITION });
  }
}
