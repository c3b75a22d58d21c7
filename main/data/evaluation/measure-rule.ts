import { measuredPer, type Measure } from '#shared/domain/measure';
import type { CapMeasure, Rule } from '#shared/domain/policy';
import type { Database } from '../database/connection.ts';
import { scopeTerm, supplierTerm, type RuleSetting } from './compile-rule.ts';
import { groupSql } from './compile-saying.ts';
import type { ItemAmounts } from './item-amounts.ts';

/** Items that verdicts are about. */
export const IN_SCOPE = `status IS NOT 'decommissioned'`;

/** A class in the scope of a rule that measures. */
type Measured = {
  readonly source_id: number;
  readonly items: number;
  readonly supplier_id: string | null;
  readonly grp: string;
  readonly is_named: number | null;
};

const ONE = { quantity: 1, of: 1 };

/** Adds up one side of a share: items, pieces, or sites, each once. */
class Amount {
  #sum = 0;
  readonly #sites = new Set<number>();
  readonly #unit: CapMeasure;
  readonly #amounts: ItemAmounts;

  constructor(unit: CapMeasure, amounts: ItemAmounts) {
    this.#unit = unit;
    this.#amounts = amounts;
  }

  add({ source_id: classId, items }: Measured): void {
    if (this.#unit === 'items') this.#sum += items;
    else if (this.#unit === 'quantity') {
      // Multiplied first: the quantity of a whole class is exact then.
      const { quantity, of } = this.#amounts.quantityOf.get(classId) ?? ONE;
      this.#sum += (items * quantity) / of;
    } else for (const site of this.#amounts.sitesOf.get(classId) ?? []) this.#sites.add(site);
  }

  get value(): number {
    return this.#unit === 'sites' ? this.#sites.size : this.#sum;
  }
}

/**
 * Measures the groups of a rule about shares or diversity; see `measureRule` of the domain, which
 * says the same of single items. Classes that hold no item count for nothing.
 */
export function measureInSql(
  db: Database,
  rule: Rule,
  setting: RuleSetting,
  amounts: ItemAmounts,
): ReadonlyMap<string, Measure> {
  const measured = measuredPer(rule);
  if (measured === null) return new Map();
  const supplier = supplierTerm(rule, setting);
  const scope = scopeTerm(rule.scope, setting);
  const rows = db
    .prepare<unknown[], Measured>(
      `SELECT * FROM (
         SELECT source_id, items, supplier_id, ${groupSql(measured.per)} AS grp,
           (${supplier.sql}) AS is_named
         FROM temp.fact WHERE ${IN_SCOPE} AND items > 0 AND (${scope.sql}))
       WHERE grp IS NOT NULL`,
    )
    .iterate(...supplier.values, ...scope.values);
  const unit = rule.effect.kind === 'cap' ? (rule.effect.of ?? 'items') : 'items';
  type Group = { named: Amount; all: Amount; roots: Set<string>; hasUnresolved: boolean };
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const group = groups.get(row.grp) ?? {
      named: new Amount(unit, amounts),
      all: new Amount(unit, amounts),
      roots: new Set<string>(),
      hasUnresolved: false,
    };
    groups.set(row.grp, group);
    group.all.add(row);
    if (row.is_named === 1) group.named.add(row);
    if (row.supplier_id === null) group.hasUnresolved = true;
    else group.roots.add(setting.groups.rootOf(row.supplier_id));
  }
  return new Map(
    [...groups].map(([name, { named, all, roots, hasUnresolved }]) => [
      name,
      { named: named.value, all: all.value, suppliers: roots.size, hasUnresolved },
    ]),
  );
}
