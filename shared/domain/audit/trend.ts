import type { AuditFigures, Trend } from './figures.ts';

function policiesOf({ summary }: AuditFigures): string {
  return JSON.stringify(summary.policies.map(({ id, version }) => `${id} ${version}`).toSorted());
}

/** Figures with the headline of an earlier audit beside them, whose hash is given. */
export function withTrend(
  figures: AuditFigures,
  previous: { readonly figures: AuditFigures; readonly figuresSha256: string },
): AuditFigures {
  const { summary } = previous.figures;
  const trend: Trend = {
    asOf: summary.asOf,
    figuresSha256: previous.figuresSha256,
    items: summary.items,
    byPlacement: summary.byPlacement,
    suppliersFlagged: summary.suppliers.flagged,
    policiesDiffer: policiesOf(figures) !== policiesOf(previous.figures),
  };
  return { ...figures, trend };
}
