import type { ReadWarning } from '#shared/contract/import';
import type { ItemField } from '#shared/domain/item';
import { BeyondWatch } from './beyond-watch.ts';
import { ColumnCensus, type CensusColumn } from './column-census.ts';
import type { ColumnFormat } from './column-format.ts';
import { FooterWatch, isSparse } from './footers.ts';
import { HeadingShape } from './heading-shape.ts';
import { repeatsHeadings, type HeadingWords } from './headings.ts';
import type { ParsedRecord } from './parse-block.ts';
import { holdsOddly } from './quote-marks.ts';
import type { RecordBatch } from './read-records.ts';
import { ShiftWatch } from './shift-watch.ts';
import { WarningTally } from './warnings.ts';

/**
 * Fields that tell items apart, so that a text must be what it seems. A manufacturer's name that
 * seems to be another's is unresolved, and stands in the list of vendors.
 */
const IDENTIFYING_FIELDS: ReadonlySet<ItemField> = new Set<ItemField>([
  'assetId',
  'serialNumber',
  'hostname',
  'site',
]);

export type Watched = {
  readonly warnings: readonly ReadWarning[];
  readonly formats: readonly ColumnFormat[];
  /** Rows at the end that look like totals, not like data. */
  readonly footers: readonly ParsedRecord[];
};

/** One in so many rows may be sparse before that is how the file is written. */
const SPARSE_AMONG = 3;
/** Fields from which on a table is one of equipment. */
const LEAST_FIELDS = 3;
const QUOTES: ReadonlySet<string> = new Set(['"', "'", '\u201c', '\u201d', '\u201e', '\u00ab']);

/** Rows of a kind, and the line of the first. */
type Seen = { rows: number; firstLine: number };

function count(seen: Seen, line: number): void {
  if (seen.rows === 0) seen.firstLine = line;
  seen.rows += 1;
}

/** A quote, plain or typographic, or a blank: nothing else that a cell of ASCII begins or ends with. */
function mayBeQuote(code: number): boolean {
  return code === 0x22 || code === 0x27 || code <= 0x20 || code > 0x7e;
}

/** True for a cell that still begins with a quote, which no reader took away, or ends with one alone. */
function keepsQuote(cell: string): boolean {
  // Asked of every identifier of every row.
  const { length } = cell;
  if (length === 0) return false;
  if (!mayBeQuote(cell.charCodeAt(0)) && !mayBeQuote(cell.charCodeAt(length - 1))) return false;
  const text = cell.trim();
  const [first, last] = [text[0], text.at(-1)];
  if (first === undefined || last === undefined) return false;
  return QUOTES.has(first) || (QUOTES.has(last) && holdsOddly(text, last));
}

/** True for a row in which nothing stands. */
export function isBlankRecord({ cells }: ParsedRecord): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/**
 * Looks at every row of a file for what an operator should know before trusting it. An inspection
 * and an import look in the same way, so that the one announces what the other finds.
 */
export class FileWatch {
  readonly #width: number;
  readonly #columns: readonly CensusColumn[];
  readonly #words: HeadingWords;
  readonly #census: ColumnCensus;
  readonly #footers: FooterWatch;
  /** `null` for tables that are not known to be of equipment. */
  readonly #shape: HeadingShape | null;
  /** `null` for the same. */
  readonly #shifts: ShiftWatch | null;
  readonly #tally = new WarningTally();
  readonly #beyond: BeyondWatch;
  readonly #identifying: readonly number[];
  /** True where columns are known to be of equipment; other tables may have any rows. */
  readonly #isInventory: boolean;
  readonly #sparse: Seen = { rows: 0, firstLine: 0 };
  /** Rows that are whole. */
  #rows = 0;

  constructor(columns: readonly CensusColumn[], words: HeadingWords) {
    this.#words = words;
    this.#width = columns.length;
    this.#columns = columns;
    this.#census = new ColumnCensus(columns);
    this.#beyond = new BeyondWatch(columns);
    this.#isInventory = columns.filter(({ field }) => field !== null).length >= LEAST_FIELDS;
    this.#shape = this.#isInventory ? new HeadingShape(columns.length) : null;
    this.#shifts = this.#isInventory
      ? new ShiftWatch(columns.length, (line) => {
          this.#tally.add('shifted-row', '', line);
        })
      : null;
    this.#footers = new FooterWatch(columns.length, this.#isInventory);
    this.#identifying = columns.flatMap((_column, at) => (this.#isIdentifying(at) ? [at] : []));
  }

  add({ records, marks }: RecordBatch): void {
    for (const { code, line, columns } of marks) {
      if (columns?.some((column) => this.#isIdentifying(column)) ?? true) {
        this.#tally.add(code, '', line);
      }
    }
    for (const record of records) {
      if (record.hasStrayQuote) this.#tally.add('stray-quote', '', record.line);
      else this.#addWhole(record);
    }
    this.#footers.add(records);
  }

  #isIdentifying(column: number): boolean {
    const field = this.#columns[column]?.field ?? null;
    return field !== null && IDENTIFYING_FIELDS.has(field);
  }

  #addWhole(record: ParsedRecord): void {
    const { cells, line } = record;
    if (repeatsHeadings(cells, this.#columns)) {
      this.#tally.add('repeated-headings', '', line);
      return;
    }
    if (this.#words.areAll(cells)) {
      this.#tally.add('other-headings', '', line);
      return;
    }
    if (cells.length !== this.#width && !this.#hasRoom(record)) return;
    this.#rows += 1;
    if (cells.length === this.#width) this.#shifts?.add(record);
    if (this.#shape?.isOddAfterGap(record) === true) {
      this.#tally.add('heading-like-row', '', line);
    }
    if (this.#identifying.some((at) => keepsQuote(cells[at] ?? ''))) {
      this.#tally.add('quote-kept', '', line);
    } else if (record.hasOddQuotes) this.#tally.add('quote-inside', '', line);
    if (this.#isInventory && isSparse(cells)) count(this.#sparse, line);
    this.#census.add(cells, line);
  }

  /** Tells of a row that is shorter or longer than the headings; false where it holds nothing. */
  #hasRoom(record: ParsedRecord): boolean {
    const { cells, line } = record;
    if (isBlankRecord(record)) return false;
    const size = `${cells.length} of ${this.#width}`;
    if (cells.length < this.#width) this.#tally.add('short-row', size, line);
    else if (cells.slice(this.#width).some((cell) => cell.trim() !== '')) {
      this.#tally.add('too-many-cells', `${cells.length} and ${this.#width}`, line);
    } else this.#beyond.add(cells, cells.length - this.#width, line);
    return true;
  }

  #tellOfBeyond(): void {
    for (const { blanks, rows, firstLine } of this.#beyond.list(this.#rows)) {
      const size = `${this.#width + blanks} and ${this.#width}`;
      this.#tally.add('blank-cells-beyond', size, firstLine, rows);
    }
  }

  /** What was noticed in the file as a whole; `leftOut` are the rows at its end that were not read. */
  finish(leftOut: readonly ParsedRecord[] = []): Watched {
    const { warnings, formats } = this.#census.finish();
    const footers = this.#footers.footers();
    for (const { line } of footers) this.#tally.add('footer', '', line);
    for (const { line } of this.#footers.dataIn(leftOut)) {
      this.#tally.add('row-left-out', '', line);
    }
    // Totals at the end are told as such.
    const told = this.#isInventory ? footers.filter(({ cells }) => isSparse(cells)).length : 0;
    const { rows, firstLine } = this.#sparse;
    if (rows > told && rows * SPARSE_AMONG <= this.#rows) {
      this.#tally.add('sparse-row', '', firstLine, rows - told);
    }
    this.#tellOfBeyond();
    this.#shifts?.finish();
    const odd = this.#shape?.oddFirstLine() ?? null;
    if (odd !== null) this.#tally.add('heading-like-row', '', odd);
    return { warnings: [...this.#tally.list(), ...warnings], formats, footers };
  }
}
