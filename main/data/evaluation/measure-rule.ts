import { measuredPer, type Measure } from '#shared/domain/measure';
import type { PolicyPack, Rule } from '#shared/domain/policy';
import type { Database } from '../database/connection.ts';
import { scopeTerm, supplierTerm, type RuleSetting } from './compile-rule.ts';
import { groupSql } from './compile-saying.ts';

/** Items that verdicts are about. */
export const IN_SCOPE = `status IS NOT 'decommissioned'`;

/** What rules count beside items, where any of them does: read from the items themselves. */
export function gatherAmounts(db: Database, packs: readonly PolicyPack[]): void {
  const units = new Set(
    packs.flatMap((pack) =>
      pack.rules.flatMap(({ effect }) => (effect.kind === 'cap' ? [effect.of ?? 'items'] : [])),
    ),
  );
  db.exec('DROP TABLE IF EXISTS temp.class_quantity; DROP TABLE IF EXISTS temp.class_site');
  if (units.has('quantity')) {
    db.exec(`CREATE TEMP TABLE class_quantity AS
      SELECT class_id, avg(coalesce(quantity, 1)) AS each FROM main.item GROUP BY class_id;
      CREATE UNIQUE INDEX temp.class_quantity_id ON class_quantity (class_id)`);
  }
  if (units.has('sites')) {
    db.exec(`CREATE TEMP TABLE class_site AS
      SELECT DISTINCT class_id, site FROM main.item WHERE site IS NOT NULL;
      CREATE INDEX temp.class_site_id ON class_site (class_id)`);
  }
}

/** Removes what `gatherAmounts` made. */
export function dropAmounts(db: Database): void {
  db.exec('DROP TABLE IF EXISTS temp.class_quantity; DROP TABLE IF EXISTS temp.class_site');
}

type Amounts = { readonly grp: string; readonly named: number; readonly total: number };

function amountSql(rule: Rule): {
  readonly named: string;
  readonly all: string;
  readonly from: string;
} {
  const unit = rule.effect.kind === 'cap' ? (rule.effect.of ?? 'items') : 'items';
  switch (unit) {
    case 'items':
      return {
        named: 'coalesce(sum(items) FILTER (WHERE is_named), 0)',
        all: 'coalesce(sum(items), 0)',
        from: 'f',
      };
    case 'quantity':
      return {
        named: 'coalesce(sum(items * q.each) FILTER (WHERE is_named), 0)',
        all: 'coalesce(sum(items * q.each), 0)',
        from: 'f LEFT JOIN temp.class_quantity q ON q.class_id = f.source_id',
      };
    case 'sites':
      return {
        named: 'count(DISTINCT s.site) FILTER (WHERE is_named)',
        all: 'count(DISTINCT s.site)',
        from: 'f LEFT JOIN temp.class_site s ON s.class_id = f.source_id',
      };
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
): ReadonlyMap<string, Measure> {
  const measured = measuredPer(rule);
  if (measured === null) return new Map();
  const supplier = supplierTerm(rule, setting);
  const scope = scopeTerm(rule.scope, setting);
  const inScope = `WITH f AS (
    SELECT *, ${groupSql(measured.per)} AS grp, (${supplier.sql}) AS is_named FROM temp.fact
    WHERE ${IN_SCOPE} AND items > 0 AND (${scope.sql}))`;
  const values = [...supplier.values, ...scope.values];
  const amounts = amountSql(rule);
  const rows = db
    .prepare<unknown[], Amounts>(
      `${inScope} SELECT grp, ${amounts.named} AS named, ${amounts.all} AS total
       FROM ${amounts.from} WHERE grp IS NOT NULL GROUP BY grp`,
    )
    .all(...values);
  const suppliers = db
    .prepare<unknown[], { grp: string; supplier_id: string | null }>(
      `${inScope} SELECT DISTINCT grp, supplier_id FROM f WHERE grp IS NOT NULL`,
    )
    .all(...values);
  const roots = new Map<string, Set<string | null>>();
  for (const { grp, supplier_id: id } of suppliers) {
    const known = roots.get(grp) ?? new Set();
    known.add(id === null ? null : setting.groups.rootOf(id));
    roots.set(grp, known);
  }
  return new Map(
    rows.map(({ grp, named, total }) => {
      const known = roots.get(grp) ?? new Set();
      const hasUnresolved = known.has(null);
      const count = known.size - (hasUnresolved ? 1 : 0);
      return [grp, { named, all: total, suppliers: count, hasUnresolved }];
    }),
  );
}
