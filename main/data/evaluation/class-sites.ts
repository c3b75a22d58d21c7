import type { Database } from '../database/connection.ts';
import { SITE_OF_ITEM, SiteCodes } from '../site-codes.ts';

/** Items whose sites are read class by class; of more, all are read in the order of the file. */
const FEW = 50_000;
const ROWS_AT_ONCE = 1000;

/** A class, and about how many items are in it. */
type SizedClass = { readonly source_id: number; readonly items: number };

const NO_SITES = new Int32Array(0);

/** At which sites the items of classes stand. Read when they are asked for, and kept. */
export class ClassSites {
  readonly #db: Database;
  readonly #numbers: SiteCodes;
  readonly #sites = new Map<number, Int32Array>();
  /** Who knows the classes that are not here. */
  readonly #others: ClassSites | null;
  #isWhole = false;

  constructor(db: Database, others: ClassSites | null = null) {
    this.#db = db;
    this.#others = others;
    this.#numbers = others === null ? new SiteCodes() : others.#numbers;
  }

  /** Some sites with those of the items of a query in their place; see `amountsWith`. */
  static withItems(others: ClassSites, db: Database, items: string): ClassSites {
    const own = new ClassSites(db, others);
    const rows = db
      .prepare<[], [number, string | null]>(`SELECT class_id, site FROM (${items})`)
      .raw()
      .all();
    // A class whose items here have no site stands at none, wherever its other items stand.
    for (const [classId] of rows) own.#sites.set(classId, NO_SITES);
    const placed = rows.flatMap(([classId, site]) => (site === null ? [] : [{ classId, site }]));
    own.#keep([[placed.map(({ classId }) => classId), placed.map(({ site }) => site)]]);
    return own;
  }

  /** More than the number of any site that was read. */
  get end(): number {
    return this.#numbers.values.length;
  }

  /** The sites of a class that was read, as numbers; one may be there more than once. */
  of(classId: number): Int32Array {
    return this.#sites.get(classId) ?? this.#others?.of(classId) ?? NO_SITES;
  }

  /** Reads the sites of classes that were not read before. */
  read(classes: readonly SizedClass[]): void {
    // Numbers below 1 are no classes of the workspace: who has some gives their items with them.
    const missing = classes.filter(({ source_id: id }) => id > 0 && !this.#sites.has(id));
    if (this.#others !== null) {
      this.#others.read(missing);
      return;
    }
    if (this.#isWhole || missing.length === 0) return;
    if (missing.reduce((sum, { items }) => sum + items, 0) > FEW) {
      this.#sites.clear();
      this.#keep(this.#all());
      this.#isWhole = true;
      return;
    }
    const ofClass = this.#db
      .prepare<[number], string>(
        `SELECT ${SITE_OF_ITEM} FROM main.item i
         WHERE i.class_id = ? AND ${SITE_OF_ITEM} IS NOT NULL`,
      )
      .pluck();
    for (const { source_id: id } of missing) {
      if (this.#sites.has(id)) continue;
      this.#sites.set(
        id,
        Int32Array.from(ofClass.all(id), (site) => this.#numbers.codeOf(site)),
      );
    }
  }

  #keep(parts: Iterable<readonly [classIds: readonly number[], sites: readonly string[]]>): void {
    const found = new Map<number, number[]>();
    for (const [classIds, sites] of parts) {
      for (let at = 0; at < classIds.length; at += 1) {
        const classId = classIds[at] ?? 0;
        const number = this.#numbers.codeOf(sites[at] ?? '');
        const ofClass = found.get(classId);
        if (ofClass === undefined) found.set(classId, [number]);
        else ofClass.push(number);
      }
    }
    for (const [classId, numbers] of found) this.#sites.set(classId, Int32Array.from(numbers));
  }

  /**
   * All items with a site, many at a time as lists in JSON: a row handed over by itself takes three
   * times as long.
   */
  *#all(): Generator<[number[], string[]]> {
    const last =
      this.#db.prepare<[], number | null>('SELECT max(id) FROM main.item').pluck().get() ?? 0;
    const some = this.#db
      .prepare<[number, number], [string, string]>(
        `SELECT json_group_array(i.class_id), json_group_array(${SITE_OF_ITEM})
         FROM main.item i NOT INDEXED
         WHERE i.id > ? AND i.id <= ? AND ${SITE_OF_ITEM} IS NOT NULL`,
      )
      .raw();
    for (let from = 0; from < last; from += ROWS_AT_ONCE) {
      const [classIds, sites] = some.get(from, from + ROWS_AT_ONCE) ?? ['[]', '[]'];
      yield [JSON.parse(classIds) as number[], JSON.parse(sites) as string[]];
    }
  }
}
