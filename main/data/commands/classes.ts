import type { ClassFacts } from '../../import/protocol.ts';
import type { Database } from '../database/connection.ts';

/** The columns of `item_class` that make one class different from another. */
export const CLASS_COLUMNS = [
  'manufacturer_id',
  'supplier_override',
  'supplier_by',
  'function_text',
  'function',
  'function_by',
  'placement',
  'placement_by',
  'generation',
  'generation_by',
  'country',
  'status',
  'installed_since',
  'evidence',
  'marks',
] as const;
export type ClassColumn = (typeof CLASS_COLUMNS)[number];

/** One class as stored, but for its id. */
export type ClassValues = Readonly<Record<ClassColumn, string | number | null>>;

/** What a class says, without what was read beside it. */
export function valuesOfClass(row: ClassValues): ClassValues {
  return Object.fromEntries(CLASS_COLUMNS.map((column) => [column, row[column]])) as ClassValues;
}

/** Control characters that no stored text holds; see `withoutControls` of the import. */
const SEPARATOR = '\u001f';
const MISSING = '\u001e';

const KEY_SQL = CLASS_COLUMNS.map((column) => `coalesce(${column}, char(30))`).join(
  ' || char(31) || ',
);

/** The text by which equal classes are found; `KEY_SQL` makes the same. */
function classKey(values: ClassValues): string {
  return CLASS_COLUMNS.map((column) => values[column] ?? MISSING).join(SEPARATOR);
}

/** The class of an imported row, whose manufacturer is stored under `manufacturerId`. */
export function importedClass(facts: ClassFacts, manufacturerId: number | null): ClassValues {
  return {
    manufacturer_id: manufacturerId,
    supplier_override: facts.supplierOverride,
    supplier_by: facts.supplierBy,
    function_text: facts.functionText,
    function: facts.function,
    function_by: facts.functionBy,
    placement: facts.placement,
    placement_by: facts.placementBy,
    generation: facts.generation,
    generation_by: facts.generationBy,
    country: facts.country,
    status: facts.status,
    installed_since: facts.installedSince,
    evidence: facts.evidence,
    // What the operator stated of it is found once the whole file is in; see `remark`.
    marks: null,
  };
}

/** Finds or makes classes one at a time, remembering those it met. */
export class ClassWriter {
  readonly #waiting: (readonly [id: number, key: string, values: ClassValues])[] = [];
  /** The number of the next class that waits, `null` where none does. */
  #nextId: number | null;
  readonly #find;
  readonly #insert;
  readonly #known = new Map<string, number>();

  /**
   * With `waits` new classes are not stored before `storeAll`, which must come before anything
   * refers to them: between the rows of a first import each would have to be put into its place on
   * disk by itself.
   */
  constructor(db: Database, { waits = false }: { readonly waits?: boolean } = {}) {
    const marks = CLASS_COLUMNS.map(() => '?').join(', ');
    this.#find = db
      .prepare<[string], number>('SELECT id FROM item_class WHERE class_key = ?')
      .pluck();
    this.#insert = db.prepare(
      `INSERT INTO item_class (id, class_key, ${CLASS_COLUMNS.join(', ')}) VALUES (?, ?, ${marks})`,
    );
    const last = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM item_class').pluck();
    this.#nextId = waits ? (last.get() ?? 0) + 1 : null;
  }

  /** The id of the class with these values. */
  idOf(values: ClassValues): number {
    const key = classKey(values);
    const id = this.#known.get(key) ?? this.#find.get(key) ?? this.#store(key, values);
    this.#known.set(key, id);
    return id;
  }

  /** Stores the classes that wait; must be called before anything reads them. */
  storeAll(): void {
    const byKey = this.#waiting.toSorted(([, one], [, other]) => (one < other ? -1 : 1));
    for (const [id, key, values] of byKey) this.#insertAs(id, key, values);
    this.#waiting.length = 0;
    this.#nextId = null;
  }

  #store(key: string, values: ClassValues): number {
    if (this.#nextId === null) return this.#insertAs(null, key, values);
    const id = this.#nextId;
    this.#waiting.push([id, key, values]);
    this.#nextId += 1;
    return id;
  }

  #insertAs(id: number | null, key: string, values: ClassValues): number {
    const stored = this.#insert.run(id, key, ...CLASS_COLUMNS.map((column) => values[column]));
    return Number(stored.lastInsertRowid);
  }
}

/**
 * Stands between a key and the number of the class itself, where an earlier class says the same: no
 * other class then has that key, whatever either of them says later.
 */
const TWIN = '\u001d';

/**
 * True where a key is that of a class, by what it says; `values` may be of an older schema, which has
 * fewer columns.
 */
export function isClassKey(
  key: string,
  values: Readonly<Record<string, string | number | bigint | Buffer | null>>,
): boolean {
  const says = CLASS_COLUMNS.filter((column) => column in values).map((column) =>
    String(values[column] ?? MISSING),
  );
  const own = (key.split(TWIN)[0] ?? '').split(SEPARATOR);
  return own.length >= says.length && says.every((value, at) => own[at] === value);
}

/** What the key of a class says of its columns; `null` where it is none. */
export function classOfKey(key: string): Readonly<Record<string, string | null>> | null {
  const says = (key.split(TWIN)[0] ?? '').split(SEPARATOR);
  if (says.length > CLASS_COLUMNS.length) return null;
  return Object.fromEntries(
    says.map((value, at) => [CLASS_COLUMNS[at] ?? '', value === MISSING ? null : value]),
  );
}

/** The key of a class that says nothing, but for the number that ends it: it is found by that only. */
export const nothingKnownKey = (): string => {
  const nothing = CLASS_COLUMNS.map((column) => (column === 'placement' ? 'untagged' : MISSING));
  return nothing.join(SEPARATOR) + TWIN;
};

/** The key of a class that is found by its number only, whatever others say. */
export const twinKeyOf = (values: ClassValues, id: number): string =>
  `${classKey(values)}${TWIN}${id}`;

/** Keeps what classes said as classes of their own where the history refers to them. */
function keepForHistory(db: Database, ids: readonly number[]): void {
  db.exec('CREATE TEMP TABLE class_kept (class_id INTEGER PRIMARY KEY, copy_id INTEGER)');
  db.prepare(
    `INSERT INTO temp.class_kept (class_id)
     SELECT value FROM json_each(?) WHERE value IN (SELECT before_class FROM change_item)
       OR value IN (SELECT after_class FROM change_item)`,
  ).run(JSON.stringify(ids));
  const columns = CLASS_COLUMNS.join(', ');
  const next = '(SELECT max(id) + 1 FROM item_class)';
  const copy = db
    .prepare<[number], number>(
      `INSERT INTO item_class (id, class_key, ${columns})
       SELECT ${next}, class_key || '${TWIN}' || ${next}, ${columns}
       FROM item_class WHERE id = ? RETURNING id`,
    )
    .pluck();
  const note = db.prepare('UPDATE temp.class_kept SET copy_id = ? WHERE class_id = ?');
  const kept = db.prepare<[], number>('SELECT class_id FROM temp.class_kept').pluck().all();
  for (const id of kept) note.run(copy.get(id), id);
  for (const column of kept.length === 0 ? [] : ['before_class', 'after_class']) {
    db.exec(
      `UPDATE change_item SET ${column} = k.copy_id FROM temp.class_kept k
       WHERE k.class_id = change_item.${column}`,
    );
  }
  db.exec('DROP TABLE temp.class_kept');
}

/**
 * Lets classes say something else for all their items at once. What they said before stays with
 * the history, but where `inHistory` says that it is to be read in the same way. Two classes may then
 * say the same; the later one is found by its number only.
 */
export function rewriteClasses(
  db: Database,
  rewritten: ReadonlyMap<number, ClassValues>,
  { inHistory = false }: { readonly inHistory?: boolean } = {},
): void {
  if (rewritten.size === 0) return;
  if (!inHistory) keepForHistory(db, [...rewritten.keys()]);
  const isTaken = db
    .prepare<[string], number>('SELECT 1 FROM item_class WHERE class_key = ?')
    .pluck();
  const rewrite = db.prepare(
    `UPDATE item_class SET class_key = ?, ${CLASS_COLUMNS.map((column) => `${column} = ?`).join(', ')}
     WHERE id = ?`,
  );
  for (const [id, values] of rewritten) {
    const key = classKey(values);
    const own = isTaken.get(key) === undefined ? key : `${key}${TWIN}${id}`;
    rewrite.run(own, ...CLASS_COLUMNS.map((column) => values[column]), id);
  }
}

type MovesSelect = { readonly sql: string; readonly values: readonly (string | number | null)[] };

/**
 * Makes the classes that items move to. `select` gives one row per move: `from_class`, `via` (what
 * tells moves from one class apart, NULL where there is one) and the columns of the new class.
 * Leaves `temp.class_move (from_class, via, to_class)` for the caller to move items by.
 */
export function prepareMoves(db: Database, select: MovesSelect): void {
  const columns = CLASS_COLUMNS.join(', ');
  dropMoves(db);
  db.prepare(
    `CREATE TEMP TABLE class_target AS
     SELECT from_class, via, ${KEY_SQL} AS class_key, ${columns} FROM (${select.sql})`,
  ).run(...select.values);
  db.exec(`
    INSERT OR IGNORE INTO item_class (class_key, ${columns})
    SELECT DISTINCT class_key, ${columns} FROM temp.class_target;
    CREATE TEMP TABLE class_move AS
    SELECT t.from_class, t.via, c.id AS to_class
    FROM temp.class_target t JOIN item_class c ON c.class_key = t.class_key;
    CREATE INDEX temp.class_move_from ON class_move (from_class, via);`);
}

/** Removes what `prepareMoves` left. */
export function dropMoves(db: Database): void {
  db.exec('DROP TABLE IF EXISTS temp.class_target; DROP TABLE IF EXISTS temp.class_move');
}

/** The columns of class `c`, some of them replaced by other SQL. */
export function classColumns(replaced: Partial<Record<ClassColumn, string>>): string {
  return CLASS_COLUMNS.map((column) => `${replaced[column] ?? `c.${column}`} AS ${column}`).join(
    ', ',
  );
}
