import { GONE_STATUSES } from '#shared/domain/removal';
import { severityOf } from '#shared/domain/verdict';

const quoted = GONE_STATUSES.map((status) => `'${status}'`).join(', ');

/** True for equipment that is out of the network, over `item_removal r`. */
export const IS_GONE = `r.status IN (${quoted})`;

/**
 * Where an item of the plan stands against its deadline on a date, an expression in SQL, over
 * `item_removal r`, `class_verdict v`. What is still there is gone no earlier than on that date, and
 * what is overdue should be gone already, also where a rule that prohibits it sets no day.
 */
export const paceOn = (asOf: string): string =>
  `CASE WHEN ${IS_GONE} THEN 'gone' WHEN r.due_on IS NULL THEN 'undated'
  WHEN v.severity = ${severityOf('overdue')} THEN 'late'
  WHEN v.deadline IS NULL OR max(r.due_on, ${asOf}) <= v.deadline THEN 'in-time' ELSE 'late' END`;
