import type { ClassRef } from '../../import/protocol.ts';
import type { Database } from '../database/connection.ts';

/** The text by which equal combinations of deciding facts are found; the same as `KEY_SQL`. */
function classKey(ref: ClassRef, manufacturerId: number | null): string {
  return [
    manufacturerId ?? '',
    '',
    ref.placement,
    ref.function ?? '',
    ref.generation ?? '',
    ref.country ?? '',
    ref.status ?? '',
    ref.installedSince ?? '?',
  ].join('|');
}

const SINCE_SQL = `CASE WHEN installed_on IS NULL THEN NULL ELSE coalesce(
  (SELECT max(value) FROM json_each((SELECT value FROM setting WHERE name = 'installBoundaries'))
   WHERE value <= installed_on), '') END`;

const KEY_SQL = `coalesce(manufacturer_id, '') || '|' || coalesce(supplier_override, '') || '|' ||
  placement || '|' || coalesce(function, '') || '|' || coalesce(generation, '') || '|' ||
  coalesce(country, '') || '|' || coalesce(status, '') || '|' || coalesce(installed_since, '?')`;

/** Finds or makes the class of each combination that an import met. */
export class ClassWriter {
  readonly #find;
  readonly #insert;

  constructor(db: Database) {
    this.#find = db
      .prepare<[string], number>('SELECT id FROM item_class WHERE class_key = ?')
      .pluck();
    this.#insert = db
      .prepare<unknown[], number>(
        `INSERT INTO item_class (class_key, manufacturer_id, placement, function, generation, country, status, installed_since)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
      )
      .pluck();
  }

  /** The id of the class; `manufacturerId` is the row that the reference stands for. */
  idOf(ref: ClassRef, manufacturerId: number | null): number {
    const key = classKey(ref, manufacturerId);
    const known = this.#find.get(key);
    if (known !== undefined) return known;
    const { placement, function: func, generation, country, status, installedSince } = ref;
    const id = this.#insert.get(
      key,
      manufacturerId,
      placement,
      func,
      generation,
      country,
      status,
      installedSince,
    );
    if (id === undefined) throw new Error('A class was not stored.');
    return id;
  }
}

/** Gives a class to every item whose facts changed (their `class_id` was set to NULL). */
export function reclassify(db: Database): void {
  const changed = `SELECT *, ${KEY_SQL} AS class_key FROM (
    SELECT id AS item_id, manufacturer_id, supplier_override, placement, function, generation,
           country, status, ${SINCE_SQL} AS installed_since
    FROM item WHERE class_id IS NULL)`;
  db.exec('DROP TABLE IF EXISTS temp.reclassified');
  db.exec(`CREATE TEMP TABLE reclassified AS ${changed}`);
  db.exec(`
    INSERT OR IGNORE INTO item_class (class_key, manufacturer_id, supplier_override, placement,
      function, generation, country, status, installed_since)
    SELECT DISTINCT class_key, manufacturer_id, supplier_override, placement, function,
      generation, country, status, installed_since FROM temp.reclassified`);
  db.exec(`
    UPDATE item SET class_id = c.id
    FROM temp.reclassified r JOIN item_class c ON c.class_key = r.class_key
    WHERE item.id = r.item_id`);
  db.exec('DROP TABLE temp.reclassified');
}
