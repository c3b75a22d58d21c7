import type { PolicyInfo } from '#shared/contract/policies';
import type { SummaryDocument } from '#shared/contract/summary-document';
import type { IsoDate } from '#shared/domain/date';
import type { Placement } from '#shared/domain/item';
import type { PolicyPack } from '#shared/domain/policy';
import type { Summary } from '#shared/domain/summary';
import { severityOf, verdictOfSeverity } from '#shared/domain/verdict';
import { AppError } from '#shared/rpc/app-error';
import type { Database } from '../database/connection.ts';
import { asOfDate, readSettings } from '../database/settings.ts';
import { withVerdictsFor, type VerdictStore } from '../evaluation/evaluate.ts';
import type { Workspace } from '../workspace.ts';
import { readImports } from './imports.ts';
import { actingPacks, readActivePacks, readPacks } from './packs.ts';
import { readPolicies } from './policies.ts';
import { readSummary } from './summary.ts';
import { waiversInForce } from './waivers.ts';
import { readWorkspaceInfo } from './workspace-info.ts';

/** Lines of flagged items that the printed document holds; the rest is counted and exported. */
const MAX_FLAGGED_LINES = 2000;

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

type FlaggedRow = {
  readonly site: string | null;
  readonly country: string | null;
  readonly supplierName: string;
  readonly placement: Placement;
  readonly severity: number;
  readonly model: string | null;
  readonly items: number;
};

function flaggedBySite(
  db: Database,
  store: VerdictStore,
): Pick<SummaryDocument, 'flaggedBySite' | 'flaggedLinesOmitted'> {
  const rows = db
    .prepare<[], FlaggedRow>(
      `SELECT coalesce(i.site_name, i.site) AS site, v.country AS country, s.name AS supplierName,
         c.placement AS placement, v.severity AS severity, i.model AS model, count(*) AS items
       FROM ${store}.class_verdict v JOIN main.item i ON i.class_id = v.class_id
       JOIN main.item_class c ON c.id = v.class_id
       JOIN main.supplier s ON s.id = v.supplier_id
       WHERE v.severity >= ${severityOf('review')}
       GROUP BY 1, 2, 3, 4, 5, 6
       ORDER BY site NULLS LAST, supplierName, severity DESC, placement, model`,
    )
    .all();
  return {
    flaggedBySite: rows
      .slice(0, MAX_FLAGGED_LINES)
      .map(({ severity, ...row }) => ({ ...row, verdict: verdictOfSeverity(severity) })),
    flaggedLinesOmitted: Math.max(0, rows.length - MAX_FLAGGED_LINES),
  };
}

/** The policies that the figures were computed under. */
function policiesOf(
  db: Database,
  store: VerdictStore,
  asOf: IsoDate,
  packs: readonly PolicyPack[],
): PolicyInfo[] {
  const activeIds = new Set(packs.map(({ id }) => id));
  return readPolicies(db, { store, asOf, activeIds }).filter(({ isActive }) => isActive);
}

/** Everything that the audit summary prints. */
export function readSummaryDocument(
  workspace: Workspace,
  question: Question,
  appVersion: string,
): SummaryDocument {
  const db = workspace.reader;
  return answerFor(db, question, (store, asOf, packs) => ({
    workspace: {
      ...readWorkspaceInfo(workspace),
      asOf,
    },
    createdAt: new Date().toISOString(),
    appVersion,
    summary: readSummary(db, store, asOf, packs),
    policies: policiesOf(db, store, asOf, packs),
    ...flaggedBySite(db, store),
    waivers: waiversInForce(db, store, asOf, packs),
    // Undone imports are no source of anything; mended rows are counted where they were rejected.
    sources: readImports(db)
      .filter(({ undoneAt, mends }) => undoneAt === null && mends === null)
      .toReversed()
      .map(({ fileName, sha256, bytes, importedAt, ledger }) => ({
        fileName,
        sha256,
        bytes,
        importedAt,
        ledger,
      })),
  }));
}
