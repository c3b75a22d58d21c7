import type { ReactElement } from 'react';
import type { PolicyInfo, PolicyRecords } from '#shared/contract/policies';
import type { Statement } from '#shared/domain/statement';
import { formatDate, formatMoment, formatNumber } from '../../components/format.ts';
import { operatorFactWords } from '../../components/words.ts';
import { DocTable } from '../doc-table.tsx';
import { recordSubject } from '../record-subject.ts';

/** What a statement says, as a row of the document. */
function wordsOf(
  statement: Statement,
  titleOf: (policyId: string, ruleId: string | null) => string,
) {
  switch (statement.kind) {
    case 'answer':
      return {
        what: `Answer ${statement.holds ? 'yes' : 'no'}`,
        about: statement.question,
        until: '–',
        why: statement.note ?? '',
      };
    case 'authorisation':
      return {
        what: `Authorisation ${statement.reference}`,
        about: titleOf(statement.policyId, statement.ruleId),
        until: statement.until === null ? 'no end' : formatDate(statement.until),
        why: statement.note ?? '',
      };
    case 'waiver':
      return {
        what: `Waiver, approved by ${statement.approver}`,
        about: titleOf(statement.policyId, statement.ruleId),
        until: formatDate(statement.until),
        why: statement.reason,
      };
  }
}

type RecordsSectionProps = {
  readonly records: PolicyRecords;
  readonly policies: readonly PolicyInfo[];
};

/** What the operator has put on record: listed suppliers, answers, authorisations, waivers, its size. */
export function RecordsSection({ records, policies }: RecordsSectionProps): ReactElement | null {
  const { listings, statements, operatorFacts } = records;
  const sizes = Object.entries(operatorFacts);
  if (listings.length + statements.length + sizes.length === 0) return null;
  const titleOf = (policyId: string, ruleId: string | null): string =>
    recordSubject(policies, policyId, ruleId);
  return (
    <section>
      <h2>On record in this workspace</h2>
      {listings.length === 0 ? null : (
        <DocTable
          label="Listed suppliers"
          columns={[
            { head: 'Listed supplier', width: '22%' },
            { head: 'Policy' },
            { head: 'Since', width: '16%' },
            { head: 'Why', width: '34%' },
          ]}
          rows={listings.map(({ policyId, supplierId, supplierName, since, reason }) => ({
            key: `${policyId} ${supplierId}`,
            cells: [supplierName, titleOf(policyId, null), formatDate(since), reason],
          }))}
        />
      )}
      {statements.length === 0 ? null : (
        <DocTable
          label="Answers, authorisations and waivers"
          columns={[
            { head: 'Statement', width: '22%' },
            { head: 'About' },
            { head: 'Until', width: '13%' },
            { head: 'Why', width: '22%' },
            { head: 'Items', isNumber: true, width: '8%' },
            { head: 'Written', width: '15%' },
          ]}
          rows={statements.map(({ id, statement, items, at, madeBy }) => {
            const { what, about, until, why } = wordsOf(statement, titleOf);
            const by = madeBy === null ? '' : `, ${madeBy}`;
            const when = `${formatMoment(at)}${by}`;
            return { key: String(id), cells: [what, about, until, why, formatNumber(items), when] };
          })}
        />
      )}
      {sizes.length === 0 ? null : (
        <DocTable
          label="Size of the operator"
          columns={[
            { head: 'Size of the operator' },
            { head: 'Value', isNumber: true, width: '20%' },
          ]}
          rows={sizes.map(([fact, value]) => ({
            key: fact,
            cells: [
              operatorFactWords[fact as keyof typeof operatorFactWords],
              formatNumber(value ?? 0),
            ],
          }))}
        />
      )}
    </section>
  );
}
