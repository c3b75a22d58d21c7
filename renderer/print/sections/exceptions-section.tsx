import type { ReactElement } from 'react';
import { formatDate, formatNumber } from '../../components/format.ts';
import { DocTable } from '../doc-table.tsx';
import type { SectionProps } from '../section-props.ts';
import { WaiverTable } from './waiver-table.tsx';

/** What the operator put on record: exceptions from rules, authorisations, answers, listed suppliers. */
export function ExceptionsSection({ document }: SectionProps): ReactElement {
  const { exceptions, summary } = document.figures;
  const { waivers, authorisations, answers, listings } = exceptions;
  const isEmpty = waivers.length + authorisations.length + answers.length + listings.length === 0;
  return (
    <section>
      <h2>Exceptions and waivers</h2>
      {isEmpty ? (
        <p>
          Nothing is on record: no waiver, no authorisation, no answer to a question of a rule, no
          listed supplier.
        </p>
      ) : null}
      {waivers.length === 0 ? null : <WaiverTable waivers={waivers} asOf={summary.asOf} />}
      {authorisations.length === 0 ? null : (
        <>
          <h3>Authorisations in force</h3>
          <p>Items are those that the conditions of each hold; its rule may be about fewer.</p>
          <DocTable
            label="Authorisations in force"
            columns={[
              { head: 'Rule', width: '30%' },
              { head: 'Reference' },
              { head: 'Until', width: '14%' },
              { head: 'Items', isNumber: true, width: '9%' },
            ]}
            rows={authorisations.map((each) => ({
              key: String(each.id),
              cells: [
                `${each.ruleTitle} (${each.policyTitle})`,
                [each.reference, each.note].filter((text) => text !== null).join(': '),
                each.until === null ? 'no end' : formatDate(each.until),
                formatNumber(each.items),
              ],
            }))}
          />
        </>
      )}
      {answers.length === 0 ? null : (
        <>
          <h3>Answers to questions of the rules</h3>
          <p>Items are those for which each is the latest answer.</p>
          <DocTable
            label="Answers to questions of the rules"
            columns={[
              { head: 'Question' },
              { head: 'Answer', width: '9%' },
              { head: 'Note', width: '30%' },
              { head: 'Items', isNumber: true, width: '9%' },
            ]}
            rows={answers.map((each) => ({
              key: String(each.id),
              cells: [
                each.question,
                each.holds ? 'yes' : 'no',
                each.note ?? '–',
                formatNumber(each.items),
              ],
            }))}
          />
        </>
      )}
      {listings.length === 0 ? null : (
        <>
          <h3>Listed suppliers</h3>
          <DocTable
            label="Listed suppliers"
            columns={[
              { head: 'Supplier', width: '22%' },
              { head: 'Policy' },
              { head: 'Since', width: '14%' },
              { head: 'Why', width: '34%' },
            ]}
            rows={listings.map((each) => ({
              key: `${each.policyTitle} ${each.supplierName}`,
              cells: [each.supplierName, each.policyTitle, formatDate(each.since), each.reason],
            }))}
          />
        </>
      )}
    </section>
  );
}
