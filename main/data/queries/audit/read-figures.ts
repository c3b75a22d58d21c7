import { setImmediate } from 'node:timers/promises';
import type { PolicyInfo } from '#shared/contract/policies';
import type { AuditFigures } from '#shared/domain/audit/figures';
import { figuresText } from '#shared/domain/audit/figures-text';
import { withTrend } from '#shared/domain/audit/trend';
import type { IsoDate } from '#shared/domain/date';
import { functionSchema } from '#shared/domain/item';
import { removalRate } from '#shared/domain/removal-rate';
import { severityOf } from '#shared/domain/verdict';
import type { Database } from '../../database/connection.ts';
import { asOfDate, readSettings } from '../../database/settings.ts';
import { evaluateInto } from '../../evaluation/evaluate.ts';
import type { Workspace } from '../../workspace.ts';
import { previousAudits } from '../audits/audit-records.ts';
import { readCaps } from '../caps.ts';
import { readImports } from '../imports.ts';
import { readDeadlineSteps } from '../overview/burn-down.ts';
import { hasRemovalPlan, readRemovalFigures } from '../removal/figures.ts';
import { readPolicies } from '../policies.ts';
import { readSamplingFigures } from '../samples/sampling-figures.ts';
import { readSummary } from '../summary.ts';
import { choosePacks, type Question } from '../summary-document.ts';
import type { Annex } from './annex.ts';
import type { AuditView } from './audit-view.ts';
import { readExceptions } from './exceptions.ts';
import { inSnapshot } from './in-snapshot.ts';
import { readItemFigures } from './item-pass.ts';
import { readQuality } from './quality.ts';
import { recordsHash } from './records-hash.ts';

/**
 * The verdicts that a question is about: those that are kept where it is the workspace's own, else new
 * ones, which are computed on `db` and gone with it.
 */
export function viewFor(db: Database, question: Question): AuditView {
  const settings = readSettings(db);
  const asOf = question.asOf ?? asOfDate(settings);
  const packs = choosePacks(db, question.policyIds);
  const isOwn = asOf === settings.evaluatedAsOf && question.policyIds === undefined;
  if (isOwn) return { db, store: 'main', asOf, packs };
  evaluateInto(db, 'temp', { asOf, homeCountry: settings.homeCountry, packs });
  return { db, store: 'temp', asOf, packs };
}

/** The policies that the figures were computed under. */
function policiesOf({ db, store, asOf, packs }: AuditView): PolicyInfo[] {
  const activeIds = new Set(packs.map(({ id }) => id));
  return readPolicies(db, { store, asOf, activeIds }).filter(({ isActive }) => isActive);
}

function byFunction({ db, store }: AuditView): AuditFigures['byFunction'] {
  const flagged = `v.severity >= ${severityOf('review')}`;
  const rows = db
    .prepare<
      [],
      Omit<AuditFigures['byFunction'][number], 'function'> & { function: string | null }
    >(
      `SELECT c.function AS function, sum(v.items) AS items,
         coalesce(sum(v.items) FILTER (WHERE ${flagged}), 0) AS flagged,
         coalesce(sum(v.items) FILTER (WHERE v.severity = ${severityOf('undetermined')}), 0)
           AS undetermined,
         coalesce(sum(v.items) FILTER (WHERE ${flagged} AND c.placement = 'core'), 0) AS flaggedCore
       FROM ${store}.class_verdict v JOIN main.item_class c ON c.id = v.class_id
       WHERE v.severity IS NOT NULL GROUP BY c.function HAVING sum(v.items) > 0
       ORDER BY flagged DESC, items DESC, c.function`,
    )
    .all();
  return rows.map((row) => ({
    ...row,
    function: row.function === null ? null : functionSchema.parse(row.function),
  }));
}

function readPace({ db, store, asOf, packs }: AuditView): AuditFigures['pace'] {
  const { overdue, steps } = readDeadlineSteps(db, store, packs);
  let until = 0;
  return {
    overdue,
    steps: steps.map(({ deadline, items, rules }) => {
      until += items;
      const perWeek = removalRate(until, asOf, deadline)?.perWeek ?? until;
      return { deadline, items, until, perWeek, rules };
    }),
  };
}

/** The figures of an audit, and the flagged items that its annex lists. */
export type Audit = { readonly figures: AuditFigures; readonly annex: Annex };

async function readFrom(db: Database, question: Question): Promise<Audit> {
  const { operatorName, scopeNote, homeCountry, registryVersion } = readSettings(db);
  const view = viewFor(db, question);
  await setImmediate();
  const { figures: ofItems, annex } = await readItemFigures(view);
  const { bySite, flaggedBySite, flaggedLinesOmitted, ...counted } = ofItems;
  // Undone imports are no source of anything; mended rows are counted where they were rejected.
  const imports = readImports(db)
    .filter(({ undoneAt, mends }) => undoneAt === null && mends === null)
    .toReversed();
  const quality = readQuality(view, imports, counted);
  await setImmediate();
  const sampling = readSamplingFigures(db);
  const figures: AuditFigures = {
    schema: 1,
    redaction: 'full',
    auditee: { operatorName, scopeNote, homeCountry },
    registryVersion,
    summary: readSummary(db, view.store, view.asOf, view.packs),
    policies: policiesOf(view),
    byFunction: byFunction(view),
    bySite,
    flaggedBySite,
    flaggedLinesOmitted,
    pace: readPace(view),
    caps: readCaps(db, view.store, view.packs),
    exceptions: readExceptions(view),
    recordsSha256: recordsHash(db),
    quality,
    sources: imports.map(({ fileName, sha256, bytes, importedAt, importedBy, source, ledger }) => ({
      fileName,
      sha256,
      bytes,
      importedAt,
      importedBy,
      source,
      ledger,
    })),
    ...(sampling === null ? {} : { sampling }),
    ...(hasRemovalPlan(db) ? { removalPlan: readRemovalFigures(db, view.store, view.asOf) } : {}),
  };
  return { figures: sinceLastAudit(db, figures, view.asOf), annex };
}

/** Figures with what changed since the last audit that says something else; alone where none does. */
function sinceLastAudit(db: Database, figures: AuditFigures, asOf: IsoDate): AuditFigures {
  const text = figuresText(figures);
  for (const previous of previousAudits(db, asOf)) {
    // One of this very state was closed to be handed over, and is what these figures are.
    const { trend: _trend, ...alone } = previous.figures;
    if (figuresText(alone) !== text) return withTrend(figures, previous);
  }
  return figures;
}

/**
 * The figures of a question on a connection that only this reading uses, such as a snapshot; the
 * verdicts that it needs stay there. Fails with `not-found` for an unknown policy.
 */
export async function readFiguresFrom(db: Database, question: Question): Promise<AuditFigures> {
  const { figures } = await readFrom(db, question);
  return figures;
}

/**
 * The figures of an audit on a date, under the active policies or those named, from one state of the
 * workspace, with the items of its annex. Takes some seconds for a million items, in steps between which
 * other questions are answered. Fails with `not-found` for a policy that the workspace does not know,
 * with `cancelled` where the workspace is closed meanwhile.
 */
export function readAudit(workspace: Workspace, question: Question): Promise<Audit> {
  return inSnapshot(workspace, (db) => readFrom(db, question));
}

/** The figures alone; see `readAudit`. */
export async function readAuditFigures(
  workspace: Workspace,
  question: Question,
): Promise<AuditFigures> {
  return (await readAudit(workspace, question)).figures;
}
