import type { AuditFigures, Trend } from './figures.ts';

/** What verdicts follow from beside the equipment: policies, which rules act, and what is on record. */
function judgedBy({ summary, policies, exceptions, auditee }: AuditFigures): string {
  const { waivers, authorisations, answers, listings } = exceptions;
  return JSON.stringify([
    summary.policies.map(({ id, version }) => `${id} ${version}`).toSorted(),
    policies
      .flatMap(({ id, rules }) =>
        rules.map(({ rule, isOn }) => {
          const isInForce = rule.effect.from <= summary.asOf;
          return `${id} ${rule.id} ${isOn && isInForce}`;
        }),
      )
      .toSorted(),
    [...waivers, ...authorisations, ...answers].map(({ items: _items, ...statement }) => statement),
    listings.map(({ policyTitle, supplierName, since }) => [policyTitle, supplierName, since]),
    auditee.homeCountry,
  ]);
}

/** True where other records counted; audits that do not tell are compared by what they list. */
function recordsDiffer(one: AuditFigures, other: AuditFigures): boolean {
  const { recordsSha256: before } = other;
  return before !== undefined && one.recordsSha256 !== before;
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
    policiesDiffer:
      judgedBy(figures) !== judgedBy(previous.figures) || recordsDiffer(figures, previous.figures),
  };
  return { ...figures, trend };
}
