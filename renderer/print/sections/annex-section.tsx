import type { ReactElement, ReactNode } from 'react';
import { formatNumber, plural } from '../../components/format.ts';
import { MAX_TABLE_ROWS } from '../annex/annex-table.tsx';
import type { SectionProps } from '../section-props.ts';
import classes from '../summary-document.module.css';

type AnnexSectionProps = SectionProps & {
  /** Its rows: all of them on paper, those that are looked at on the screen. */
  readonly rows: ReactNode;
};

/** Every flagged item. */
export function AnnexSection({ document, rows }: AnnexSectionProps): ReactElement {
  const { rows: listed, omitted } = document.annex;
  return (
    <section className={classes[listed > MAX_TABLE_ROWS ? 'longAnnex' : 'wideAnnex']}>
      <h2>Annex: every flagged item</h2>
      <p>
        {listed === 0
          ? 'No item is flagged.'
          : omitted === 0
            ? `${plural(listed, 'flagged item')}, the gravest verdict first, then by deadline, rule, country and site.`
            : `The first ${formatNumber(listed)} of ${formatNumber(listed + omitted)} flagged items, the gravest verdict first, then by deadline, rule, country and site; an export holds all of them.`}
      </p>
      {listed === 0 ? null : rows}
    </section>
  );
}
