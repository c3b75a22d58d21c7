import type { ReactElement } from 'react';
import type { SummaryDocument } from '#shared/contract/data';
import { countryName, formatNumber, plural } from '../../components/format.ts';
import { placementWords } from '../../components/words.ts';
import { DocTable } from '../doc-table.tsx';
import { DocVerdict } from '../doc-verdict.tsx';
import classes from '../summary-document.module.css';

/** Where the flagged equipment stands. */
export function SiteSection({ document }: { readonly document: SummaryDocument }): ReactElement {
  const { flaggedBySite, flaggedLinesOmitted } = document;
  return (
    <section className={classes['annex']}>
      <h2>Annex: flagged items by site</h2>
      {flaggedBySite.length === 0 ? (
        <p>No item is flagged.</p>
      ) : (
        <DocTable
          label="Flagged items by site"
          columns={[
            { head: 'Site', width: '23%' },
            { head: 'Country', width: '12%' },
            { head: 'Supplier', width: '15%' },
            { head: 'Model' },
            { head: 'Placement', width: '11%' },
            { head: 'Verdict', width: '15%' },
            { head: 'Items', isNumber: true, width: '7%' },
          ]}
          rows={flaggedBySite.map((line, index) => ({
            key: String(index),
            cells: [
              line.site ?? 'No site',
              countryName(line.country),
              line.supplierName,
              line.model ?? '–',
              placementWords[line.placement],
              <DocVerdict key="verdict" verdict={line.verdict} />,
              formatNumber(line.items),
            ],
          }))}
        />
      )}
      {flaggedLinesOmitted === 0 ? null : (
        <p className={classes['small']}>
          {plural(flaggedLinesOmitted, 'further line')} left out here; the inventory’s CSV export
          holds every flagged item.
        </p>
      )}
    </section>
  );
}
