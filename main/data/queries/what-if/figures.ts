import type { WhatIfResult, WhatIfSide, WhatIfSupplierCounts } from '#shared/contract/what-if';
import { PLACEMENTS, placementSchema } from '#shared/domain/item';
import { severityOf } from '#shared/domain/verdict';
import type { Database } from '../../database/connection.ts';
import type { VerdictStore } from '../../evaluation/evaluate.ts';
import { countsBySeverity } from '../verdict-counts.ts';

/** Items with what they are counted by, as a query: `items, severity, supplier_id, placement`. */
export type Counted = string;

/** The items of the workspace as they are. */
export function countedIn(store: VerdictStore): Counted {
  return `SELECT v.items, v.severity, v.supplier_id, c.placement
    FROM ${store}.class_verdict v JOIN main.item_class c ON c.id = v.class_id`;
}

/** The items as the steps leave them. */
export const COUNTED_CELLS: Counted =
  'SELECT items, severity, supplier_id, placement FROM temp.what_if_cell';

const FLAGGED = severityOf('review');

type Figures = Pick<WhatIfSide, 'items' | 'byVerdict' | 'byPlacement'>;

/** The counts of one side. Throws where they do not add up, which would be a defect. */
export function readFigures(db: Database, counted: Counted): Figures {
  const rows = db
    .prepare<[], { severity: number | null; placement: string; items: number }>(
      `SELECT severity, placement, sum(items) AS items FROM (${counted}) GROUP BY 1, 2`,
    )
    .all();
  const bySeverity = new Map<number, number>();
  const byPlacement = Object.fromEntries(
    PLACEMENTS.map((placement) => [placement, { items: 0, flagged: 0 }]),
  ) as Record<(typeof PLACEMENTS)[number], { items: number; flagged: number }>;
  let total = 0;
  let outOfScope = 0;
  for (const { severity, placement, items } of rows) {
    total += items;
    if (severity === null) {
      outOfScope += items;
      continue;
    }
    bySeverity.set(severity, (bySeverity.get(severity) ?? 0) + items);
    const placed = byPlacement[placementSchema.parse(placement)];
    placed.items += items;
    if (severity >= FLAGGED) placed.flagged += items;
  }
  const { byVerdict, ...counts } = countsBySeverity((severity) => bySeverity.get(severity) ?? 0);
  const { flagged, undetermined, clear } = counts;
  const inScope = total - outOfScope;
  if (inScope !== flagged + undetermined + clear) {
    throw new Error(`In scope is ${inScope}, but ${flagged}, ${undetermined} and ${clear} are.`);
  }
  return {
    items: { total, outOfScope, inScope, ...counts },
    byVerdict,
    byPlacement,
  };
}

type SupplierRow = WhatIfSupplierCounts & { readonly id: string | null };

/** The items in scope of every supplier; `null` stands for those of none that is known. */
export function readSuppliers(
  db: Database,
  counted: Counted,
): ReadonlyMap<string | null, WhatIfSupplierCounts> {
  const rows = db
    .prepare<[], SupplierRow>(
      `SELECT supplier_id AS id, sum(items) AS items,
         coalesce(sum(items) FILTER (WHERE severity >= ${FLAGGED}), 0) AS flagged,
         coalesce(sum(items) FILTER (WHERE placement = 'core'), 0) AS core,
         coalesce(sum(items) FILTER (WHERE placement = 'edge'), 0) AS edge
       FROM (${counted}) WHERE severity IS NOT NULL GROUP BY supplier_id`,
    )
    .all();
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** The names of all suppliers by their ids. */
export function readSupplierNames(db: Database): ReadonlyMap<string, string> {
  const rows = db
    .prepare<[], { id: string; name: string }>('SELECT id, name FROM main.supplier')
    .all();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const NONE: WhatIfSupplierCounts = { items: 0, flagged: 0, core: 0, edge: 0 };

/** Both sides of every supplier that has items in scope on either. */
export function pairSuppliers(
  today: ReadonlyMap<string | null, WhatIfSupplierCounts>,
  scenario: ReadonlyMap<string | null, WhatIfSupplierCounts>,
  names: ReadonlyMap<string, string>,
): WhatIfResult['bySupplier'] {
  const most = (of: 'items' | 'flagged', row: WhatIfResult['bySupplier'][number]): number =>
    Math.max(row.today[of], row.scenario[of]);
  return [...new Set([...today.keys(), ...scenario.keys()])]
    .map((supplierId) => ({
      supplierId,
      name: supplierId === null ? null : (names.get(supplierId) ?? null),
      today: today.get(supplierId) ?? NONE,
      scenario: scenario.get(supplierId) ?? NONE,
    }))
    .toSorted(
      (a, b) =>
        most('flagged', b) - most('flagged', a) ||
        most('items', b) - most('items', a) ||
        (a.name ?? '').localeCompare(b.name ?? '', 'en'),
    );
}
