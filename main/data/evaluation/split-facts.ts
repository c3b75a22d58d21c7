import type { PolicyPack } from '#shared/domain/policy';
import type { Database } from '../database/connection.ts';
import { contentVersion } from '../database/content-version.ts';
import { readSettings } from '../database/settings.ts';
import { readPacks } from '../queries/packs.ts';
import { askForRegions, regionMark } from './marks.ts';

/** Days that are compared one by one; of more, each item asks a list, which takes far longer. */
const MOST_COMPARED = 40;

/** What the kept counts of each connection were made for. */
const keptFor = new WeakMap<Database, string>();

/** The marks of all regions in the workspace, as a table of their own. */
function gatherRegions(db: Database): void {
  db.exec(`DROP TABLE IF EXISTS temp.region_mark;
    CREATE TEMP TABLE region_mark (region TEXT PRIMARY KEY, mark TEXT NOT NULL) WITHOUT ROWID`);
  const keep = db.prepare('INSERT INTO temp.region_mark VALUES (?, ?)');
  const regions = db
    .prepare<[], string>('SELECT DISTINCT region FROM main.item WHERE region IS NOT NULL')
    .pluck()
    .all();
  for (const region of regions) keep.run(region, regionMark(region));
}

/** What the counts depend on beside days and regions: everything that was committed. */
function stateOf(db: Database): string {
  const version = contentVersion(db);
  const change = db.prepare<[], number | null>('SELECT max(id) FROM main.change').pluck().get();
  return `${version} ${change ?? 0}`;
}

/**
 * Counts the items of each class by how many of the days they were installed on or after, and by
 * region where that matters, in one pass over the items. The counts are kept for the next question
 * of the kind, as they are asked again with every key that somebody types.
 */
function countParts(db: Database, days: readonly string[], hasRegions: boolean): void {
  const wanted = JSON.stringify([stateOf(db), days, hasRegions]);
  if (keptFor.get(db) === wanted) return;
  keptFor.delete(db);
  if (hasRegions) gatherRegions(db);
  const compared =
    days.length <= MOST_COMPARED
      ? { sql: days.map(() => '(i.installed_on >= ?)').join(' + ') || '0', values: days }
      : {
          sql: '(SELECT count(*) FROM json_each(?) WHERE value <= i.installed_on)',
          values: [JSON.stringify(days)],
        };
  const mark = hasRegions
    ? '(SELECT mark FROM temp.region_mark r WHERE r.region = i.region)'
    : 'NULL';
  db.exec('DROP TABLE IF EXISTS temp.class_part');
  // In the order of the file and sorted afterwards: by the index of classes, every row is a jump.
  db.prepare(
    `CREATE TEMP TABLE class_part AS
     SELECT i.class_id, coalesce(${compared.sql}, 0) AS days, ${mark} AS mark, count(*) AS items
     FROM main.item i NOT INDEXED GROUP BY 1, 2, 3`,
  ).run(...compared.values);
  db.exec('DROP TABLE IF EXISTS temp.region_mark');
  keptFor.set(db, wanted);
}

/**
 * Splits the rows of the `fact` table where packs ask for days (`boundaries`) or regions that
 * classes do not tell apart yet. The new rows have numbers below 0 of their own. Does nothing where
 * the classes are fine enough, which is the rule.
 */
export function splitFacts(
  db: Database,
  packs: readonly PolicyPack[],
  boundaries: readonly string[],
): void {
  const kept = new Set(readSettings(db).installBoundaries);
  const days = boundaries.filter((day) => !kept.has(day)).toSorted();
  const own = readPacks(db).map(({ pack }) => pack);
  const areRegionsNew = askForRegions(packs) && !askForRegions(own);
  if (days.length === 0 && !areRegionsNew) return;
  countParts(db, days, areRegionsNew);
  db.exec(`DROP TABLE IF EXISTS temp.coarse;
    CREATE TEMP TABLE coarse AS SELECT * FROM temp.fact; DELETE FROM temp.fact`);
  // The last day of all on or before an item's own is the later of the class's and of the new ones.
  db.prepare(
    `INSERT INTO temp.fact
     SELECT -row_number() OVER (), p.items, c.supplier_id, c.placement, c.function, c.generation,
       c.country, c.status,
       CASE WHEN p.days = 0 THEN c.installed_since
         ELSE max(c.installed_since, json_extract(?, '$[' || (p.days - 1) || ']')) END,
       CASE WHEN p.mark IS NULL THEN c.marks WHEN c.marks = '' THEN '+' || p.mark || '+'
         ELSE c.marks || p.mark || '+' END,
       c.source_id
     FROM temp.class_part p JOIN temp.coarse c ON c.class_id = p.class_id`,
  ).run(JSON.stringify(days));
  db.exec('DROP TABLE temp.coarse');
}
