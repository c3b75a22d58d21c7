import type { SummaryDocument } from '#shared/contract/summary-document';
import type { AuditFigures } from '#shared/domain/audit/figures';
import { ownPolicyIds } from '#shared/domain/audit/own-policies';
import { redactFigures, withoutSites, writtenTexts } from '#shared/domain/audit/redact';
import type { Redaction } from '#shared/domain/audit/redaction';
import type { Database } from '../../database/connection.ts';
import { readNamedPlaces } from '../audits/audit-records.ts';
import { sitesNamedInEach, type Written } from './site-names.ts';

type Closed = SummaryDocument['closed'];

/** What an audit says, as a reader of a level may see it. */
export type Redacted = {
  readonly figures: AuditFigures;
  readonly workspaceName: string;
  /** The texts in which sites may be named, without them, under the same names. */
  readonly texts: Readonly<Record<string, string>>;
  /** The closed audit that the figures are of. */
  readonly closed: Closed;
};

/** What people wrote into figures, where sites may be named. */
export function writtenInFigures(figures: AuditFigures): Written {
  return { texts: writtenTexts(figures), ids: ownPolicyIds(figures) };
}

/**
 * Takes out of figures, the name of their workspace and other texts what a reader of a level must not
 * see. The figures come out the same whatever the other texts say, and those of a closed audit the same
 * whatever its sites are called since. `db` tells the names of sites, see `tellNames`.
 */
export async function redactAudit(
  db: Database,
  figures: AuditFigures,
  redaction: Redaction,
  {
    workspaceName,
    texts = {},
    closed = null,
  }: {
    readonly workspaceName: string;
    readonly texts?: Readonly<Record<string, string>> | undefined;
    readonly closed?: Closed | undefined;
  },
): Promise<Redacted> {
  if (redaction === 'full') return { figures, workspaceName, texts, closed };
  const around = [workspaceName, ...Object.values(texts)];
  if (closed !== null) around.push(closed.name, closed.auditor);
  const then = closed === null ? null : readNamedPlaces(db, closed.id);
  const writings = [{ texts: around }, ...(then === null ? [writtenInFigures(figures)] : [])];
  const [namedAround = [], namedNow = []] = await sitesNamedInEach(db, writings, closed?.id);
  // Of the figures their own only: a host that a note names may be a part of a word of theirs, and a
  // bundle, which has no notes, is to say the same figures.
  const inFigures = then?.figures ?? namedNow;
  const siteNames = [...inFigures, ...(then?.title ?? []), ...namedAround];
  const readable = (text: string): string => withoutSites(text, siteNames);
  const ofPeople = (text: string): string => (redaction === 'counts' ? '' : readable(text));
  return {
    figures: redactFigures(figures, redaction, inFigures),
    workspaceName: ofPeople(workspaceName),
    texts: Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, readable(text)])),
    closed:
      closed === null
        ? null
        : { ...closed, name: ofPeople(closed.name), auditor: ofPeople(closed.auditor) },
  };
}
