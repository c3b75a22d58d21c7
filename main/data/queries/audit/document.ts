import type { SummaryDocument } from '#shared/contract/summary-document';
import type { AuditFigures } from '#shared/domain/audit/figures';
import type { AnnexRow } from '#shared/domain/audit/annex-row';
import { redactRow } from '#shared/domain/audit/redact-row';
import type { Redaction } from '#shared/domain/audit/redaction';
import { AppError } from '#shared/rpc/app-error';
import { readSettings } from '../../database/settings.ts';
import type { Workspace } from '../../workspace.ts';
import type { Question } from '../summary-document.ts';
import { readAuditRecord, readClosedFigures } from '../audits/audit-records.ts';
import { readAnnexRows, type Annex } from './annex.ts';
import { placesOfAnnex } from './annex-places.ts';
import { inSnapshot } from './in-snapshot.ts';
import { figuresHash } from './figures-hash.ts';
import { auditNow, auditOf } from './kept-audit.ts';
import { redactAudit, type Redacted } from './redacted.ts';

type Texts = SummaryDocument['texts'];

/** What a document is asked for with, beside the date and the policies. */
export type DocumentQuestion = Question & {
  readonly redaction?: Redaction | undefined;
  /** Texts of the operator for it, in which sites may be named. */
  readonly texts?: Texts | undefined;
  /** A closed audit, whose frozen figures stand in the place of those of the workspace now. */
  readonly auditId?: number | undefined;
};

/** How often it starts again because the workspace changed under it. */
const MAX_ATTEMPTS = 5;

type Source = {
  readonly figures: AuditFigures;
  readonly annex: Pick<Annex, 'itemIds' | 'omitted'>;
  readonly state: string;
  readonly closed: SummaryDocument['closed'];
};

/** Items of a closed audit are not listed again: what the workspace says of them now is not of it. */
const NO_ANNEX = { itemIds: new Int32Array(), omitted: 0 };

async function sourceOf(
  workspace: Workspace,
  auditId: number | undefined,
  question: Question,
): Promise<Source> {
  if (auditId === undefined) {
    const { state, audit } = auditNow(workspace, question);
    return { ...(await audit), state, closed: null };
  }
  const { id, name, auditor, closedAt } = readAuditRecord(workspace.reader, auditId);
  const figures = readClosedFigures(workspace.reader, auditId);
  return { figures, annex: NO_ANNEX, state: '', closed: { id, name, auditor, closedAt } };
}

/** What a document prints and what it is made of, both of one state of the workspace. */
async function redactedSource(
  workspace: Workspace,
  { redaction = 'full', texts = {}, auditId, ...question }: DocumentQuestion,
): Promise<{ readonly source: Source; readonly redacted: Redacted }> {
  const workspaceName = workspace.name;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const source = await sourceOf(workspace, auditId, question);
    const { figures, closed, state } = source;
    const around = { workspaceName, texts, closed };
    const redacted =
      redaction === 'full'
        ? { figures, ...around }
        : await inSnapshot(workspace, (db) => redactAudit(db, figures, redaction, around));
    const isOfNow =
      redaction === 'full' || closed !== null || auditNow(workspace, question).state === state;
    if (isOfNow) return { source, redacted };
  }
  throw new AppError(
    'conflict',
    'The workspace kept changing while its names were read; make the document when that is over.',
  );
}

/**
 * Everything that the audit summary prints, as its reader may see it: what is redacted does not leave
 * this process. Fails as `readAudit` does, with `not-found` for an audit that is not there, and with
 * `conflict` where changes do not end.
 */
export async function readSummaryDocument(
  workspace: Workspace,
  question: DocumentQuestion,
  appVersion: string,
): Promise<SummaryDocument> {
  const { source, redacted } = await redactedSource(workspace, question);
  const { annex, state, closed } = source;
  const { redaction = 'full' } = question;
  const db = workspace.reader;
  return {
    ...redacted,
    figuresSha256: figuresHash(redacted.figures),
    isAsOfFixed: closed === null && readSettings(db).fixedAsOf !== null,
    createdAt: new Date().toISOString(),
    appVersion,
    annex: {
      rows: redaction === 'counts' ? 0 : annex.itemIds.length,
      omitted: redaction === 'counts' ? 0 : annex.omitted,
      state,
    },
  };
}

/** Rows of the annex as its reader may see them; see `summary.annexRows`. */
export async function readDocumentAnnex(
  workspace: Workspace,
  {
    redaction = 'full',
    state,
    start,
    count,
    ...question
  }: DocumentQuestion & { readonly state: string; readonly start: number; readonly count: number },
): Promise<AnnexRow[]> {
  const audit = await auditOf(workspace, question, state);
  const places = redaction === 'no-sites' ? await placesOfAnnex(workspace, audit) : undefined;
  // Names may have been read for a while: the rows are those of the audit only if nothing changed.
  if (places !== undefined) await auditOf(workspace, question, state);
  return readAnnexRows(workspace.reader, audit.annex, start, count).flatMap(
    (row) => redactRow(row, redaction, places) ?? [],
  );
}
