import type { Summary } from '#shared/domain/summary';

type Counts = { readonly items: number; readonly flagged: number; readonly undetermined: number };

function rest(whole: Counts, parts: readonly Counts[]): Counts {
  const left = (part: keyof Counts): number =>
    parts.reduce((sum, row) => sum - row[part], whole[part]);
  return { items: left('items'), flagged: left('flagged'), undetermined: left('undetermined') };
}

function wholeOf({ items }: Summary): Counts {
  return { items: items.inScope, flagged: items.flagged, undetermined: items.undetermined };
}

/** Items in scope that no row of `byCountry` counts, so that the table adds up. */
export function restByCountry(summary: Summary): Counts {
  return rest(wholeOf(summary), summary.byCountry);
}

/** Items in scope that no row of `bySupplier` counts: their manufacturer is not resolved. */
export function restBySupplier(summary: Summary): Counts & {
  readonly flaggedCore: number;
  readonly flaggedEdge: number;
  readonly flaggedUntagged: number;
} {
  const { bySupplier, byPlacement } = summary;
  const sum = (part: 'flaggedCore' | 'flaggedEdge' | 'flaggedUntagged'): number =>
    bySupplier.reduce((total, row) => total + row[part], 0);
  return {
    ...rest(wholeOf(summary), bySupplier),
    flaggedCore: byPlacement.core.flagged - sum('flaggedCore'),
    flaggedEdge: byPlacement.edge.flagged - sum('flaggedEdge'),
    flaggedUntagged: byPlacement.untagged.flagged - sum('flaggedUntagged'),
  };
}
