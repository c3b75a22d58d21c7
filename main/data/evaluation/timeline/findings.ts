import type { IsoDate } from '#shared/domain/date';
import { severityOf } from '#shared/domain/verdict';
import type { Database } from '../../database/connection.ts';
import type { SqlTerm } from '../compile-rule.ts';

/** What a rule says in a period, without the findings that are waived, which decide nothing. */
export type Findings = {
  /** Parts that the rule speaks of, each once, and beside each the severity. */
  readonly parts: Int32Array;
  readonly severities: Int8Array;
  /** Items that must be removed by a day that is not past. */
  readonly removals: ReadonlyMap<IsoDate, number>;
  /**
   * Items of which it is not known whether the rule applies to them, by the day by which they would
   * have to be removed if it did; `null` where that is not known, or there is none.
   */
  readonly undetermined: ReadonlyMap<IsoDate | null, number>;
};

export const NO_FINDINGS: Findings = {
  parts: new Int32Array(0),
  severities: new Int8Array(0),
  removals: new Map(),
  undetermined: new Map(),
};

const REMOVE_BY = severityOf('remove-by');
const UNDETERMINED = severityOf('undetermined');

/** Asks for the findings of one period; `items` are those of each part. */
export function readFindings(db: Database, { sql, values }: SqlTerm, items: Int32Array): Findings {
  const rows = db
    .prepare<unknown[], [number, number, IsoDate | null]>(
      `SELECT class_id, severity, due FROM (${sql}) WHERE waived_by IS NULL`,
    )
    .raw()
    .all(...values);
  const parts = new Int32Array(rows.length);
  const severities = new Int8Array(rows.length);
  const removals = new Map<IsoDate, number>();
  const undetermined = new Map<IsoDate | null, number>();
  for (const [at, [part, severity, due]] of rows.entries()) {
    parts[at] = part;
    severities[at] = severity;
    const count = items[part] ?? 0;
    if (severity === UNDETERMINED) undetermined.set(due, (undetermined.get(due) ?? 0) + count);
    else if (severity === REMOVE_BY && due !== null) {
      removals.set(due, (removals.get(due) ?? 0) + count);
    }
  }
  return { parts, severities, removals, undetermined };
}
