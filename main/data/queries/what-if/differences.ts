import type { WhatIfResult } from '#shared/contract/what-if';
import { placementSchema } from '#shared/domain/item';
import { verdictOfSeverity } from '#shared/domain/verdict';
import type { Database } from '../../database/connection.ts';

/** Groups of changed items that are told; the others are counted. */
const MOST_TOLD = 25;

type Row = {
  readonly supplier_id: string | null;
  readonly country: string | null;
  readonly placement: string;
  readonly from_severity: number | null;
  readonly to_severity: number | null;
  readonly items: number;
};

const verdictOf = (severity: number | null) =>
  severity === null ? null : verdictOfSeverity(severity);

/** Items whose verdict differs from today's, which `temp.what_if_today` keeps by class. */
export function readDifferences(
  db: Database,
  names: ReadonlyMap<string, string>,
): Pick<WhatIfResult, 'changed' | 'differences' | 'otherDifferences'> {
  const rows = db
    .prepare<[], Row>(
      `SELECT k.was_supplier_id AS supplier_id, k.country AS country, k.was_placement AS placement,
         t.severity AS from_severity, k.severity AS to_severity, sum(k.items) AS items
       FROM temp.what_if_cell k JOIN temp.what_if_today t ON t.class_id = k.class_id
       WHERE k.severity IS NOT t.severity GROUP BY 1, 2, 3, 4, 5
       ORDER BY items DESC, supplier_id, country, placement, from_severity, to_severity`,
    )
    .all();
  const sum = (some: readonly Row[]): number => some.reduce((all, { items }) => all + items, 0);
  return {
    changed: sum(rows),
    differences: rows.slice(0, MOST_TOLD).map((row) => ({
      supplierId: row.supplier_id,
      supplierName: row.supplier_id === null ? null : (names.get(row.supplier_id) ?? null),
      country: row.country,
      placement: placementSchema.parse(row.placement),
      from: verdictOf(row.from_severity),
      to: verdictOf(row.to_severity),
      items: row.items,
    })),
    otherDifferences: sum(rows.slice(MOST_TOLD)),
  };
}
