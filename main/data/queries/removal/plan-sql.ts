import { GONE_STATUSES } from '#shared/domain/removal';

const quoted = GONE_STATUSES.map((status) => `'${status}'`).join(', ');

/** True for equipment that is out of the network, over `item_removal r`. */
export const IS_GONE = `r.status IN (${quoted})`;

/** Where an item of the plan stands against its deadline, over `item_removal r`, `class_verdict v`. */
export const PACE = `CASE WHEN ${IS_GONE} THEN 'gone' WHEN r.due_on IS NULL THEN 'undated'
  WHEN v.deadline IS NULL OR r.due_on <= v.deadline THEN 'in-time' ELSE 'late' END`;
