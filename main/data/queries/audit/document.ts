import type { SummaryDocument } from '#shared/contract/summary-document';
import type { AnnexRow } from '#shared/domain/audit/annex-row';
import { ownPolicyIds, redactRow } from '#shared/domain/audit/redact';
import type { Redaction } from '#shared/domain/audit/redaction';
import { readSettings } from '../../database/settings.ts';
import type { Workspace } from '../../workspace.ts';
import type { Question } from '../summary-document.ts';
import { readAnnexRows } from './annex.ts';
import { figuresHash } from './figures-hash.ts';
import { auditNow, auditOf } from './kept-audit.ts';
import { redactAudit } from './redacted.ts';
import { sitesNamedIn } from './site-names.ts';

type Texts = SummaryDocument['texts'];

/** What a document is asked for with, beside the date and the policies. */
export type DocumentQuestion = Question & {
  readonly redaction?: Redaction | undefined;
  /** Texts of the operator for it, in which sites may be named. */
  readonly texts?: Texts | undefined;
};

/**
 * Everything that the audit summary prints, as its reader may see it: what is redacted does not leave
 * this process. Fails as `readAudit` does.
 */
export async function readSummaryDocument(
  workspace: Workspace,
  { redaction = 'full', texts = {}, ...question }: DocumentQuestion,
  appVersion: string,
): Promise<SummaryDocument> {
  const { state, audit } = auditNow(workspace, question);
  const { figures: whole, annex } = await audit;
  const db = workspace.reader;
  const redacted = redactAudit(db, whole, redaction, { workspaceName: workspace.name, texts });
  return {
    ...redacted,
    figuresSha256: figuresHash(redacted.figures),
    isAsOfFixed: readSettings(db).fixedAsOf !== null,
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
  const { figures, annex } = await auditOf(workspace, question, state);
  const db = workspace.reader;
  const ids = redaction === 'full' ? [] : ownPolicyIds(figures);
  const siteNames = ids.length === 0 ? [] : sitesNamedIn(db, [], ids);
  return readAnnexRows(db, annex, start, count).flatMap(
    (row) => redactRow(row, redaction, siteNames) ?? [],
  );
}
