import type { AuditFigures } from '#shared/domain/audit/figures';
import {
  ownPolicyIds,
  redactFigures,
  withoutSites,
  writtenTexts,
} from '#shared/domain/audit/redact';
import type { Redaction } from '#shared/domain/audit/redaction';
import type { Database } from '../../database/connection.ts';
import { sitesNamedIn } from './site-names.ts';

/** What an audit says, as a reader of a level may see it. */
export type Redacted = {
  readonly figures: AuditFigures;
  readonly workspaceName: string;
  /** The texts in which sites may be named, without them, under the same names. */
  readonly texts: Readonly<Record<string, string>>;
};

/**
 * Takes out of figures, the name of their workspace and other texts what a reader of a level must not
 * see. The figures come out the same whatever the other texts say. `db` tells the names of sites.
 */
export function redactAudit(
  db: Database,
  figures: AuditFigures,
  redaction: Redaction,
  {
    workspaceName,
    texts = {},
  }: {
    readonly workspaceName: string;
    readonly texts?: Readonly<Record<string, string>> | undefined;
  },
): Redacted {
  if (redaction === 'full') return { figures, workspaceName, texts };
  const written = [workspaceName, ...Object.values(texts), ...writtenTexts(figures)];
  const siteNames = sitesNamedIn(db, written, ownPolicyIds(figures));
  const readable = (text: string): string => withoutSites(text, siteNames);
  return {
    figures: redactFigures(figures, redaction, siteNames),
    workspaceName: redaction === 'counts' ? '' : readable(workspaceName),
    texts: Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, readable(text)])),
  };
}
