import type { Database } from '../../database/connection.ts';
import { IN_SCOPE } from '../measure-rule.ts';

/**
 * Puts classes together that no rule can tell apart, and leaves out those out of scope: classes
 * also differ by who wrote a tag and how a manufacturer is spelt. Parts have the numbers 1, 2, …
 * as their `class_id`. Answers how many items each has, the first one at place 1.
 *
 * What caps count stands under the numbers of classes, so that shares are measured before.
 */
export function mergeFacts(db: Database): Int32Array {
  db.exec(`
    DROP TABLE IF EXISTS temp.fact_part;
    CREATE TEMP TABLE fact_part AS
      SELECT row_number() OVER () AS class_id, sum(items) AS items, supplier_id, placement, function,
        generation, country, status, installed_since, marks
      FROM temp.fact WHERE ${IN_SCOPE}
      GROUP BY supplier_id, placement, function, generation, country, status, installed_since, marks;
    DROP TABLE temp.fact;
    ALTER TABLE temp.fact_part RENAME TO fact;
    CREATE INDEX temp.fact_country ON fact (country)`);
  const rows = db
    .prepare<[], [number, number]>('SELECT class_id, items FROM temp.fact')
    .raw()
    .all();
  const items = new Int32Array(rows.length + 1);
  for (const [part, count] of rows) items[part] = count;
  return items;
}
