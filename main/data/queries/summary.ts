import type { IsoDate } from '#shared/domain/date';
import { PLACEMENTS, type Placement } from '#shared/domain/item';
import type { PolicyPack } from '#shared/domain/policy';
import type { Summary } from '#shared/domain/summary';
import { severityOf } from '#shared/domain/verdict';
import type { Database } from '../database/connection.ts';
import type { VerdictStore } from '../evaluation/evaluate.ts';
import { countsBySeverity } from './verdict-counts.ts';
import { countWaived } from './waivers.ts';

/** Severity from which an item is flagged. */
const FLAGGED = severityOf('review');
const UNDETERMINED = severityOf('undetermined');

const COUNTS = `sum(v.items) AS items,
  coalesce(sum(v.items) FILTER (WHERE v.severity >= ${FLAGGED}), 0) AS flagged,
  coalesce(sum(v.items) FILTER (WHERE v.severity = ${UNDETERMINED}), 0) AS undetermined`;

type Counts = { readonly items: number; readonly flagged: number; readonly undetermined: number };

/** Items of classes in scope, with the facts that decide their verdicts. */
function inScope(store: VerdictStore): string {
  return `${store}.class_verdict v JOIN main.item_class c ON c.id = v.class_id
    WHERE v.severity IS NOT NULL`;
}

function itemCounts(db: Database, store: VerdictStore): Pick<Summary, 'items' | 'byVerdict'> {
  const rows = db
    .prepare<[], { severity: number | null; items: number }>(
      `SELECT severity, sum(items) AS items FROM ${store}.class_verdict GROUP BY severity`,
    )
    .all();
  const bySeverity = new Map(rows.map(({ severity, items }) => [severity, items]));
  const outOfScope = bySeverity.get(null) ?? 0;
  const { byVerdict, ...counts } = countsBySeverity((severity) => bySeverity.get(severity) ?? 0);
  const total = rows.reduce((sum, { items }) => sum + items, 0);
  const items = { total, outOfScope, inScope: total - outOfScope, ...counts };
  return { items, byVerdict };
}

function bySupplier(db: Database, store: VerdictStore): Summary['bySupplier'] {
  const at = (placement: Placement, flaggedOnly: boolean): string =>
    `coalesce(sum(v.items) FILTER (WHERE c.placement = '${placement}'${
      flaggedOnly ? ` AND v.severity >= ${FLAGGED}` : ''
    }), 0)`;
  return db
    .prepare<[], Summary['bySupplier'][number]>(
      `SELECT v.supplier_id AS supplier, s.name AS name, ${COUNTS},
         ${at('core', false)} AS core, ${at('edge', false)} AS edge,
         ${at('untagged', false)} AS untagged, ${at('core', true)} AS flaggedCore,
         ${at('edge', true)} AS flaggedEdge, ${at('untagged', true)} AS flaggedUntagged
       FROM ${store}.class_verdict v JOIN main.item_class c ON c.id = v.class_id
       JOIN main.supplier s ON s.id = v.supplier_id
       WHERE v.severity IS NOT NULL GROUP BY v.supplier_id
       ORDER BY flagged DESC, items DESC, name`,
    )
    .all();
}

function byPlacement(db: Database, store: VerdictStore): Summary['byPlacement'] {
  const rows = db
    .prepare<[], Counts & { placement: Placement }>(
      `SELECT c.placement AS placement, ${COUNTS} FROM ${inScope(store)} GROUP BY c.placement`,
    )
    .all();
  const none = { items: 0, flagged: 0, undetermined: 0 };
  const of = (placement: Placement): Counts => {
    const row = rows.find((each) => each.placement === placement);
    return row === undefined
      ? none
      : { items: row.items, flagged: row.flagged, undetermined: row.undetermined };
  };
  const [core, edge, untagged] = PLACEMENTS.map(of);
  return { core: core ?? none, edge: edge ?? none, untagged: untagged ?? none };
}

function byCountry(db: Database, store: VerdictStore): Summary['byCountry'] {
  return db
    .prepare<[], Summary['byCountry'][number]>(
      `SELECT v.country AS country, ${COUNTS} FROM ${inScope(store)} AND v.country IS NOT NULL
       GROUP BY v.country ORDER BY flagged DESC, items DESC, country`,
    )
    .all();
}

function byDeadline(db: Database, store: VerdictStore): Summary['byDeadline'] {
  return db
    .prepare<[], Summary['byDeadline'][number]>(
      `SELECT f.deadline AS deadline, f.policy_id AS policy, f.rule_id AS rule, sum(v.items) AS items
       FROM ${store}.class_finding f JOIN ${store}.class_verdict v ON v.class_id = f.class_id
       WHERE f.deadline IS NOT NULL AND f.waived_by IS NULL GROUP BY f.deadline, f.policy_id, f.rule_id
       ORDER BY f.deadline, f.policy_id, f.rule_id`,
    )
    .all();
}

/** What says that a fact is known, for each fact that decides verdicts. */
export const FACT_SQL: Readonly<Record<Summary['completeness'][number]['fact'], string>> = {
  supplier: 'v.supplier_id IS NOT NULL',
  placement: `c.placement <> 'untagged'`,
  function: 'c.function IS NOT NULL',
  generation: 'c.generation IS NOT NULL',
  country: 'v.country IS NOT NULL',
  status: 'c.status IS NOT NULL',
  installedOn: 'c.installed_since IS NOT NULL',
};

type Completeness = Summary['completeness'];

/** Counts all facts in one pass over the classes, of which there may be tens of thousands. */
function completeness(db: Database, store: VerdictStore): Completeness {
  const facts = Object.entries(FACT_SQL) as [Completeness[number]['fact'], string][];
  const known = facts.map(([, sql]) => `coalesce(sum(v.items) FILTER (WHERE ${sql}), 0)`);
  const [total = 0, ...counts] =
    db
      .prepare<[], number[]>(
        `SELECT coalesce(sum(v.items), 0), ${known.join(', ')} FROM ${inScope(store)}`,
      )
      .raw()
      .get() ?? [];
  return facts.map(([fact], at) => {
    const count = counts[at] ?? 0;
    return { fact, known: count, missing: total - count };
  });
}

/** The figures of an audit from the verdicts kept in `store`; counts are sums over classes. */
export function readSummary(
  db: Database,
  store: VerdictStore,
  asOf: IsoDate,
  packs: readonly PolicyPack[],
): Summary {
  const suppliers = bySupplier(db, store);
  const { items, byVerdict } = itemCounts(db, store);
  const resolved = suppliers.reduce((sum, supplier) => sum + supplier.items, 0);
  return {
    asOf,
    policies: packs.map(({ id, version, title }) => ({ id, version, title })),
    items,
    byVerdict,
    waived: countWaived(db, store),
    suppliers: {
      total: suppliers.length,
      flagged: suppliers.filter(({ flagged }) => flagged > 0).length,
      unresolvedItems: items.inScope - resolved,
    },
    bySupplier: suppliers,
    byPlacement: byPlacement(db, store),
    byCountry: byCountry(db, store),
    byDeadline: byDeadline(db, store),
    completeness: completeness(db, store),
  };
}
