import type { Database } from '../../database/connection.ts';
import { asOfDate, readSettings } from '../../database/settings.ts';
import { evaluateInto } from '../../evaluation/evaluate.ts';
import { choosePacks, type Question } from '../../queries/summary-document.ts';

/**
 * Puts the verdicts of another date or of other policies in the place of the kept ones, for all
 * that this connection reads from now on: for snapshots, which are closed afterwards. Does nothing
 * where the question is the workspace's own. Fails with `not-found` for an unknown policy.
 */
export function useVerdictsOf(db: Database, question: Question): void {
  const settings = readSettings(db);
  const asOf = question.asOf ?? asOfDate(settings);
  const packs = choosePacks(db, question.policyIds);
  if (asOf === settings.evaluatedAsOf && question.policyIds === undefined) return;
  evaluateInto(db, 'temp', { asOf, homeCountry: settings.homeCountry, packs });
}
