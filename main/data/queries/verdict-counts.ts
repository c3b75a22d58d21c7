import type { VerdictCounts } from '#shared/contract/policies';
import { isFlagged, severityOf, VERDICTS, type Verdict } from '#shared/domain/verdict';
import type { Database } from '../database/connection.ts';
import type { VerdictStore } from '../evaluation/evaluate.ts';

/** The items of a workspace by what counts, from the verdicts kept in `store`. */
export function readVerdictCounts(db: Database, store: VerdictStore): VerdictCounts {
  const counts = db
    .prepare<[], VerdictCounts>(
      `SELECT coalesce(sum(items) FILTER (WHERE severity >= ${severityOf('review')}), 0) AS flagged,
         coalesce(sum(items) FILTER (WHERE severity = ${severityOf('undetermined')}), 0) AS undetermined,
         coalesce(sum(items) FILTER (WHERE severity = ${severityOf('clear')}), 0) AS clear
       FROM ${store}.class_verdict`,
    )
    .get();
  return counts ?? { flagged: 0, undetermined: 0, clear: 0 };
}

/** Items in scope by what counts, and each verdict by itself; `of` answers the items of a severity. */
export function countsBySeverity(
  of: (severity: number) => number,
): VerdictCounts & { byVerdict: Record<Verdict, number> } {
  const byVerdict = Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, of(severityOf(verdict))]),
  ) as Record<Verdict, number>;
  const { undetermined, clear } = byVerdict;
  const flagged = VERDICTS.filter(isFlagged).reduce((sum, verdict) => sum + byVerdict[verdict], 0);
  return { flagged, undetermined, clear, byVerdict };
}
