import type { PolicyPack } from '#shared/domain/policy';
import type { Database } from '../database/connection.ts';

/** What caps count beside items, of each class. */
export type ItemAmounts = {
  /** Mean quantity of the items of a class; a blank quantity is one. */
  readonly quantityOf: ReadonlyMap<number, number>;
  /** The sites of the items of a class, as numbers. */
  readonly sitesOf: ReadonlyMap<number, Int32Array>;
};

type Unit = 'quantity' | 'sites';

type Kept = { readonly version: number; readonly amounts: Map<Unit, ItemAmounts> };

/** Reading them takes a second for a million items, so that they are kept while no item changes. */
const kept = new WeakMap<Database, Kept>();

const NONE: ItemAmounts = { quantityOf: new Map(), sitesOf: new Map() };

function readQuantities(db: Database): ItemAmounts {
  const rows = db
    .prepare<[], [number, number]>(
      'SELECT class_id, avg(coalesce(quantity, 1)) FROM main.item GROUP BY class_id',
    )
    .raw()
    .all();
  return { ...NONE, quantityOf: new Map(rows) };
}

function readSites(db: Database): ItemAmounts {
  const rows = db
    .prepare<[], [number, string]>(
      'SELECT class_id, site FROM main.item NOT INDEXED WHERE site IS NOT NULL',
    )
    .raw()
    .iterate();
  const numbers = new Map<string, number>();
  const sites = new Map<number, Set<number>>();
  for (const [classId, site] of rows) {
    const number = numbers.get(site) ?? numbers.size;
    numbers.set(site, number);
    const ofClass = sites.get(classId);
    if (ofClass === undefined) sites.set(classId, new Set([number]));
    else ofClass.add(number);
  }
  const sitesOf = new Map([...sites].map(([id, set]) => [id, Int32Array.from(set)]));
  return { ...NONE, sitesOf };
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
  const units = new Set(
    packs.flatMap((pack) =>
      pack.rules.flatMap(({ effect }) => (effect.kind === 'cap' ? [effect.of ?? 'items'] : [])),
    ),
  );
  const version = versionOf(db);
  const known = kept.get(db);
  const isKnown = areItemsSame && known?.version === version;
  const amounts = isKnown ? known.amounts : new Map<Unit, ItemAmounts>();
  const of = (unit: Unit, read: (db: Database) => ItemAmounts): ItemAmounts => {
    if (!units.has(unit)) return NONE;
    const found = amounts.get(unit) ?? read(db);
    amounts.set(unit, found);
    return found;
  };
  const { quantityOf } = of('quantity', readQuantities);
  const { sitesOf } = of('sites', readSites);
  // A transaction that changes items may be taken back, so what was read within it is not kept.
  if (areItemsSame) kept.set(db, { version, amounts });
  else kept.delete(db);
  return { quantityOf, sitesOf };
}
