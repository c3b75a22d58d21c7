import { z } from 'zod';
import type { Database } from '../database/connection.ts';

const byIdSchema = z.record(z.string(), z.int());

/**
 * By how much the ledgers of the history say more than there is: items in all, items of each import,
 * and rejected rows of each import, by its id. All are none in a workspace that was never damaged.
 */
export const ledgerGapsSchema = z.strictObject({
  items: z.int(),
  byImport: byIdSchema,
  rejects: byIdSchema,
});
export type LedgerGaps = z.infer<typeof ledgerGapsSchema>;

/** Where the detail of a change keeps what was lost when rows were saved out of a damaged file. */
const GAPS_PATH = '$.salvage.gaps';

/**
 * What undos that were not taken back did to items: how many they removed, and how many imports took
 * over from others.
 */
const UNDONE_SQL = `SELECT json_extract(detail, '$.removed') AS removed, detail
  FROM change WHERE kind = 'undo' AND undone_by IS NULL
    AND json_type(detail, '$.import') = 'integer'`;

/** What the ledger of an import says, and what there is. */
export type LedgerLine = {
  readonly id: number;
  readonly name: string;
  readonly found: number;
  readonly expected: number;
};

/** Items of each import: added by it + taken over from undone ones, or none where it is undone itself. */
export function readItemLines(db: Database): LedgerLine[] {
  return db
    .prepare<[], LedgerLine>(
      `WITH own AS (SELECT added_by AS id, count(*) AS items FROM item GROUP BY added_by),
         taken AS (SELECT CAST(t.key AS INTEGER) AS id, sum(t.value) AS items
           FROM (${UNDONE_SQL}) u, json_each(u.detail, '$.takenOver') t GROUP BY t.key)
       SELECT i.id, i.file_name AS name, coalesce(o.items, 0) AS found,
         CASE WHEN i.undone_by IS NULL THEN i.rows_added + coalesce(t.items, 0) ELSE 0 END
           AS expected
       FROM import i LEFT JOIN own o ON o.id = i.id LEFT JOIN taken t ON t.id = i.id
       WHERE i.mends IS NULL`,
    )
    .all();
}

/** Rejected rows of each import; those of a file that mended others stay with the import it mended. */
export function readRejectLines(db: Database): LedgerLine[] {
  return db
    .prepare<[], LedgerLine>(
      `SELECT id, file_name AS name, rows_rejected AS expected,
         (SELECT count(*) FROM import_reject r WHERE r.import_id = i.id) AS found
       FROM import i WHERE mends IS NULL`,
    )
    .all();
}

export type ItemSums = {
  readonly items: number;
  readonly added: number;
  readonly removed: number;
  readonly evaluated: number;
};

/** All items, those that imports added and undos removed, and those that have a verdict. */
export function readItemSums(db: Database): ItemSums {
  return (
    db
      .prepare<[], ItemSums>(
        `SELECT (SELECT count(*) FROM item) AS items,
           (SELECT coalesce(sum(rows_added), 0) FROM import WHERE mends IS NULL) AS added,
           (SELECT coalesce(sum(removed), 0) FROM (${UNDONE_SQL})) AS removed,
           (SELECT coalesce(sum(items), 0) FROM class_verdict) AS evaluated`,
      )
      .get() ?? { items: 0, added: 0, removed: 0, evaluated: 0 }
  );
}

/** What the history says was lost before, whenever rows were saved out of a damaged file. */
export function readKnownGaps(db: Database): LedgerGaps {
  const known: LedgerGaps = { items: 0, byImport: {}, rejects: {} };
  const texts = db
    .prepare<[], string>(
      `SELECT json_extract(detail, '${GAPS_PATH}') FROM change
       WHERE json_type(detail, '${GAPS_PATH}') = 'object'`,
    )
    .pluck()
    .all();
  for (const text of texts) {
    const gaps = ledgerGapsSchema.parse(JSON.parse(text));
    known.items += gaps.items;
    for (const part of ['byImport', 'rejects'] as const) {
      for (const [id, rows] of Object.entries(gaps[part])) {
        known[part][id] = (known[part][id] ?? 0) + rows;
      }
    }
  }
  return known;
}

/** What ledgers say more than there is, and the history does not say was lost. */
export function readNewGaps(db: Database): LedgerGaps {
  const known = readKnownGaps(db);
  const { items, added, removed } = readItemSums(db);
  const newOf = (lines: readonly LedgerLine[], before: Readonly<Record<string, number>>) =>
    Object.fromEntries(
      lines
        .map(({ id, found, expected }) => [id, expected - found - (before[id] ?? 0)] as const)
        .filter(([, rows]) => rows !== 0),
    );
  return {
    items: added - removed - items - known.items,
    byImport: newOf(readItemLines(db), known.byImport),
    rejects: newOf(readRejectLines(db), known.rejects),
  };
}
