import { maySuffice, measuredPer, type Measure } from '#shared/domain/measure';
import type { CapMeasure, Rule } from '#shared/domain/policy';
import type { Database } from '../database/connection.ts';
import { scopeTerm, supplierTerm, type RuleSetting } from './compile-rule.ts';
import { groupSql } from './compile-saying.ts';
import type { ItemAmounts } from './item-amounts.ts';

/** Items that verdicts are about. */
export const IN_SCOPE = `status IS NOT 'decommissioned'`;

/** A class in the scope of a rule that measures, or perhaps. */
type Measured = {
  readonly source_id: number;
  readonly items: number;
  readonly supplier_id: string | null;
  /** `null` where the fact that decides the group is missing. */
  readonly grp: string | null;
  readonly is_named: number | null;
  /** 1 where the scope holds, `null` where it is not known to. */
  readonly is_in: number | null;
};

/** The distinct suppliers of classes, and of how many items the supplier is not known. */
type Suppliers = { readonly roots: ReadonlySet<string>; readonly unresolved: number };

const ONE = { quantity: 1, of: 1 };

/** Adds up items, pieces, or sites, each once. */
class Counter {
  readonly #unit: CapMeasure;
  readonly #amounts: ItemAmounts;
  /** At the number of each site, the last of the lists in which it was counted. */
  readonly #countedIn: Int32Array;
  #lists = 0;

  /** `classes` are all that may be counted. */
  constructor(unit: CapMeasure, amounts: ItemAmounts, classes: readonly Measured[]) {
    this.#unit = unit;
    this.#amounts = amounts;
    if (unit === 'sites') amounts.sites.read(classes);
    this.#countedIn = new Int32Array(unit === 'sites' ? amounts.sites.end : 0);
  }

  /** How much a list of classes has together. */
  count(classes: readonly Measured[]): number {
    const { quantityOf } = this.#amounts;
    switch (this.#unit) {
      case 'items':
        return classes.reduce((sum, { items }) => sum + items, 0);
      case 'quantity':
        // Multiplied first: the quantity of a whole class is exact then.
        return classes.reduce((sum, { source_id: classId, items }) => {
          const { quantity, of } = quantityOf.get(classId) ?? ONE;
          return sum + (items * quantity) / of;
        }, 0);
      case 'sites':
        return this.#countSites(classes);
    }
  }

  #countSites(classes: readonly Measured[]): number {
    this.#lists += 1;
    let count = 0;
    for (const { source_id: classId } of classes) {
      for (const site of this.#amounts.sites.of(classId)) {
        if (this.#countedIn[site] === this.#lists) continue;
        this.#countedIn[site] = this.#lists;
        count += 1;
      }
    }
    return count;
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
           (${supplier.sql}) AS is_named, (${scope.sql}) AS is_in
         FROM temp.fact WHERE ${IN_SCOPE} AND items > 0)
       WHERE is_in IS NOT 0`,
    )
    .all(...supplier.values, ...scope.values);
  const isCertain = (row: Measured): row is Measured & { readonly grp: string } =>
    row.is_in === 1 && row.grp !== null;
  const certain = rows.filter(isCertain);
  const perhaps = rows.filter((row) => !isCertain(row));
  const suppliersOf = (classes: readonly Measured[]): Suppliers => {
    const known = classes.flatMap(({ supplier_id: id }) => (id === null ? [] : [id]));
    const unknown = classes.filter(({ supplier_id: id }) => id === null);
    return {
      roots: new Set([...new Set(known)].map((id) => setting.groups.rootOf(id))),
      unresolved: unknown.reduce((sum, { items }) => sum + items, 0),
    };
  };
  const unit = rule.effect.kind === 'cap' ? (rule.effect.of ?? 'items') : 'items';
  const counter = new Counter(unit, amounts, certain);
  const measures = new Map<string, Measure>();
  for (const [group, members] of Map.groupBy(certain, ({ grp }) => grp)) {
    const around = perhaps.filter(({ grp }) => grp === null || grp === group);
    const possible = suppliersOf([...members, ...around]);
    measures.set(group, {
      named: counter.count(members.filter((each) => each.is_named === 1)),
      all: counter.count(members),
      suppliers: suppliersOf(members).roots.size,
      mayReach: maySuffice(rule, possible.roots.size, possible.unresolved),
    });
  }
  return measures;
}
