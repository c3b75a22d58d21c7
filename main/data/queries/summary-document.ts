import type { IsoDate } from '#shared/domain/date';
import type { PolicyPack } from '#shared/domain/policy';
import type { Summary } from '#shared/domain/summary';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../database/connection.ts';
import { asOfDate, readSettings } from '../database/settings.ts';
import { withVerdictsFor, type VerdictStore } from '../evaluation/evaluate.ts';
import { actingPacks, readActivePacks, readPacks } from './packs.ts';
import { readSummary } from './summary.ts';

/** Another date or other policies than the workspace's own. */
export type Question = {
  readonly asOf?: IsoDate | undefined;
  readonly policyIds?: readonly string[] | undefined;
};

type Answer<T> = (store: VerdictStore, asOf: IsoDate, packs: readonly PolicyPack[]) => T;

/** The packs that a question names, or the active ones, with the rules that act in them. */
export function choosePacks(db: Database, policyIds: readonly string[] | undefined): PolicyPack[] {
  if (policyIds === undefined) return readActivePacks(db);
  const stored = readPacks(db);
  const chosen = policyIds.map((id) => {
    const found = stored.find(({ pack }) => pack.id === id);
    if (found !== undefined) return found.pack;
    const known = stored.map(({ pack }) => pack.id).join(', ');
    throw new AppError('not-found', `There is no policy "${id}"; known are ${known}.`);
  });
  return actingPacks(db, chosen);
}

/** Answers from the kept verdicts where the question is the workspace's own, else from new ones. */
export function answerFor<T>(db: Database, question: Question, answer: Answer<T>): T {
  const settings = readSettings(db);
  const asOf = question.asOf ?? asOfDate(settings);
  const packs = choosePacks(db, question.policyIds);
  const isOwn = asOf === settings.evaluatedAsOf && question.policyIds === undefined;
  if (isOwn) return answer('main', asOf, packs);
  const evaluation = { asOf, homeCountry: settings.homeCountry, packs };
  return withVerdictsFor(db, evaluation, (store) => answer(store, asOf, packs));
}

/** The figures of an audit on a date, under the active policies or those named. */
export function summaryFor(db: Database, question: Question): Summary {
  return answerFor(db, question, (store, asOf, packs) => readSummary(db, store, asOf, packs));
}
