import type { ImportResult } from '#shared/contract/import';
import {
  previewRowSchema,
  type PreviewFate,
  type PreviewPage,
  type PreviewQuery,
  type PreviewRow,
} from '#shared/contract/preview';
import { openInMemory } from '../database/driver.ts';

/** Rows of each kind that are kept; rows where nothing happens are alike, a sample says enough. */
const MAX_ROWS = 200_000;
const MAX_PLAIN_ROWS = 2000;
/** Characters that all rows together may hold; hostile files have cells of megabytes. */
const MAX_CHARS = 128 * 1024 * 1024;

type StoredRow = {
  readonly row: number;
  readonly line: number;
  readonly fate: string;
  readonly item: string;
  readonly changes: string;
  readonly reasons: string;
  readonly cells: string;
};

const SCHEMA = `
CREATE TABLE preview_row (
  id INTEGER PRIMARY KEY,
  row INTEGER NOT NULL,
  line INTEGER NOT NULL,
  fate TEXT NOT NULL,
  item TEXT NOT NULL,
  changes TEXT NOT NULL,
  reasons TEXT NOT NULL,
  cells TEXT NOT NULL
) STRICT;
CREATE INDEX preview_row_fate ON preview_row (fate, row);
CREATE INDEX preview_row_row ON preview_row (fate = 'missing', row);
CREATE TABLE preview_code (code TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (code, id))
  STRICT, WITHOUT ROWID;
CREATE TABLE preview_field (name TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (name, id))
  STRICT, WITHOUT ROWID;
BEGIN;`;

/** Made once: making it costs more than parsing a row, and a search parses all of them. */
const textsSchema = previewRowSchema.pick({ changes: true, reasons: true, cells: true });

/** True where a text stands in what the page shows of a row. */
function holdsText(row: Omit<StoredRow, 'row' | 'line' | 'fate'>, folded: string): boolean {
  const holds = (text: string | null): boolean => text?.toLowerCase().includes(folded) ?? false;
  if (holds(row.item)) return true;
  const { changes, reasons, cells } = textsSchema.parse({
    changes: JSON.parse(row.changes) as unknown,
    reasons: JSON.parse(row.reasons) as unknown,
    cells: JSON.parse(row.cells) as unknown,
  });
  return (
    cells.some(holds) ||
    changes.some(({ name, from, to }) => holds(name) || holds(from) || holds(to)) ||
    reasons.some(({ column, message }) => holds(column) || holds(message))
  );
}

/**
 * The rows of one dry run, in memory: nothing of a confidential file is written to a disk for a
 * look at it. Bounded; what is left out is counted.
 */
export class PreviewStore {
  readonly #db = openInMemory();
  readonly #insert;
  readonly #insertCode;
  readonly #insertField;
  readonly #kept = new Map<PreviewFate, number>();
  readonly #omitted = new Map<PreviewFate, number>();
  readonly #fields = new Map<string, { rows: number; protectedRows: number }>();
  #chars = 0;

  constructor() {
    this.#db.exec(SCHEMA);
    this.#db.function('holds_text', (item, changes, reasons, cells, folded) =>
      holdsText(
        {
          item: String(item),
          changes: String(changes),
          reasons: String(reasons),
          cells: String(cells),
        },
        String(folded),
      )
        ? 1
        : 0,
    );
    this.#insert = this.#db.prepare(
      `INSERT INTO preview_row (row, line, fate, item, changes, reasons, cells)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#insertCode = this.#db.prepare('INSERT OR IGNORE INTO preview_code VALUES (?, ?)');
    this.#insertField = this.#db.prepare('INSERT OR IGNORE INTO preview_field VALUES (?, ?)');
  }

  /** True where a row of this fate without changes would be left out; counts it then. */
  isPlainFull(fate: 'added' | 'unchanged'): boolean {
    if ((this.#kept.get(fate) ?? 0) < MAX_PLAIN_ROWS) return false;
    this.#leaveOut(fate);
    return true;
  }

  /** Keeps a row, or counts it where there are too many. */
  add({ row, line, fate, item, changes, reasons, cells }: PreviewRow): void {
    this.#countFields(changes);
    const values = [changes, reasons, cells].map((each) => JSON.stringify(each));
    const chars = values.reduce((sum, text) => sum + text.length, item.length);
    if ((this.#kept.get(fate) ?? 0) >= MAX_ROWS || this.#chars + chars > MAX_CHARS) {
      this.#leaveOut(fate);
      return;
    }
    this.#chars += chars;
    this.#kept.set(fate, (this.#kept.get(fate) ?? 0) + 1);
    const { lastInsertRowid } = this.#insert.run(row, line, fate, item, ...values);
    for (const { code } of reasons) this.#insertCode.run(code, lastInsertRowid);
    for (const { name } of changes) this.#insertField.run(name, lastInsertRowid);
  }

  #leaveOut(fate: PreviewFate): void {
    this.#omitted.set(fate, (this.#omitted.get(fate) ?? 0) + 1);
  }

  #countFields(changes: PreviewRow['changes']): void {
    for (const { name, isProtected } of changes) {
      const counted = this.#fields.get(name) ?? { rows: 0, protectedRows: 0 };
      counted[isProtected ? 'protectedRows' : 'rows'] += 1;
      this.#fields.set(name, counted);
    }
  }

  /** How many rows change each field, the most first; rows beyond what is kept count too. */
  changedFields(): ImportResult['changedFields'] {
    return [...this.#fields]
      .map(([name, counts]) => ({ name, ...counts }))
      .toSorted((a, b) => b.rows - a.rows || b.protectedRows - a.protectedRows);
  }

  /** A page of the rows that a query finds, in the order of the file, missing items last. */
  read({ fate, code, field, search, start, count }: PreviewQuery): PreviewPage {
    const folded = search?.trim().toLowerCase() ?? '';
    const terms: { sql: string; value: string }[] = [];
    if (fate !== null) terms.push({ sql: 'fate = ?', value: fate });
    if (code !== undefined) {
      terms.push({ sql: 'id IN (SELECT id FROM preview_code WHERE code = ?)', value: code });
    }
    if (field !== undefined) {
      terms.push({ sql: 'id IN (SELECT id FROM preview_field WHERE name = ?)', value: field });
    }
    if (folded !== '') {
      terms.push({ sql: 'holds_text(item, changes, reasons, cells, ?)', value: folded });
    }
    const where = terms.length === 0 ? '' : `WHERE ${terms.map(({ sql }) => sql).join(' AND ')}`;
    const values = terms.map(({ value }) => value);
    const total = this.#db
      .prepare<string[], number>(`SELECT count(*) FROM preview_row ${where}`)
      .pluck()
      .get(...values);
    const rows = this.#db
      .prepare<(string | number)[], StoredRow>(
        `SELECT row, line, fate, item, changes, reasons, cells FROM preview_row ${where}
         ORDER BY fate = 'missing', row, id LIMIT ? OFFSET ?`,
      )
      .all(...values, count, start);
    const omitted = [...this.#omitted].filter(([each]) => fate === null || each === fate);
    return {
      total: total ?? 0,
      omitted: omitted.reduce((sum, [, left]) => sum + left, 0),
      rows: rows.map((row) =>
        previewRowSchema.parse({
          ...row,
          changes: JSON.parse(row.changes) as unknown,
          reasons: JSON.parse(row.reasons) as unknown,
          cells: JSON.parse(row.cells) as unknown,
        }),
      ),
    };
  }

  /** Frees the memory. */
  close(): void {
    this.#db.close();
  }
}
