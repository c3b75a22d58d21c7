import { z } from 'zod';
import type { WhatIfStep } from '#shared/contract/what-if';
import type { Database } from '../../database/connection.ts';
import { SITE_OF_ITEM } from '../../site-codes.ts';
import { shiftedId, type ClassShift } from '../../evaluation/evaluate.ts';
import { unitsOf } from '../../evaluation/item-amounts.ts';
import { regionMark, withMark } from '../../evaluation/marks.ts';
import { findItemWays } from './item-ways.ts';
import type { Scenario } from './scenario.ts';
import { SupplierStatements } from './supplier-statements.ts';

/**
 * A cell is some items of a class that all steps treat alike; together the cells hold every item
 * once. `was_…` is what the class says, the same name without it what the steps have made of it.
 */
const CELLS = `
CREATE TEMP TABLE what_if_cell (
  id INTEGER PRIMARY KEY, class_id INTEGER NOT NULL, way, items INTEGER NOT NULL,
  bits INTEGER, shift_id INTEGER, severity INTEGER, deadline TEXT, country TEXT, function TEXT, generation TEXT,
  manufacturer_id INTEGER, evidence TEXT, marks TEXT NOT NULL, installed_since TEXT,
  was_supplier_id TEXT, was_placement TEXT NOT NULL, was_status TEXT,
  supplier_id TEXT, placement TEXT NOT NULL, status TEXT, placement_by TEXT
)`;

const FACTS = `
  SELECT c.id AS class_id, v.supplier_id, v.country, c.function, c.generation, c.manufacturer_id,
    c.evidence, coalesce(c.marks, '') AS marks, c.installed_since, c.placement, c.placement_by,
    c.status
  FROM main.class_verdict v JOIN main.item_class c ON c.id = v.class_id`;

/** What tells the items of a way apart: bits, install period, region, signature of statements. */
const waySchema = z.tuple([
  z.int(),
  z.string().nullable(),
  z.string().nullable(),
  z.string().nullable(),
]);

/** What a way tells beside its bits. */
function restOfWay(way: string | number | null): {
  readonly since: string | null;
  readonly region: string | null;
  readonly signature: string;
} {
  if (typeof way !== 'string') return { since: null, region: null, signature: '' };
  const [, since, region, signature] = waySchema.parse(JSON.parse(way));
  return { since, region, signature: signature ?? '' };
}

/** Makes the cells. They are gone after `dropCells`. */
export function makeCells(
  db: Database,
  steps: readonly WhatIfStep[],
  scenario: Scenario,
): SupplierStatements {
  const units = unitsOf(scenario.packs);
  const hasItems = units.has('quantity') || units.has('sites');
  const statements = new SupplierStatements(db);
  dropCells(db);
  findItemWays(db, steps, scenario, statements, hasItems);
  db.exec(CELLS);
  db.exec(`
    INSERT INTO temp.what_if_cell
    SELECT NULL, n.class_id, n.way, n.items, CASE typeof(n.way) WHEN 'text' THEN json_extract(n.way, '$[0]')
        ELSE n.way END, NULL, NULL, NULL, f.country,
      f.function, f.generation, f.manufacturer_id, f.evidence, f.marks, f.installed_since,
      f.supplier_id, f.placement, f.status, f.supplier_id, f.placement, f.status, f.placement_by
    FROM (
      SELECT class_id, way, items FROM temp.what_if_way
      UNION ALL
      SELECT v.class_id, NULL, v.items - coalesce(w.items, 0)
      FROM main.class_verdict v LEFT JOIN
        (SELECT class_id, sum(items) AS items FROM temp.what_if_way GROUP BY class_id) w
        ON w.class_id = v.class_id
    ) n JOIN (${FACTS}) f ON f.class_id = n.class_id
    WHERE n.items > 0;
    CREATE INDEX temp.what_if_cell_way ON what_if_cell (class_id, way)`);
  if (scenario.needsRegions) markRegions(db);
  return statements;
}

type CellWay = { readonly id: number; readonly way: string | number; readonly marks: string };

/** Gives cells the marks of their regions, which no class has while no pack asks for regions. */
function markRegions(db: Database): void {
  const cells = db
    .prepare<[], CellWay>('SELECT id, way, marks FROM temp.what_if_cell WHERE way IS NOT NULL')
    .all();
  const write = db.prepare('UPDATE temp.what_if_cell SET marks = ? WHERE id = ?');
  for (const { id, way, marks } of cells) {
    const { region } = restOfWay(way);
    if (region !== null) write.run(withMark(marks, regionMark(region)) ?? '', id);
  }
}

/** Removes what `makeCells` made. */
export function dropCells(db: Database): void {
  for (const table of ['item', 'way', 'cell'])
    db.exec(`DROP TABLE IF EXISTS temp.what_if_${table}`);
}

type CellRow = {
  readonly id: number;
  readonly class_id: number;
  readonly way: string | number | null;
  readonly is_split: number;
  readonly items: number;
  readonly function: string | null;
  readonly generation: string | null;
  readonly marks: string;
  readonly was_supplier_id: string | null;
  readonly supplier_id: string | null;
  readonly placement: string;
  readonly status: string | null;
};

/** The cells that are judged otherwise than their classes, as shifts; notes their numbers with them. */
export function shiftsOfCells(
  db: Database,
  { boundaries, needsRegions }: Scenario,
  statements: SupplierStatements,
): ClassShift[] {
  const hasOwnFacts = boundaries !== null || needsRegions;
  const rows = db
    .prepare<[number], CellRow>(
      `SELECT id, class_id, way, items, function, generation, marks, was_supplier_id, supplier_id,
         placement, status, class_id IN (SELECT class_id FROM temp.what_if_way) AS is_split
       FROM temp.what_if_cell
       WHERE supplier_id IS NOT was_supplier_id OR placement <> was_placement
         OR status IS NOT was_status OR (? AND way IS NOT NULL) ORDER BY id`,
    )
    .all(hasOwnFacts ? 1 : 0);
  const note = db.prepare('UPDATE temp.what_if_cell SET shift_id = ? WHERE id = ?');
  db.exec('UPDATE temp.what_if_cell SET shift_id = NULL');
  return rows.map((row, at) => {
    note.run(shiftedId(at), row.id);
    const { since, signature } = restOfWay(row.way);
    const isReplaced = row.supplier_id !== row.was_supplier_id;
    const marks =
      isReplaced && !statements.isEmpty
        ? statements.marksFor(row.marks, signature, row.supplier_id)
        : row.marks;
    return {
      classId: row.class_id,
      items: row.items,
      function: row.function,
      placement: row.placement,
      generation: row.generation,
      supplierId: row.supplier_id,
      status: row.status,
      marks,
      hasOwnAmounts: row.is_split === 1,
      ...(boundaries === null ? {} : { installedSince: since }),
    };
  });
}

const AMOUNTS = `
  SELECT coalesce(k.shift_id, i.class_id) AS class_id, i.quantity AS quantity,
    ${SITE_OF_ITEM} AS site
  FROM main.item i LEFT JOIN temp.what_if_item w ON w.id = i.id
  JOIN temp.what_if_cell k ON k.class_id = i.class_id AND k.way IS nullif(w.way, 0)
  WHERE i.class_id IN (SELECT class_id FROM temp.what_if_way)`;

/**
 * See `EvaluationSettings.amountsFrom`: quantities and sites by the cells that items are in, of the
 * classes that are split; `null` where no rule asks for them.
 */
export function amountsOfCells(db: Database): string | null {
  const exists = db.prepare(`SELECT 1 FROM temp.sqlite_schema WHERE name = 'what_if_item'`).get();
  return exists === undefined ? null : AMOUNTS;
}

/** Notes in every cell the verdict that was computed for it, with its deadline. */
export function noteVerdicts(db: Database): void {
  db.exec(`UPDATE temp.what_if_cell SET (severity, deadline) =
    (SELECT severity, deadline FROM temp.class_verdict v
     WHERE v.class_id = coalesce(what_if_cell.shift_id, what_if_cell.class_id))`);
}
