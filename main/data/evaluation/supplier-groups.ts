import type { IsoDate } from '#shared/domain/date';
import type { RuleSuppliers } from '#shared/domain/policy';
import type { Database } from '../database/connection.ts';

/**
 * Who owns whom and when. What the operator says of two suppliers stands in place of what the
 * registry says of them.
 */
export const OWNERS_SQL = `SELECT supplier_id, parent_id, valid_from, valid_until, note, 1 AS is_own
  FROM own_parent
  UNION ALL
  SELECT supplier_id, parent_id, valid_from, valid_until, NULL, 0 FROM supplier_parent p
  WHERE NOT EXISTS (SELECT 1 FROM own_parent o
    WHERE o.supplier_id = p.supplier_id AND o.parent_id = p.parent_id)`;

type ParentRow = {
  readonly supplier_id: string;
  readonly parent_id: string;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
};

/** Who belongs to whom on one day: the ownership tree of the workspace's suppliers. */
export class SupplierGroups {
  readonly #parents = new Map<string, string[]>();
  readonly #supplierIds: readonly string[];

  constructor(db: Database, asOf: IsoDate) {
    this.#supplierIds = db.prepare<[], string>('SELECT id FROM supplier').pluck().all();
    const rows = db
      .prepare<[], ParentRow>(
        `SELECT supplier_id, parent_id, valid_from, valid_until FROM (${OWNERS_SQL})`,
      )
      .all();
    for (const row of rows) {
      const isValid =
        (row.valid_from === null || row.valid_from <= asOf) &&
        (row.valid_until === null || asOf <= row.valid_until);
      if (!isValid) continue;
      const parents = this.#parents.get(row.supplier_id);
      if (parents === undefined) this.#parents.set(row.supplier_id, [row.parent_id]);
      else parents.push(row.parent_id);
    }
  }

  /** A supplier and everyone it belongs to, nearest first. */
  groupsOf(supplierId: string): readonly string[] {
    const groups = new Set([supplierId]);
    for (const id of groups) {
      for (const parent of this.#parents.get(id) ?? []) groups.add(parent);
    }
    return [...groups];
  }

  /**
   * The suppliers that a rule reaches; `null` where it reaches every one. Ids that the
   * workspace does not know stay in, so that the list is never empty.
   */
  membersOf(suppliers: RuleSuppliers): readonly string[] | null {
    if (suppliers === 'any') return null;
    const { groups, except = [] } = suppliers;
    const candidates = new Set([...groups, ...this.#supplierIds]);
    return [...candidates].filter((id) => {
      const own = this.groupsOf(id);
      return own.some((group) => groups.includes(group)) && !own.some((g) => except.includes(g));
    });
  }
}
