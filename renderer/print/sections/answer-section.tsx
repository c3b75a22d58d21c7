import type { ReactElement } from 'react';
import { PLACEMENTS } from '#shared/domain/item';
import { VERDICTS } from '#shared/domain/verdict';
import { formatNumber, formatShare, plural } from '../../components/format.ts';
import { flaggedSuppliersLabel } from '../../components/supplier-headline.ts';
import { placementWords, verdictWords } from '../../components/words.ts';
import { DocTable } from '../doc-table.tsx';
import { DocVerdict } from '../doc-verdict.tsx';
import { FlaggedBars } from '../flagged-bars.tsx';
import type { SectionProps } from '../section-props.ts';
import { NextDeadline } from './next-deadline.tsx';
import { TrendTable } from './trend-table.tsx';
import classes from '../summary-document.module.css';

/** The answer on one page: the headline counts, by placement and by verdict, and what is next. */
export function AnswerSection({ document }: SectionProps): ReactElement {
  const { figures } = document;
  const { summary } = figures;
  const { items, suppliers, byPlacement, byVerdict, waived } = summary;
  return (
    <section className={classes['onePage']}>
      <h2>Result</h2>
      <div className={classes['headline']}>
        <div>
          <span className={classes['big']}>{formatNumber(suppliers.flagged)}</span>
          {flaggedSuppliersLabel(suppliers.flagged, figures.policies)}
          <span className={classes['of']}>of {plural(suppliers.total, 'supplier')}</span>
        </div>
        <div>
          <span className={classes['big']}>{formatNumber(items.flagged)}</span>
          flagged {items.flagged === 1 ? 'item' : 'items'}
          <span className={classes['of']}>
            {formatShare(items.flagged, items.inScope)} of {formatNumber(items.inScope)} in scope
            {waived === 0 ? '' : `; ${formatNumber(waived)} waived`}
          </span>
        </div>
        <div data-open>
          <span className={classes['big']}>{formatNumber(items.undetermined)}</span>
          undetermined {items.undetermined === 1 ? 'item' : 'items'}
          <span className={classes['of']}>
            {formatShare(items.undetermined, items.inScope)} of items in scope: a fact that decides
            is missing
          </span>
        </div>
      </div>
      <p>
        {formatNumber(items.inScope)} items in scope = {formatNumber(items.flagged)} flagged +{' '}
        {formatNumber(items.undetermined)} undetermined + {formatNumber(items.clear)} clear.{' '}
        {items.outOfScope === 0
          ? 'No item is decommissioned.'
          : `${plural(items.outOfScope, 'decommissioned item')} out of scope, of ${formatNumber(items.total)} in all.`}
        {waived === 0
          ? ''
          : ` ${plural(waived, 'item')} would have a graver verdict without waivers, which are listed below.`}
      </p>

      <NextDeadline figures={figures} />
      <FlaggedBars summary={summary} />

      <h3>By placement</h3>
      <DocTable
        label="By placement"
        columns={[
          { head: 'Placement', width: '40%' },
          { head: 'In scope', isNumber: true },
          { head: 'Flagged', isNumber: true },
          { head: 'Share flagged', isNumber: true },
          { head: 'Undetermined', isNumber: true },
        ]}
        rows={[
          ...PLACEMENTS.map((placement) => {
            const part = byPlacement[placement];
            return {
              key: placement,
              cells: [
                placementWords[placement],
                formatNumber(part.items),
                formatNumber(part.flagged),
                formatShare(part.flagged, part.items),
                formatNumber(part.undetermined),
              ],
            };
          }),
          {
            key: 'total',
            isTotal: true,
            cells: [
              'All',
              formatNumber(items.inScope),
              formatNumber(items.flagged),
              formatShare(items.flagged, items.inScope),
              formatNumber(items.undetermined),
            ],
          },
        ]}
      />

      <h3>By verdict</h3>
      <DocTable
        label="By verdict"
        columns={[
          { head: 'Verdict', width: '18%' },
          { head: 'Meaning' },
          { head: 'Items', isNumber: true, width: '11%' },
          { head: 'Share', isNumber: true, width: '9%' },
        ]}
        rows={[
          ...VERDICTS.map((verdict) => ({
            key: verdict,
            cells: [
              <DocVerdict key="verdict" verdict={verdict} />,
              verdictWords[verdict].meaning,
              formatNumber(byVerdict[verdict]),
              formatShare(byVerdict[verdict], items.inScope),
            ],
          })),
          {
            key: 'total',
            isTotal: true,
            cells: [
              'In scope',
              '',
              formatNumber(items.inScope),
              formatShare(items.inScope, items.inScope),
            ],
          },
        ]}
      />
      <TrendTable figures={figures} />
    </section>
  );
}
