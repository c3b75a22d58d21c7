import type { Database } from '../database/connection.ts';
import { classColumns, dropMoves, prepareMoves } from './classes.ts';

/** The last boundary on or before an item's install date; '' before all, NULL without a date. */
const SINCE_SQL = `CASE WHEN i.installed_on IS NULL THEN NULL ELSE coalesce(
  (SELECT max(value) FROM json_each(:boundaries) WHERE value <= i.installed_on), '') END`;

/**
 * Sorts items anew into the periods between the days on which rules about new installations
 * take effect: all of them, or those whose ids the query `among` gives. Needed where those days
 * or the items' install dates changed otherwise than by an import.
 */
export function reboundInstallDates(
  db: Database,
  boundaries: readonly string[],
  among?: string,
): void {
  const bound = { boundaries: JSON.stringify(boundaries) };
  db.exec('DROP TABLE IF EXISTS temp.item_since');
  db.prepare(
    `CREATE TEMP TABLE item_since AS
     SELECT i.id AS item_id, i.class_id AS class_id, ${SINCE_SQL} AS since
     FROM item i WHERE i.installed_on IS NOT NULL${among === undefined ? '' : ` AND i.id IN (${among})`}`,
  ).run(bound);
  prepareMoves(db, {
    sql: `SELECT c.id AS from_class, s.since AS via, ${classColumns({ installed_since: 's.since' })}
          FROM (SELECT DISTINCT class_id, since FROM temp.item_since) s
          JOIN item_class c ON c.id = s.class_id`,
    values: [],
  });
  db.exec(`
    UPDATE item SET class_id = m.to_class
    FROM temp.item_since s JOIN temp.class_move m ON m.from_class = s.class_id AND m.via = s.since
    WHERE item.id = s.item_id AND m.to_class <> item.class_id;
    DROP TABLE temp.item_since`);
  dropMoves(db);
}
