import type { ReadWarning } from '#shared/contract/import';
import type { ItemField } from '#shared/domain/item';
import { ColumnCensus, type CensusColumn } from './column-census.ts';
import type { ColumnFormat } from './column-format.ts';
import { FooterWatch } from './footers.ts';
import { repeatsHeadings } from './headings.ts';
import type { ParsedRecord } from './parse-block.ts';
import type { RecordBatch } from './read-records.ts';
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

/** What the operator has decided of a file, so that nothing need be said of it. */
export type Decided = { readonly dateOrder: boolean; readonly decimalMark: boolean };

export type Watched = {
  readonly warnings: readonly ReadWarning[];
  readonly formats: readonly ColumnFormat[];
  /** Rows at the end that look like totals, not like data. */
  readonly footers: readonly ParsedRecord[];
};

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
  readonly #census: ColumnCensus;
  readonly #footers: FooterWatch;
  readonly #tally = new WarningTally();

  constructor(columns: readonly CensusColumn[]) {
    this.#width = columns.length;
    this.#columns = columns;
    this.#census = new ColumnCensus(columns);
    this.#footers = new FooterWatch(columns.length);
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
    if (cells.length !== this.#width && !this.#hasRoom(record)) return;
    if (record.hasOddQuotes) this.#tally.add('quote-inside', '', line);
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
    }
    return true;
  }

  /** What was noticed in the file as a whole. */
  finish(decided: Decided = { dateOrder: false, decimalMark: false }): Watched {
    const { warnings, formats } = this.#census.finish();
    const footers = this.#footers.footers();
    for (const { line } of footers) this.#tally.add('footer', '', line);
    const open = formats
      .map((format) => openWarning(format, decided))
      .filter((each) => each !== null);
    return { warnings: [...this.#tally.list(), ...warnings, ...open], formats, footers };
  }
}

/** What is said of a column whose cells can be read in two ways and do not tell which. */
function openWarning(format: ColumnFormat, decided: Decided): ReadWarning | null {
  if (format.kind === 'date-order') {
    if (format.order.state !== 'unclear' || decided.dateOrder) return null;
    const { text, line } = format.order.example;
    const message = `The dates in "${format.name}" (such as "${text}" on line ${line}) do not show whether the day or the month comes first; they are read day first.`;
    return { code: 'date-order-assumed', message, line };
  }
  if (format.mark.state !== 'unclear' || decided.decimalMark) return null;
  const { text, line } = format.mark.example;
  const message = `The numbers in "${format.name}" (such as "${text}" on line ${line}) do not show which mark is the decimal one; a mark before three digits is read as a thousands mark.`;
  return { code: 'number-format-assumed', message, line };
}
