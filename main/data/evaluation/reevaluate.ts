import type { Database } from '../database/connection.ts';
import { asOfDate, readSettings, writeSettings } from '../database/settings.ts';
import { remark } from '../commands/policies/remark.ts';
import { readActivePacks } from '../queries/packs.ts';
import { evaluateInto } from './evaluate.ts';

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
  if (settings.evaluatedAsOf !== asOf) writeSettings(db, { evaluatedAsOf: asOf });
}
