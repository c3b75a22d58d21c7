import type { Database } from '../database/connection.ts';
import { valueProblems } from './check-values.ts';
import { verdictProblems } from './check-verdicts.ts';

export type CheckResult = {
  readonly ok: boolean;
  readonly items: number;
  readonly imports: number;
  readonly problems: readonly string[];
};

/** Problems that SQLite may list of one file; the first ones say enough. */
const MAX_PROBLEMS = 20;

function integrityProblems(db: Database): string[] {
  const found = db.pragma(`integrity_check(${MAX_PROBLEMS})`) as { integrity_check: string }[];
  const broken = db.pragma('foreign_key_check') as { table: string }[];
  return [
    ...found.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
    ...(broken.length === 0 ? [] : [`${broken.length} rows refer to rows that are not there`]),
  ];
}

/**
 * What undos that were not taken back did to items: how many they removed, and how many imports took
 * over from others.
 */
const UNDONE_SQL = `SELECT json_extract(detail, '$.removed') AS removed, detail
  FROM change WHERE kind = 'undo' AND undone_by IS NULL
    AND json_type(detail, '$.import') = 'integer'`;

type Sums = { items: number; added: number; removed: number; evaluated: number };

function ledgerProblems(db: Database): string[] {
  const names = (sql: string): string[] => db.prepare<[], string>(sql).pluck().all();
  const unbalanced = names(
    `SELECT file_name FROM import WHERE rows_read <>
       rows_added + rows_updated + rows_unchanged + rows_skipped + rows_rejected`,
  );
  // Rejected rows of a file that mended others stay with the import that it mended.
  const rejects = names(
    `SELECT file_name FROM import i WHERE mends IS NULL AND rows_rejected <>
       (SELECT count(*) FROM import_reject r WHERE r.import_id = i.id)`,
  );
  const orphans =
    db
      .prepare<[], number>(
        `SELECT count(*) FROM item_removal WHERE item_id NOT IN (SELECT id FROM item)`,
      )
      .pluck()
      .get() ?? 0;
  return [
    ...(orphans === 0 ? [] : [`${orphans} removal plans are of items that are not there`]),
    ...unbalanced.map((name) => `the ledger of ${name} does not balance`),
    ...rejects.map((name) => `rejected rows of ${name} are missing`),
    ...historyProblems(db),
  ];
}

/**
 * The ledgers of the whole history against the items. Each item was added by one import that is
 * not undone, so: items = added by all imports − removed by all undos; and the items of one import
 * = added by it + taken over from undone ones, or none where it is undone itself.
 */
function historyProblems(db: Database): string[] {
  const { items, added, removed, evaluated } = db
    .prepare<[], Sums>(
      `SELECT (SELECT count(*) FROM item) AS items,
         (SELECT coalesce(sum(rows_added), 0) FROM import WHERE mends IS NULL) AS added,
         (SELECT coalesce(sum(removed), 0) FROM (${UNDONE_SQL})) AS removed,
         (SELECT coalesce(sum(items), 0) FROM class_verdict) AS evaluated`,
    )
    .get() ?? { items: 0, added: 0, removed: 0, evaluated: 0 };
  const unequal = db
    .prepare<[], { name: string; found: number; expected: number }>(
      `WITH own AS (SELECT added_by AS id, count(*) AS items FROM item GROUP BY added_by),
         taken AS (SELECT CAST(t.key AS INTEGER) AS id, sum(t.value) AS items
           FROM (${UNDONE_SQL}) u, json_each(u.detail, '$.takenOver') t GROUP BY t.key)
       SELECT i.file_name AS name, coalesce(o.items, 0) AS found,
         CASE WHEN i.undone_by IS NULL THEN i.rows_added + coalesce(t.items, 0) ELSE 0 END
           AS expected
       FROM import i LEFT JOIN own o ON o.id = i.id LEFT JOIN taken t ON t.id = i.id
       WHERE i.mends IS NULL AND found <> expected`,
    )
    .all();
  const left = added - removed;
  return [
    ...(items === left
      ? []
      : [`${items} items are there, but imports added ${added} and undos removed ${removed}`]),
    ...unequal.map(
      ({ name, found, expected }) => `${found} items are of ${name}, whose ledger has ${expected}`,
    ),
    ...(items === evaluated ? [] : [`${items} items are there, but ${evaluated} have a verdict`]),
  ];
}

/**
 * Looks for damage in the file, for ledgers that do not balance, for values that Provenet never writes,
 * and for verdicts that do not follow from the items and the policies.
 */
export function checkWorkspace(db: Database): CheckResult {
  const problems: string[] = [];
  // What cannot be read any more is what is looked for, and ends no part but its own.
  const look = (part: string, read: () => readonly string[]): void => {
    try {
      problems.push(...read());
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      problems.push(`${part} cannot be read (${why})`);
    }
  };
  let [items, imports] = [0, 0];
  const count = (table: 'item' | 'import'): number =>
    db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  look('the file', () => integrityProblems(db));
  look('the ledgers', () => ledgerProblems(db));
  look('the values', () => valueProblems(db));
  look('the verdicts', () => verdictProblems(db));
  look('the items', () => {
    [items, imports] = [count('item'), count('import')];
    return [];
  });
  return { ok: problems.length === 0, items, imports, problems };
}
