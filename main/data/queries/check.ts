import type { Database } from '../database/connection.ts';

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

function ledgerProblems(db: Database): string[] {
  const unbalanced = db
    .prepare<[], string>(
      `SELECT file_name FROM import WHERE rows_read <>
         rows_added + rows_updated + rows_unchanged + rows_skipped + rows_rejected`,
    )
    .pluck()
    .all();
  const rejects = db
    .prepare<[], string>(
      `SELECT file_name FROM import i WHERE rows_rejected <>
         (SELECT count(*) FROM import_reject r WHERE r.import_id = i.id)`,
    )
    .pluck()
    .all();
  const { items, added, evaluated } = db
    .prepare<[], { items: number; added: number; evaluated: number }>(
      `SELECT (SELECT count(*) FROM item) AS items,
         (SELECT coalesce(sum(rows_added), 0) FROM import) AS added,
         (SELECT coalesce(sum(items), 0) FROM class_verdict) AS evaluated`,
    )
    .get() ?? { items: 0, added: 0, evaluated: 0 };
  return [
    ...unbalanced.map((name) => `the ledger of ${name} does not balance`),
    ...rejects.map((name) => `rejected rows of ${name} are missing`),
    ...(items === added ? [] : [`${items} items are there, but imports added ${added}`]),
    ...(items === evaluated ? [] : [`${items} items are there, but ${evaluated} have a verdict`]),
  ];
}

/** Looks for damage in the file and for ledgers that do not balance. */
export function checkWorkspace(db: Database): CheckResult {
  const problems = [...integrityProblems(db), ...ledgerProblems(db)];
  const count = (table: 'item' | 'import'): number =>
    db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  return { ok: problems.length === 0, items: count('item'), imports: count('import'), problems };
}
