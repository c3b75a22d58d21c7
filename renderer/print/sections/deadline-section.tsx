import type { ReactElement } from 'react';
import { formatDate, formatDaysLeft, formatNumber, plural } from '../../components/format.ts';
import { DeadlineBars } from '../deadline-bars.tsx';
import { DocTable } from '../doc-table.tsx';
import type { SectionProps } from '../section-props.ts';

/** Days by which equipment must be gone, rule by rule; an item may be under several. */
function RuleDeadlines({ document }: Pick<SectionProps, 'document'>): ReactElement {
  const { summary, policies } = document.figures;
  const rows = summary.byDeadline.toSorted((a, b) => a.deadline.localeCompare(b.deadline));
  return (
    <>
      <h3>By rule</h3>
      {rows.length === 0 ? (
        <p>No rule that was applied sets a deadline for an item of this inventory.</p>
      ) : (
        <DocTable
          label="Deadlines"
          columns={[
            { head: 'Last day', width: '16%' },
            { head: 'From the as-of date', width: '20%' },
            { head: 'Rule' },
            { head: 'Items', isNumber: true, width: '12%' },
          ]}
          rows={rows.map(({ deadline, policy, rule, items }) => {
            const pack = policies.find(({ id }) => id === policy);
            const known = pack?.rules.find((entry) => entry.rule.id === rule);
            return {
              key: `${deadline} ${policy} ${rule}`,
              cells: [
                formatDate(deadline),
                formatDaysLeft(summary.asOf, deadline),
                `${known?.rule.title ?? rule} (${pack?.title ?? policy})`,
                formatNumber(items),
              ],
            };
          })}
        />
      )}
    </>
  );
}

/** Overdue items may have a deadline to come under another rule, which stands below by rule. */
function noneToComeWords({
  asOf,
  byDeadline,
}: SectionProps['document']['figures']['summary']): string {
  return byDeadline.some(({ deadline }) => deadline >= asOf)
    ? 'No deadline is to come but for items that are overdue already.'
    : 'No deadline is to come.';
}

/** Days by which equipment must be gone, and how fast that is. */
export function DeadlineSection({ document }: SectionProps): ReactElement {
  const { pace, summary } = document.figures;
  return (
    <section>
      <h2>Deadlines</h2>
      <p>
        {pace.overdue === 0 ? 'No item is overdue. ' : `${plural(pace.overdue, 'item')} overdue. `}
        {pace.steps.length === 0
          ? noneToComeWords(summary)
          : 'Each item counts once, under the nearest of its deadlines; the pace is what suffices for all until then, from the as-of date on.'}
      </p>
      {pace.steps.length === 0 ? null : (
        <>
          <DeadlineBars pace={pace} />
          <DocTable
            label="Deadlines and pace"
            columns={[
              { head: 'Last day', width: '16%' },
              { head: 'From the as-of date', width: '18%' },
              { head: 'Set by' },
              { head: 'Items', isNumber: true, width: '10%' },
              { head: 'To be gone by then', isNumber: true, width: '13%' },
              { head: 'Items a week', isNumber: true, width: '12%' },
            ]}
            rows={pace.steps.map((step) => ({
              key: step.deadline,
              cells: [
                formatDate(step.deadline),
                formatDaysLeft(summary.asOf, step.deadline),
                step.rules.join('; '),
                formatNumber(step.items),
                formatNumber(step.until),
                formatNumber(step.perWeek),
              ],
            }))}
          />
        </>
      )}
      <RuleDeadlines document={document} />
    </section>
  );
}
