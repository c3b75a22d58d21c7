import type { Database } from '../database/connection.ts';
import type { SqlTerm } from '../evaluation/compile-rule.ts';
import { CLASS_SQL, type ClassOfItems } from './own-rules/rule-tagger.ts';
import { CLASS_COLUMNS, ClassWriter, rewriteClasses, type ClassValues } from './classes.ts';

/** A value of an item's own column. */
export type ItemCell = string | number | null;

/** What decides anew which class items belong to. */
export type Reclassing = {
  /** Which classes are looked at: a condition on `item_class c`. */
  readonly classes: SqlTerm;
  /** What is read of each item: expressions over `item i`. */
  readonly reads: readonly string[];
  /** Items of one class with the same text go the same way; '' where nothing of them matters. */
  readonly via: (cells: readonly ItemCell[], itemClass: ClassOfItems) => string;
  /** What becomes of the class of an item. */
  readonly target: (cells: readonly ItemCell[], itemClass: ClassOfItems) => ClassValues;
  /** True for a difference that counts as one to who asks. */
  readonly counts: (before: ClassOfItems, after: ClassValues) => boolean;
};

/** Share of all items from which on they are read in the order of the file, not class by class. */
const MANY = 1 / 50;

/** Items of one class that go the same way. */
export type Way = { readonly values: ClassValues; readonly ids: number[] };
type State = {
  readonly row: ClassOfItems;
  readonly ways: Map<string, Way>;
  readonly byVia: Map<string, Way>;
};

function wayOf(state: State, via: string, cells: readonly ItemCell[], { target }: Reclassing): Way {
  const values = target(cells, state.row);
  const key = JSON.stringify(CLASS_COLUMNS.map((column) => values[column]));
  const way = state.ways.get(key) ?? { values, ids: [] };
  state.ways.set(key, way);
  state.byVia.set(via, way);
  return way;
}

function readClasses(db: Database, { sql, values }: SqlTerm): Map<number, State> {
  const rows = db.prepare<unknown[], ClassOfItems>(`${CLASS_SQL} WHERE ${sql}`).all(...values);
  return new Map(rows.map((row) => [row.id, { row, ways: new Map(), byVia: new Map() }]));
}

/** The items of classes, each as its id, its class and what is read of it. */
function* itemsOf(
  db: Database,
  classes: ReadonlyMap<number, State>,
  reads: readonly string[],
): Generator<readonly [number, number, ...ItemCell[]], void, undefined> {
  const columns = ['i.id', 'i.class_id', ...reads].join(', ');
  const count = db
    .prepare<[number], number>('SELECT count(*) FROM item WHERE class_id = ?')
    .pluck();
  let items = 0;
  for (const id of classes.keys()) items += count.get(id) ?? 0;
  const all = db.prepare<[], number>('SELECT count(*) FROM item').pluck().get() ?? 0;
  type Row = [number, number, ...ItemCell[]];
  if (items > all * MANY) {
    yield* db
      .prepare<[string], Row>(
        `SELECT ${columns} FROM item i NOT INDEXED
         WHERE i.class_id IN (SELECT value FROM json_each(?))`,
      )
      .raw()
      .iterate(JSON.stringify([...classes.keys()]));
    return;
  }
  const ofClass = db
    .prepare<[number], Row>(`SELECT ${columns} FROM item i WHERE class_id = ?`)
    .raw();
  for (const id of classes.keys()) yield* ofClass.iterate(id);
}

/**
 * Decides anew to which classes items belong. Most items of a class go the same way, so the class
 * itself is rewritten for those, which touches none of them, and only the others move. Gives of how
 * many items the class says something else that counts. To be called
 * within a transaction; verdicts are still to be computed.
 */
export function reclass(db: Database, reclassing: Reclassing): number {
  const classes = readClasses(db, reclassing.classes);
  for (const [id, classId, ...cells] of itemsOf(db, classes, reclassing.reads)) {
    const state = classes.get(classId);
    if (state === undefined) continue;
    const via = reclassing.via(cells, state.row);
    const way = state.byVia.get(via) ?? wayOf(state, via, cells, reclassing);
    way.ids.push(id);
  }
  let changed = 0;
  const rewritten = new Map<number, ClassValues>();
  const movers: Way[] = [];
  for (const { row, ways } of classes.values()) {
    const [most, ...others] = [...ways.values()].toSorted((a, b) => b.ids.length - a.ids.length);
    if (most === undefined) continue;
    const stays = CLASS_COLUMNS.every((column) => most.values[column] === row[column]);
    if (!stays) {
      rewritten.set(row.id, most.values);
      if (reclassing.counts(row, most.values)) changed += most.ids.length;
    }
    for (const other of others) {
      if (reclassing.counts(row, other.values)) changed += other.ids.length;
      movers.push(other);
    }
  }
  rewriteClasses(db, rewritten);
  moveItems(db, movers);
  return changed;
}

/** Moves items to the classes that they belong to, in the order of the file. */
export function moveItems(db: Database, ways: readonly Way[]): void {
  const classes = new ClassWriter(db);
  const moves = ways.flatMap(({ values, ids }) => {
    const classId = classes.idOf(values);
    return ids.map((id) => ({ id, classId }));
  });
  const move = db.prepare('UPDATE item SET class_id = ? WHERE id = ?');
  for (const { id, classId } of moves.toSorted((a, b) => a.id - b.id)) move.run(classId, id);
}
