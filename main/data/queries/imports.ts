import { z } from 'zod';
import {
  importResultSchema,
  NEWLINES,
  rejectSchema,
  type ImportResult,
  type Reject,
} from '#shared/contract/import';
import type { Database } from '../database/connection.ts';
import type { WrittenDialect } from '../exports/dialect-text.ts';

type ImportRow = {
  readonly id: number;
  readonly file_name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly imported_at: string;
  readonly rows_read: number;
  readonly rows_added: number;
  readonly rows_updated: number;
  readonly rows_unchanged: number;
  readonly rows_skipped: number;
  readonly rows_rejected: number;
  readonly reasons: string;
  readonly warnings: string;
  readonly seconds: number;
  readonly mode: string;
  readonly source: string | null;
  readonly profile: string | null;
  readonly imported_by: string | null;
  readonly rows_missing: number;
  readonly mends: number | null;
  readonly undone_at: string | null;
};

function toResult(row: ImportRow): ImportResult {
  return importResultSchema.parse({
    importId: row.id,
    isDryRun: false,
    fileName: row.file_name,
    sha256: row.sha256,
    bytes: row.bytes,
    importedAt: row.imported_at,
    mode: row.mode,
    source: row.source,
    profile: row.profile,
    importedBy: row.imported_by,
    missing: row.rows_missing,
    undoneAt: row.undone_at,
    mends: row.mends,
    ledger: {
      read: row.rows_read,
      added: row.rows_added,
      updated: row.rows_updated,
      unchanged: row.rows_unchanged,
      skipped: row.rows_skipped,
      rejected: row.rows_rejected,
    },
    changedFields: [],
    reasons: JSON.parse(row.reasons) as unknown,
    warnings: JSON.parse(row.warnings) as unknown,
    seconds: row.seconds,
  });
}

/** All imports, the latest first. */
export function readImports(db: Database): ImportResult[] {
  return db
    .prepare<[], ImportRow>(
      `SELECT i.*, u.at AS undone_at FROM import i LEFT JOIN change u ON u.id = i.undone_by
       ORDER BY i.id DESC`,
    )
    .all()
    .map(toResult);
}

/** When a file of this content was imported last, undone imports apart, or `null`. */
export function importedAt(db: Database, sha256: string): string | null {
  return (
    db
      .prepare<[string], string>(
        `SELECT imported_at FROM import WHERE sha256 = ? AND undone_by IS NULL
         ORDER BY id DESC LIMIT 1`,
      )
      .pluck()
      .get(sha256) ?? null
  );
}

type RejectRow = {
  readonly row_number: number;
  readonly line_number: number;
  readonly reasons: string;
  readonly cells: string;
};

function toReject(row: RejectRow): Reject {
  return rejectSchema.parse({
    row: row.row_number,
    line: row.line_number,
    reasons: JSON.parse(row.reasons) as unknown,
    cells: JSON.parse(row.cells) as unknown,
  });
}

const REJECT_SQL = `SELECT row_number, line_number, reasons, cells FROM import_reject
  WHERE import_id = ? ORDER BY row_number`;

/** A page of an import's rejected rows, in the order of the file. */
export function readRejects(
  db: Database,
  importId: number,
  start: number,
  count: number,
): Reject[] {
  return db
    .prepare<[number, number, number], RejectRow>(`${REJECT_SQL} LIMIT ? OFFSET ?`)
    .all(importId, count, start)
    .map(toReject);
}

/** All rejected rows of an import, one at a time. */
export function* eachReject(db: Database, importId: number): Generator<Reject, void, undefined> {
  for (const row of db.prepare<[number], RejectRow>(REJECT_SQL).iterate(importId)) {
    yield toReject(row);
  }
}

/** What tells an import in a file of its rejected rows: its id, and the start of its file's hash. */
export function importMark({
  id,
  sha256,
}: {
  readonly id: number;
  readonly sha256: string;
}): string {
  return `${id}-${sha256.slice(0, 12)}`;
}

/** How an imported file was written, and what its rejected rows are marked with. */
export type ImportLayout = WrittenDialect & {
  /** The import that keeps the rejected rows: for a file that mended some, the one it mended. */
  readonly importId: number;
  readonly headings: readonly string[];
  readonly encoding: string;
  readonly mark: string;
};

const layoutSchema = z.object({
  importId: z.int(),
  sha256: z.string(),
  headings: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  delimiter: z.string(),
  quote: z.string(),
  escape: z.enum(['doubled', 'backslash']),
  newline: z.enum(NEWLINES),
  encoding: z.string(),
});

/** The layout of an imported file, or `undefined` for an unknown import. */
export function readImportLayout(db: Database, importId: number): ImportLayout | undefined {
  const row = db
    .prepare<[number], unknown>(
      `SELECT k.id AS importId, k.sha256, k.headings, k.delimiter, k.quote_mark AS quote,
         k.quote_escape AS "escape", k.newline, k.encoding
       FROM import i JOIN import k ON k.id = coalesce(i.mends, i.id) WHERE i.id = ?`,
    )
    .get(importId);
  if (row === undefined) return undefined;
  const { sha256, ...layout } = layoutSchema.parse(row);
  return { ...layout, mark: importMark({ id: layout.importId, sha256 }) };
}

const columnsSchema = z.object({
  fileName: z.string(),
  // One that stands for a lost import has none.
  mapping: z.array(z.object({ column: z.int(), field: z.string() })).default([]),
  headings: z.array(z.string()),
});

/** Which column of which heading was read as which field; `null` for an import that is not there. */
export function readImportColumns(
  db: Database,
  importId: number,
): z.infer<typeof columnsSchema> | null {
  const row = db
    .prepare<[number], { fileName: string; plan: string; headings: string }>(
      'SELECT file_name AS fileName, plan, headings FROM import WHERE id = ?',
    )
    .get(importId);
  if (row === undefined) return null;
  return columnsSchema.parse({
    ...(JSON.parse(row.plan) as object),
    fileName: row.fileName,
    headings: JSON.parse(row.headings) as unknown,
  });
}
