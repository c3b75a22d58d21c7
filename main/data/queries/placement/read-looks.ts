import type { Database } from '../../database/connection.ts';
import type { ItemLook } from './cells.ts';

type LookRow = [number, number, string | null, string | null, string | null, string | null];

/** Part of all items from which reading the whole table is cheaper than looking items up. */
const SCAN_SHARE = 1 / 6;

/**
 * The items of some classes, a row at a time. `items` says how many there are and `all` how many
 * the workspace has: many are found faster by reading everything.
 */
export function* readLooks(
  db: Database,
  classIds: readonly number[],
  { items, all }: { readonly items: number; readonly all: number },
): Generator<ItemLook, void, undefined> {
  const isScan = items > all * SCAN_SHARE;
  const rows = db
    .prepare<[string], LookRow>(
      `SELECT id, class_id, model, hostname, site, site_name
       FROM item ${isScan ? 'NOT INDEXED' : ''}
       WHERE class_id IN (SELECT value FROM json_each(?))`,
    )
    .raw()
    .iterate(JSON.stringify(classIds));
  for (const [id, classId, model, hostname, site, siteName] of rows) {
    yield { id, classId, model, hostname, site, siteName };
  }
}

/** Models of the items of some classes with their number, class by class. */
export function countModels(
  db: Database,
  classIds: readonly number[],
): { readonly classId: number; readonly model: string | null; readonly items: number }[] {
  return db
    .prepare<[string], { classId: number; model: string | null; items: number }>(
      `SELECT class_id AS classId, model, count(*) AS items FROM item NOT INDEXED
       WHERE class_id IN (SELECT value FROM json_each(?)) GROUP BY class_id, model`,
    )
    .all(JSON.stringify(classIds));
}

/** Some items of classes, of these models where any are named, for people to recognise them. */
export function readExamples(
  db: Database,
  classIds: readonly number[],
  models: readonly (string | null)[],
  most: number,
): { id: number; hostname: string | null; model: string | null; site: string | null }[] {
  return db
    .prepare<
      [string, number, string, number],
      { id: number; hostname: string | null; model: string | null; site: string | null }
    >(
      `SELECT id, hostname, model, coalesce(site_name, site) AS site FROM item
       WHERE class_id IN (SELECT value FROM json_each(?))
         AND (? = 0 OR EXISTS (SELECT 1 FROM json_each(?) m WHERE m.value IS item.model)) LIMIT ?`,
    )
    .all(JSON.stringify(classIds), models.length, JSON.stringify(models), most);
}
