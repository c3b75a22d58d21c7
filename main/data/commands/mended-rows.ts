import { z } from 'zod';
import {
  importPlanSchema,
  rejectSchema,
  type ImportPlan,
  type Ledger,
  type Reject,
} from '#shared/contract/import';
import { AppError } from '#shared/rpc/app-error';
import { REJECT_HEADINGS } from '../../import/headings.ts';
import type { OwnCells, WorkerMessage } from '../../import/protocol.ts';
import type { Database } from '../database/connection.ts';
import { importMark } from '../queries/imports.ts';

type Started = Extract<WorkerMessage, { kind: 'started' }>;
type Part = Exclude<keyof Ledger, 'read'>;

const OWN_COLUMNS = [...REJECT_HEADINGS];
const reasonsSchema = rejectSchema.shape.reasons;
const countsSchema = z.array(z.object({ code: z.string(), rows: z.int() }));

type Target = {
  readonly id: number;
  readonly file_name: string;
  readonly sha256: string;
  readonly headings: string;
  readonly reasons: string;
  readonly delimiter: string;
  readonly plan: string;
};
type StoredReject = { readonly row: number; readonly line: number; readonly reasons: string };

/** The import whose rejected rows a file brings back, by the mark in its first rows; see decision 0013. */
function findTarget(db: Database, started: Started): Target | undefined {
  const id = Number(/^(?<id>\d{1,15})-[0-9a-f]{12}$/u.exec(started.ownMark ?? '')?.groups?.['id']);
  if (!OWN_COLUMNS.every((name, at) => started.headings[at] === name)) return undefined;
  const target = db
    .prepare<[number], Target>(
      `SELECT id, file_name, sha256, headings, reasons, delimiter, plan FROM import
       WHERE id = ? AND undone_by IS NULL AND mends IS NULL`,
    )
    .get(Number.isInteger(id) ? id : -1);
  return target !== undefined && importMark(target) === started.ownMark ? target : undefined;
}

const { key, defaults } = importPlanSchema.shape;
const planSchema = z.object({ key, defaults });
type KeyAndDefaults = z.infer<typeof planSchema>;

function keyWords({ key }: KeyAndDefaults): string[] {
  return key.map((parts) => `--key ${parts.join('+')}`);
}

function defaultWords({ defaults }: KeyAndDefaults): string[] {
  return defaults.map(({ field, value }) => `--default "${field}=${value}"`).toSorted();
}

/**
 * Refuses mended rows that would be keyed or filled otherwise than those of their import: an item of
 * both would be there twice, or lack what the others have.
 */
function assertReadAlike(target: Target, { fileName }: Started, plan: ImportPlan): void {
  // One that stands for a lost import has no plan.
  const { data: before } = planSchema.safeParse(JSON.parse(target.plan));
  if (before === undefined) return;
  const say = (words: string[], none: string): string =>
    words.length === 0 ? none : words.join(' ');
  const asBefore = [say(keyWords(before), 'no key'), say(defaultWords(before), 'no defaults')];
  const asNow = [say(keyWords(plan), 'no key'), say(defaultWords(plan), 'no defaults')];
  if (asBefore.every((words, at) => words === asNow[at])) return;
  throw new AppError(
    'invalid-input',
    `${fileName} brings back rows of ${target.file_name}, which was imported with ${asBefore.join(' and ')}; import it with the same key and defaults.`,
  );
}

/**
 * Counts the rows of a file of mended rejects in the ledger of the import that rejected them. Must
 * be used inside the transaction of the mending import.
 */
export class MendedRows {
  readonly importId: number;
  readonly fileName: string;
  /** Rows that were rejected and passed now. */
  passed = 0;
  readonly #db: Database;
  readonly #target: Target;
  readonly #headings: readonly string[];
  readonly #byLine: ReadonlyMap<number, StoredReject[]>;
  readonly #codes: Map<string, number>;
  readonly #delta = { read: 0, added: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0 };
  readonly #columns: readonly number[];
  readonly #remove;
  readonly #put;
  #nextRow: number;

  private constructor(db: Database, started: Started, target: Target) {
    this.#db = db;
    this.#target = target;
    this.importId = target.id;
    this.fileName = target.file_name;
    this.#headings = z.array(z.string()).parse(JSON.parse(target.headings));
    this.#columns = this.#headings.map((heading) => started.headings.indexOf(heading));
    const stored = db
      .prepare<[number], StoredReject>(
        `SELECT row_number AS "row", line_number AS line, reasons FROM import_reject
         WHERE import_id = ? ORDER BY row_number`,
      )
      .all(target.id);
    this.#byLine = Map.groupBy(stored, ({ line }) => line);
    this.#codes = new Map(
      countsSchema.parse(JSON.parse(target.reasons)).map(({ code, rows }) => [code, rows]),
    );
    this.#remove = db.prepare('DELETE FROM import_reject WHERE import_id = ? AND row_number = ?');
    this.#put = db.prepare(
      `INSERT INTO import_reject (import_id, row_number, line_number, reasons, cells)
       VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
       SET reasons = excluded.reasons, cells = excluded.cells`,
    );
    const rowsRead = db
      .prepare<[number], number>('SELECT rows_read FROM import WHERE id = ?')
      .pluck()
      .get(target.id);
    this.#nextRow = Math.max(rowsRead ?? 0, stored.at(-1)?.row ?? 0) + 1;
  }

  /**
   * `null` where the file names no import of this workspace that stands. Fails with `invalid-input`
   * where the plan has another key or other defaults than that of the import.
   */
  static of(db: Database, started: Started, plan: ImportPlan): MendedRows | null {
    const target = findTarget(db, started);
    if (target === undefined) return null;
    assertReadAlike(target, started, plan);
    return new MendedRows(db, started, target);
  }

  /** Counts a row that passed, or was left out for a reason. */
  pass(own: OwnCells, part: Exclude<Part, 'rejected'>, code: string | null): void {
    const former = this.#takeFormer(own);
    if (former === null) {
      // What it adds is an item of the import that is mended, so that its ledger has to know.
      if (part !== 'added' && this.#isCounted(own)) return;
      this.#delta.read += 1;
    } else {
      this.#remove.run(this.importId, former.row);
      this.#delta.rejected -= 1;
      this.passed += 1;
    }
    this.#delta[part] += 1;
    if (code !== null) this.#count(code, 1);
  }

  /**
   * Keeps a row that is rejected, again or for the first time; with the mending import itself, of
   * the id `mendingId`, where the ledger of the other counts its line already.
   */
  reject(reject: Reject, own: OwnCells | null, mendingId: number): void {
    const { own: said, cells } = this.#apart(reject, own);
    const former = this.#takeFormer(said);
    const reasons = JSON.stringify(reject.reasons);
    if (former === null) {
      if (this.#isCounted(said)) {
        const line = Number(said.line);
        this.#put.run(mendingId, reject.row, line, reasons, JSON.stringify(cells));
        return;
      }
      this.#delta.read += 1;
      this.#delta.rejected += 1;
    }
    const row = former?.row ?? this.#nextRow++;
    const line = former?.line ?? reject.line;
    this.#put.run(this.importId, row, line, reasons, JSON.stringify(cells));
    this.#countReasons(reject.reasons, 1);
  }

  /** Writes the ledger of the import that is mended. */
  finish(): void {
    const reasons = [...this.#codes]
      .filter(([, rows]) => rows > 0)
      .map(([code, rows]) => ({ code, rows }));
    this.#db
      .prepare(
        `UPDATE import SET rows_read = rows_read + :read, rows_added = rows_added + :added,
           rows_updated = rows_updated + :updated, rows_unchanged = rows_unchanged + :unchanged,
           rows_skipped = rows_skipped + :skipped, rows_rejected = rows_rejected + :rejected,
           reasons = :reasons WHERE id = :id`,
      )
      .run({ ...this.#delta, reasons: JSON.stringify(reasons), id: this.importId });
  }

  /**
   * True for a row that says to be a line of the mended file; asked where that line is not among
   * the rejected ones any more, so that the ledger has it as what it became.
   */
  #isCounted({ line, mark }: OwnCells): boolean {
    return mark === importMark(this.#target) && /^[1-9]\d{0,14}$/u.test(line);
  }

  /** The rejected row that a row of the file is; each is taken once. */
  #takeFormer({ line, mark }: OwnCells): StoredReject | null {
    if (mark !== importMark(this.#target)) return null;
    const former = this.#byLine.get(Number(line))?.shift() ?? null;
    if (former !== null) {
      this.#countReasons(reasonsSchema.parse(JSON.parse(former.reasons)), -1);
    }
    return former;
  }

  /** Our own cells and the file's; a line that could not be split is one text with both. */
  #apart({ cells, reasons }: Reject, own: OwnCells | null): { own: OwnCells; cells: string[] } {
    const [line = '', , mark = ''] = cells;
    if (!reasons.some(({ code }) => code === 'stray-quote')) {
      return { own: own ?? { line, mark }, cells: this.#inOldOrder(cells) };
    }
    const said = importMark(this.#target);
    const before = `${this.#target.delimiter}${said}${this.#target.delimiter}`;
    const at = line.indexOf(before);
    if (at === -1) return { own: { line: '', mark: '' }, cells: [line] };
    const number = /^\d+/u.exec(line)?.[0] ?? '';
    return { own: { line: number, mark: said }, cells: [line.slice(at + before.length)] };
  }

  #inOldOrder(cells: readonly string[]): string[] {
    const isAsBefore = this.#columns.every((column, at) => column === at + OWN_COLUMNS.length);
    if (isAsBefore) return cells.slice(OWN_COLUMNS.length);
    return this.#columns.map((column) => cells[column] ?? '');
  }

  #countReasons(reasons: Reject['reasons'], rows: number): void {
    for (const code of new Set(reasons.map((reason) => reason.code))) this.#count(code, rows);
  }

  #count(code: string, rows: number): void {
    this.#codes.set(code, (this.#codes.get(code) ?? 0) + rows);
  }
}
