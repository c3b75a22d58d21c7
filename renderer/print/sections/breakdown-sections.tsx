import type { ReactElement } from 'react';
import type { SummaryDocument } from '#shared/contract/summary-document';
import {
  countryName,
  formatDate,
  formatDaysLeft,
  formatNumber,
  formatShare,
} from '../../components/format.ts';
import { restByCountry } from '../../components/summary-rest.ts';
import { factWords } from '../../components/words.ts';
import { DocTable } from '../doc-table.tsx';

type SectionProps = { readonly document: SummaryDocument };

/** Items by country, with the share that is flagged. */
export function CountrySection({ document }: SectionProps): ReactElement {
  const { byCountry, items: all } = document.summary;
  const rest = restByCountry(document.summary);
  const rows = rest.items === 0 ? byCountry : [...byCountry, { ...rest, country: '' }];
  return (
    <section>
      <h2>By country</h2>
      <DocTable
        label="By country"
        columns={[
          { head: 'Country', width: '40%' },
          { head: 'In scope', isNumber: true },
          { head: 'Flagged', isNumber: true },
          { head: 'Share flagged', isNumber: true },
          { head: 'Undetermined', isNumber: true },
        ]}
        rows={[
          ...rows.map(({ country, items, flagged, undetermined }) => ({
            key: country,
            cells: [
              countryName(country),
              formatNumber(items),
              formatNumber(flagged),
              formatShare(flagged, items),
              formatNumber(undetermined),
            ],
          })),
          {
            key: 'total',
            isTotal: true,
            cells: [
              'All',
              formatNumber(all.inScope),
              formatNumber(all.flagged),
              formatShare(all.flagged, all.inScope),
              formatNumber(all.undetermined),
            ],
          },
        ]}
      />
    </section>
  );
}

/** Days by which equipment must be gone. */
export function DeadlineSection({ document }: SectionProps): ReactElement {
  const { summary, policies } = document;
  const rows = summary.byDeadline.toSorted((a, b) => a.deadline.localeCompare(b.deadline));
  return (
    <section>
      <h2>Deadlines</h2>
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
    </section>
  );
}

/** How much of what decides verdicts is known. */
export function CompletenessSection({ document }: SectionProps): ReactElement {
  return (
    <section>
      <h2>Completeness of the evidence</h2>
      <p>
        Facts that decide verdicts, for items in scope. Where a rule asks for a fact that is
        missing, the item is undetermined, not clear.
      </p>
      <DocTable
        label="Completeness of the evidence"
        columns={[
          { head: 'Fact', width: '40%' },
          { head: 'Known', isNumber: true },
          { head: 'Missing', isNumber: true },
          { head: 'Share known', isNumber: true },
        ]}
        rows={document.summary.completeness.map(({ fact, known, missing }) => ({
          key: fact,
          cells: [
            factWords[fact],
            formatNumber(known),
            formatNumber(missing),
            formatShare(known, known + missing),
          ],
        }))}
      />
    </section>
  );
}
