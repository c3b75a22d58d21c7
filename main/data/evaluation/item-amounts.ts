import type { CapMeasure, PolicyPack } from '#shared/domain/policy';
import type { Database } from '../database/connection.ts';

/** What caps count beside items, of each class. */
export type ItemAmounts = {
  /** Quantity of the items of a class, and how many items that is; a blank quantity is one. */
  readonly quantityOf: ReadonlyMap<number, { readonly quantity: number; readonly of: number }>;
  /** The sites of the items of a class, as numbers. */
  readonly sitesOf: ReadonlyMap<number, Int32Array>;
  /** What number each site has. */
  readonly siteNumbers: Map<string, number>;
};

type Unit = 'quantity' | 'sites';

type Kept = { readonly version: number; readonly amounts: Map<Unit, ItemAmounts> };

/** Reading them takes a second for a million items, so that they are kept while no item changes. */
const kept = new WeakMap<Database, Kept>();

const NONE: ItemAmounts = { quantityOf: new Map(), sitesOf: new Map(), siteNumbers: new Map() };

function readQuantities(db: Database, items: string): ItemAmounts {
  const rows = db
    .prepare<[], [number, number, number]>(
      `SELECT class_id, total(coalesce(quantity, 1)), count(*) FROM ${items} GROUP BY class_id`,
    )
    .raw()
    .all();
  return {
    ...NONE,
    quantityOf: new Map(rows.map(([id, quantity, of]) => [id, { quantity, of }])),
  };
}

function readSites(
  db: Database,
  items: string,
  numbers: Map<string, number> = new Map(),
): ItemAmounts {
  const rows = db
    .prepare<[], [number, string]>(`SELECT class_id, site FROM ${items} WHERE site IS NOT NULL`)
    .raw()
    .iterate();
  const sites = new Map<number, Set<number>>();
  for (const [classId, site] of rows) {
    const number = numbers.get(site) ?? numbers.size;
    numbers.set(site, number);
    const ofClass = sites.get(classId);
    if (ofClass === undefined) sites.set(classId, new Set([number]));
    else ofClass.add(number);
  }
  const sitesOf = new Map([...sites].map(([id, set]) => [id, Int32Array.from(set)]));
  return { ...NONE, sitesOf, siteNumbers: numbers };
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
  const { siteNumbers } = others;
  const { quantityOf } = units.has('quantity') ? readQuantities(db, `(${items})`) : NONE;
  const { sitesOf } = units.has('sites') ? readSites(db, `(${items})`, siteNumbers) : NONE;
  return {
    quantityOf: new Map([...others.quantityOf, ...quantityOf]),
    sitesOf: new Map([...others.sitesOf, ...sitesOf]),
    siteNumbers,
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
  const units = unitsOf(packs);
  const version = versionOf(db);
  const known = kept.get(db);
  const isKnown = areItemsSame && known?.version === version;
  const amounts = isKnown ? known.amounts : new Map<Unit, ItemAmounts>();
  const of = (unit: Unit, read: () => ItemAmounts): ItemAmounts => {
    if (!units.has(unit)) return NONE;
    const found = amounts.get(unit) ?? read();
    amounts.set(unit, found);
    return found;
  };
  const { quantityOf } = of('quantity', () => readQuantities(db, 'main.item'));
  const { sitesOf, siteNumbers } = of('sites', () => readSites(db, 'main.item NOT INDEXED'));
  // A transaction that changes items may be taken back, so what was read within it is not kept.
  if (areItemsSame) kept.set(db, { version, amounts });
  else kept.delete(db);
  return { quantityOf, sitesOf, siteNumbers };
}
