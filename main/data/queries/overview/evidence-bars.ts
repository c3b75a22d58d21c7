import type { EvidenceBar } from '#shared/contract/overview';
import type { VerdictCounts } from '#shared/contract/policies';
import type { Database } from '../../database/connection.ts';
import { FACT_SQL } from '../summary.ts';
import { countColumns, IN_SCOPE } from './counts-sql.ts';

type Fact = EvidenceBar['fact'];

/** How many items in scope have each fact that verdicts depend on, by what their verdict is. */
export function readEvidenceBars(db: Database): { facts: EvidenceBar[] } {
  const facts = Object.entries(FACT_SQL) as [Fact, string][];
  // One pass over the classes for all facts; a column for each number.
  const columns = facts.flatMap(([fact, sql]) => [
    countColumns(sql, `_${fact}_known`),
    countColumns(`NOT (${sql})`, `_${fact}_missing`),
  ]);
  const found = db
    .prepare<[], Readonly<Record<string, number>>>(
      `SELECT ${columns.join(', ')}
       FROM main.class_verdict v JOIN main.item_class c ON c.id = v.class_id WHERE ${IN_SCOPE}`,
    )
    .get();
  const countsOf = (fact: Fact, part: 'known' | 'missing'): VerdictCounts => ({
    flagged: found?.[`flagged_${fact}_${part}`] ?? 0,
    undetermined: found?.[`undetermined_${fact}_${part}`] ?? 0,
    clear: found?.[`clear_${fact}_${part}`] ?? 0,
  });
  return {
    facts: facts.map(([fact]) => ({
      fact,
      known: countsOf(fact, 'known'),
      missing: countsOf(fact, 'missing'),
    })),
  };
}
