import type { CapMeasure, PolicyPack } from '#shared/domain/policy';
import type { Database } from '../database/connection.ts';
import { ClassSites } from './class-sites.ts';

/** What caps count beside items, of each class. */
export type ItemAmounts = {
  /** Quantity of the items of a class, and how many items that is; a blank quantity is one. */
  readonly quantityOf: ReadonlyMap<number, { readonly quantity: number; readonly of: number }>;
  readonly sites: ClassSites;
};

type Quantities = ItemAmounts['quantityOf'];

/** What was read of each connection, and when. Quantities are `null` where nobody asked for them. */
type Kept = {
  readonly version: number;
  readonly quantityOf: Quantities | null;
  readonly sites: ClassSites;
};

/** Reading them takes a second for a million items, so that they are kept while no item changes. */
const kept = new WeakMap<Database, Kept>();

/** What was read within a transaction, until it ends. */
const waiting = new WeakMap<Database, Kept>();

/** Says that a transaction of a connection has ended, and whether what it changed stays. */
export function endAmounts(db: Database, isCommitted: boolean): void {
  const read = waiting.get(db);
  waiting.delete(db);
  if (read !== undefined && isCommitted) kept.set(db, { ...read, version: versionOf(db) });
}

function readQuantities(db: Database, items: string): Quantities {
  const rows = db
    .prepare<[], [number, number, number]>(
      `SELECT class_id, total(coalesce(quantity, 1)), count(*) FROM ${items} GROUP BY class_id`,
    )
    .raw()
    .all();
  return new Map(rows.map(([id, quantity, of]) => [id, { quantity, of }]));
}

/** What the caps of packs count. */
export function unitsOf(packs: readonly PolicyPack[]): ReadonlySet<CapMeasure> {
  return new Set(
    packs.flatMap((pack) =>
      pack.rules.flatMap(({ effect }) => (effect.kind === 'cap' ? [effect.of ?? 'items'] : [])),
    ),
  );
}

/**
 * Amounts with those of some classes in their place: `items` is a query for the `class_id`, `quantity`
 * and `site` of all items of these.
 */
export function amountsWith(
  db: Database,
  packs: readonly PolicyPack[],
  others: ItemAmounts,
  items: string,
): ItemAmounts {
  const units = unitsOf(packs);
  const { quantityOf, sites } = others;
  return {
    quantityOf: units.has('quantity')
      ? new Map([...quantityOf, ...readQuantities(db, `(${items})`)])
      : quantityOf,
    sites: units.has('sites') ? ClassSites.withItems(sites, db, items) : sites,
  };
}

function versionOf(db: Database): number {
  return Number(db.pragma('data_version', { simple: true }));
}

/**
 * What the rules of some packs count. `areItemsSame` says that this connection has changed no item
 * since it asked last; what others commit is noticed.
 */
export function itemAmounts(
  db: Database,
  packs: readonly PolicyPack[],
  areItemsSame: boolean,
): ItemAmounts {
  const version = versionOf(db);
  const last = kept.get(db);
  const known = areItemsSame && last?.version === version ? last : null;
  const quantityOf = unitsOf(packs).has('quantity')
    ? (known?.quantityOf ?? readQuantities(db, 'main.item'))
    : (known?.quantityOf ?? null);
  const sites = known?.sites ?? new ClassSites(db);
  const read = { version, quantityOf, sites };
  if (areItemsSame) kept.set(db, read);
  else {
    kept.delete(db);
    // A transaction that changes items may be taken back.
    if (db.inTransaction) waiting.set(db, read);
  }
  return { quantityOf: quantityOf ?? new Map(), sites };
}
