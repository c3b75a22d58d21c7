import type { ReactElement } from 'react';
import { countryName, formatNumber, formatShare, plural } from '../../components/format.ts';
import { restByCountry } from '../../components/summary-rest.ts';
import { functionWords } from '../../components/words.ts';
import { DocTable } from '../doc-table.tsx';
import type { SectionProps } from '../section-props.ts';
import { siteWords } from '../site-words.ts';
import classes from '../summary-document.module.css';

/** Items by country, with the share that is flagged. */
export function CountrySection({ document }: SectionProps): ReactElement {
  const { byCountry, items: all } = document.figures.summary;
  const rest = restByCountry(document.figures.summary);
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

/** Items by the part of the network that they do their work in. */
export function FunctionSection({ document }: SectionProps): ReactElement {
  const { byFunction, summary } = document.figures;
  const { items: all, byPlacement } = summary;
  return (
    <section>
      <h2>By function</h2>
      <DocTable
        label="By function"
        columns={[
          { head: 'Function', width: '34%' },
          { head: 'In scope', isNumber: true },
          { head: 'Flagged', isNumber: true },
          { head: 'Flagged core', isNumber: true },
          { head: 'Share flagged', isNumber: true },
          { head: 'Undetermined', isNumber: true },
        ]}
        rows={[
          ...byFunction.map((row) => ({
            key: row.function ?? '',
            cells: [
              row.function === null ? 'Function not known' : functionWords[row.function],
              formatNumber(row.items),
              formatNumber(row.flagged),
              formatNumber(row.flaggedCore),
              formatShare(row.flagged, row.items),
              formatNumber(row.undetermined),
            ],
          })),
          {
            key: 'total',
            isTotal: true,
            cells: [
              'All',
              formatNumber(all.inScope),
              formatNumber(all.flagged),
              formatNumber(byPlacement.core.flagged),
              formatShare(all.flagged, all.inScope),
              formatNumber(all.undetermined),
            ],
          },
        ]}
      />
    </section>
  );
}

/** Sites with flagged items, the most flagged first. */
export function SiteSection({ document }: SectionProps): ReactElement {
  const { bySite, summary } = document.figures;
  const { rows, omitted, sites } = bySite;
  const rest =
    omitted.flagged === 0
      ? []
      : [
          {
            key: 'rest',
            cells: [
              omitted.sites === 0 ? 'Items without a site' : plural(omitted.sites, 'further site'),
              '',
              '',
              formatNumber(omitted.flagged),
              '',
              '',
              '',
            ],
          },
        ];
  return (
    <section>
      <h2>By site</h2>
      <p>
        {rows.length === 0
          ? 'No site has a flagged item.'
          : `Sites with flagged items, of ${plural(sites, 'site')} with items in scope.`}
      </p>
      {rows.length === 0 ? null : (
        <DocTable
          label="By site"
          columns={[
            { head: 'Site', width: '40%' },
            { head: 'Country', width: '13%' },
            { head: 'In scope', isNumber: true },
            { head: 'Flagged', isNumber: true },
            { head: 'Flagged core', isNumber: true },
            { head: 'Share flagged', isNumber: true },
            { head: 'Undetermined', isNumber: true },
          ]}
          rows={[
            ...rows.map((row, index) => ({
              key: String(index),
              cells: [
                siteWords(row),
                countryName(row.country),
                formatNumber(row.items),
                formatNumber(row.flagged),
                formatNumber(row.flaggedCore),
                formatShare(row.flagged, row.items),
                formatNumber(row.undetermined),
              ],
            })),
            ...rest,
            {
              key: 'total',
              isTotal: true,
              cells: [
                'All flagged',
                '',
                '',
                formatNumber(summary.items.flagged),
                formatNumber(summary.byPlacement.core.flagged),
                '',
                '',
              ],
            },
          ]}
        />
      )}
      {omitted.sites === 0 ? null : (
        <p className={classes['small']}>
          The sites with the most flagged items are listed; the others are counted.
        </p>
      )}
    </section>
  );
}
