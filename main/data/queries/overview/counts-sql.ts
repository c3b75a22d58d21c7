import { severityOf } from '#shared/domain/verdict';

const REVIEW = severityOf('review');
const UNDETERMINED = severityOf('undetermined');
const CLEAR = severityOf('clear');

/** A condition over `class_verdict v`: it is one of flagged, undetermined and clear. */
export const IN_SCOPE = 'v.severity IS NOT NULL';

/** Columns `flagged`, `undetermined` and `clear` over `class_verdict v`, of the rows that meet a condition. */
export function countColumns(condition = '1', suffix = ''): string {
  const of = (name: string, severity: string): string =>
    `coalesce(sum(v.items) FILTER (WHERE v.severity ${severity} AND ${condition}), 0) AS ${name}${suffix}`;
  return [
    of('flagged', `>= ${REVIEW}`),
    of('undetermined', `= ${UNDETERMINED}`),
    of('clear', `= ${CLEAR}`),
  ].join(', ');
}
