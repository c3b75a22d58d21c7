import type { ReactElement } from 'react';
import type { SummaryDocument } from '#shared/contract/summary-document';
import { formatDate, formatNumber } from '../../components/format.ts';
import { DocTable } from '../doc-table.tsx';

/** The waivers in force: from what, why, who approved it, until when, and for how many items. */
export function WaiverSection({
  document,
}: {
  readonly document: SummaryDocument;
}): ReactElement | null {
  const { waivers, summary } = document;
  if (waivers.length === 0) return null;
  return (
    <section>
      <h2>Waivers in force</h2>
      <p>
        The operator has excepted these items from rules. A waived finding decides no verdict; the
        day after its last day the items are flagged again. As of {formatDate(summary.asOf)}.
      </p>
      <DocTable
        label="Waivers in force"
        columns={[
          { head: 'Waived rule', width: '28%' },
          { head: 'Reason' },
          { head: 'Approved by', width: '18%' },
          { head: 'Until', width: '12%' },
          { head: 'Items', isNumber: true, width: '9%' },
        ]}
        rows={waivers.map(({ id, policyTitle, ruleTitle, reason, approver, until, items }) => ({
          key: String(id),
          cells: [
            ruleTitle ?? `All rules of ${policyTitle}`,
            reason,
            approver,
            formatDate(until),
            formatNumber(items),
          ],
        }))}
      />
    </section>
  );
}
