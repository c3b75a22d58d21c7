import type { ReactElement } from 'react';
import type { AuditFigures } from '#shared/domain/audit/figures';
import { formatDate, formatNumber, plural } from '../../components/format.ts';

/** What must go next, in a sentence. */
export function NextDeadline({ figures }: { readonly figures: AuditFigures }): ReactElement | null {
  const { pace } = figures;
  const [next] = pace.steps;
  if (next === undefined && pace.overdue === 0) return null;
  return (
    <p>
      {pace.overdue === 0 ? '' : `${plural(pace.overdue, 'item')} overdue. `}
      {next === undefined
        ? ''
        : `${plural(next.items, 'item')} must be gone by ${formatDate(next.deadline)}: ${formatNumber(next.perWeek)} a week from the as-of date on.`}
    </p>
  );
}
