import type { ReactElement } from 'react';
import type { AuditFigures } from '#shared/domain/audit/figures';
import type { IsoDate } from '#shared/domain/date';
import { formatDate, formatNumber } from '../../components/format.ts';
import { DocTable } from '../doc-table.tsx';

type WaiverTableProps = {
  readonly waivers: AuditFigures['exceptions']['waivers'];
  readonly asOf: IsoDate;
};

/** The waivers in force: from what, why, who approved it, until when, and for how many items. */
export function WaiverTable({ waivers, asOf }: WaiverTableProps): ReactElement {
  return (
    <>
      <h3>Waivers in force</h3>
      <p>
        The operator has excepted these items from rules. A waived finding decides no verdict; from
        the day after its last day it counts again. As of {formatDate(asOf)}.
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
    </>
  );
}
