import type { Database } from '../database/connection.ts';
import { summaryFor, type Question } from '../queries/summary-document.ts';

/** The figures of an audit as the one text of them that there is, and the date that they are of. */
export function auditFigures(db: Database, question: Question): { text: string; asOf: string } {
  const summary = summaryFor(db, question);
  return { text: `${JSON.stringify(summary, null, 2)}\n`, asOf: summary.asOf };
}
