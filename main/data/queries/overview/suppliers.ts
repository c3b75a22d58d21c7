import type { SupplierBar } from '#shared/contract/overview';
import type { VerdictCounts } from '#shared/contract/policies';
import type { Placement } from '#shared/domain/item';
import type { Database } from '../../database/connection.ts';
import { compareTexts } from '../../text-order.ts';
import { countColumns, IN_SCOPE } from './counts-sql.ts';

/** Suppliers with a row of their own. */
const SHOWN = 8;

type Row = VerdictCounts & {
  readonly supplier: string | null;
  readonly name: string | null;
  readonly placement: Placement;
};

type Totals = {
  readonly supplier: string | null;
  readonly name: string | null;
  readonly flagged: number;
  readonly rows: readonly Row[];
};

function byPlacement(rows: readonly Row[]): Record<Placement, VerdictCounts> {
  const of = (placement: Placement): VerdictCounts => {
    const sum = { flagged: 0, undetermined: 0, clear: 0 };
    for (const row of rows) {
      if (row.placement !== placement) continue;
      sum.flagged += row.flagged;
      sum.undetermined += row.undetermined;
      sum.clear += row.clear;
    }
    return sum;
  };
  return { core: of('core'), edge: of('edge'), untagged: of('untagged') };
}

/** The first by flagged items; those with as many in the order of their names. */
function compare(one: Totals, other: Totals): number {
  return other.flagged - one.flagged || compareTexts(one.name, other.name);
}

/**
 * Items in scope by supplier and placement: the suppliers with the most flagged items, and all else
 * in one row at the end, so that the rows add up to the items in scope.
 */
export function readSupplierBars(db: Database): { rows: SupplierBar[] } {
  const rows = db
    .prepare<[], Row>(
      `SELECT v.supplier_id AS supplier, s.name AS name, c.placement AS placement, ${countColumns()}
       FROM main.class_verdict v JOIN main.item_class c ON c.id = v.class_id
       LEFT JOIN main.supplier s ON s.id = v.supplier_id
       WHERE ${IN_SCOPE} GROUP BY v.supplier_id, c.placement`,
    )
    .all();
  const all = [...Map.groupBy(rows, ({ supplier }) => supplier)].map(([supplier, own]): Totals => ({
    supplier,
    name: own[0]?.name ?? null,
    flagged: own.reduce((sum, { flagged }) => sum + flagged, 0),
    rows: own,
  }));
  const flagged = all
    .filter(({ flagged: items, supplier }) => items > 0 && supplier !== null)
    .toSorted(compare);
  const own = flagged.slice(0, SHOWN);
  const ownIds = own.flatMap(({ supplier }) => (supplier === null ? [] : [supplier]));
  const others = all.filter(({ supplier }) => supplier === null || !ownIds.includes(supplier));
  return {
    rows: [
      ...own.map(({ supplier, name, rows: each }) => ({
        name: name ?? supplier,
        suppliers: 1,
        byPlacement: byPlacement(each),
        filter: { suppliers: [supplier] },
      })),
      {
        name: null,
        suppliers: flagged.length - own.length,
        byPlacement: byPlacement(others.flatMap(({ rows: each }) => each)),
        filter: ownIds.length === 0 ? {} : { not: { suppliers: ownIds } },
      },
    ],
  };
}
