import type { ReactElement } from 'react';
import type { AuditFigures } from '#shared/domain/audit/figures';
import { shortHash } from '#shared/domain/audit/figures-text';
import { formatDate, formatNumber } from '../../components/format.ts';
import { DocTable } from '../doc-table.tsx';
import classes from '../summary-document.module.css';

function change(before: number, now: number): string {
  if (before === now) return '±0';
  return `${now > before ? '+' : '−'}${formatNumber(Math.abs(now - before))}`;
}

/** The headline figures beside those of the last audit; nothing where there is none. */
export function TrendTable({ figures }: { readonly figures: AuditFigures }): ReactElement | null {
  const { trend, summary } = figures;
  if (trend === undefined) return null;
  const rows: readonly (readonly [string, number, number])[] = [
    ['Items in scope', trend.items.inScope, summary.items.inScope],
    ['Flagged', trend.items.flagged, summary.items.flagged],
    ['Flagged in the core', trend.byPlacement.core.flagged, summary.byPlacement.core.flagged],
    ['Flagged at the edge', trend.byPlacement.edge.flagged, summary.byPlacement.edge.flagged],
    ['Undetermined', trend.items.undetermined, summary.items.undetermined],
    ['Flagged suppliers', trend.suppliersFlagged, summary.suppliers.flagged],
  ];
  return (
    <>
      <h3>Since the last audit</h3>
      <DocTable
        label="Since the last audit"
        columns={[
          { head: 'What', width: '40%' },
          { head: formatDate(trend.asOf), isNumber: true },
          { head: formatDate(summary.asOf), isNumber: true },
          { head: 'Change', isNumber: true },
        ]}
        rows={rows.map(([what, before, now]) => ({
          key: what,
          cells: [what, formatNumber(before), formatNumber(now), change(before, now)],
        }))}
      />
      <p className={classes['small']}>
        The last audit’s figures have the hash {shortHash(trend.figuresSha256)}.
        {trend.policiesDiffer
          ? ' Other policies, rules or records (waivers, answers, owners, the size of the operator) counted then: the change is not of the equipment alone.'
          : ''}
      </p>
    </>
  );
}
