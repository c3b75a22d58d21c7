import type { ItemField } from '#shared/domain/item';
import { ownCopy } from './own-copy.ts';

/** A column of the file: the name of its heading, and the field that it is mapped to. */
type Column = { readonly name: string; readonly field: ItemField | null };

/** Fields that no running number is written in; that of an inventory may be one. */
const NEVER_NUMBERED: ReadonlySet<ItemField | null> = new Set<ItemField>([
  'serialNumber',
  'hostname',
  'manufacturer',
  'model',
  'country',
]);

/** Rows that are longer than the headings by as many blank cells. */
type Longer = {
  rows: number;
  readonly firstLine: number;
  /** True where one of them fills in the last column that has a heading. */
  isLastFilled: boolean;
  /** The number that the last of them begins with; `null` where one begins with none that grows. */
  number: number | null;
  /** The text that the last of them has for a manufacturer; `null` where one has a name there. */
  maker: string | null;
};

/** What is told of rows: by how many blank cells they are longer, how many there are. */
export type BlanksBeyond = {
  readonly blanks: number;
  readonly rows: number;
  readonly firstLine: number;
};

/**
 * Watches rows that are longer than the headings by blank cells. A file may end all its rows with
 * delimiters and mean nothing by it; but where a heading too few stands before a last column that
 * is blank, as R writes tables with names of rows, every cell is read under the heading beside its own.
 */
export class BeyondWatch {
  readonly #seen = new Map<number, Longer>();
  readonly #lastNamed: number;
  readonly #maker: number;
  readonly #mayBeNumbered: boolean;

  constructor(columns: readonly Column[]) {
    this.#lastNamed = columns.findLastIndex(({ name }, at) => name !== `Column ${at + 1}`);
    this.#maker = columns.findIndex(({ field }) => field === 'manufacturer');
    this.#mayBeNumbered = !NEVER_NUMBERED.has(columns[0]?.field ?? null);
  }

  /** Takes in a row that is longer by so many blank cells. */
  add(cells: readonly string[], blanks: number, line: number): void {
    let seen = this.#seen.get(blanks);
    if (seen === undefined) {
      seen = { rows: 0, firstLine: line, isLastFilled: false, number: -1, maker: '' };
      this.#seen.set(blanks, seen);
    }
    seen.rows += 1;
    seen.isLastFilled ||= (cells[this.#lastNamed] ?? '').trim() !== '';
    if (seen.number !== null) seen.number = growing(cells[0] ?? '', seen.number);
    if (seen.maker !== null) seen.maker = otherCode(cells[this.#maker] ?? '', seen.maker);
  }

  /** The rows that may be shifted, of a file of so many rows. */
  list(allRows: number): BlanksBeyond[] {
    return [...this.#seen].flatMap(([blanks, seen]) => {
      const { rows, firstLine } = seen;
      const isUsual = rows * 2 > allRows;
      return isUsual && !this.#isShifted(seen, allRows) ? [] : [{ blanks, rows, firstLine }];
    });
  }

  #isShifted({ rows, isLastFilled, number, maker }: Longer, allRows: number): boolean {
    if (!isLastFilled) return true;
    if (rows < 2) return false;
    // Growing numbers no larger than there are rows are those of the rows.
    const isNumbered = number !== null && number <= allRows;
    return (isNumbered && !this.#mayBeNumbered) || maker !== null;
  }
}

/** A whole number that is larger than the one before, else `null`. */
function growing(text: string, before: number): number | null {
  const number = /^\s*\d{1,9}\s*$/u.test(text) ? Number(text) : -1;
  return number > before ? number : null;
}

/** A text with a digit that is not the one before, else `null`: few makers are named so. */
function otherCode(text: string, before: string): string | null {
  return text !== before && /\d/u.test(text) ? ownCopy(text) : null;
}
