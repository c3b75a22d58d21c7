import type { CsvCell } from '../csv-text.ts';
import { columnLetters, cutText, dayNumber, MAX_CELL_UNITS, xmlText } from './cell-xml.ts';
import { STYLE } from './parts.ts';

/** Columns of an export of items that hold days. */
const ITEM_DATES: ReadonlySet<string> = new Set(['installedOn', 'deadline']);
const WIDTHS = { date: 12, number: 12, text: 20 } as const;
const NUMBER_COLUMNS: ReadonlySet<string> = new Set([
  'latitude',
  'longitude',
  'quantity',
  'unitCost',
]);

/** Hears of the column of a text that did not fit into its cell. */
type OnCut = (heading: string) => void;

/** Writes the rows of sheets whose columns are the same. */
export class SheetRows {
  readonly #headings: readonly string[];
  readonly #letters: readonly string[];
  readonly #isDate: readonly boolean[];

  /**
   * `fields` is how many of the headings, from the left, are columns of Provenet's own; a column
   * that was kept under its own heading is always text, whatever it is called. `dates` are the
   * headings of those that hold days.
   */
  constructor(
    headings: readonly string[],
    fields: number,
    dates: ReadonlySet<string> = ITEM_DATES,
  ) {
    this.#headings = headings;
    this.#letters = headings.map((_, at) => columnLetters(at));
    this.#isDate = headings.map((heading, at) => at < fields && dates.has(heading));
  }

  /** The widths of the columns in characters. */
  get widths(): number[] {
    return this.#headings.map((heading, at) => {
      if (this.#isDate[at] === true) return WIDTHS.date;
      return NUMBER_COLUMNS.has(heading) ? WIDTHS.number : WIDTHS.text;
    });
  }

  /** The range of all cells of a sheet with so many rows, that of the headings included. */
  rangeOf(rows: number): string {
    return `A1:${this.#letters.at(-1) ?? 'A'}${rows}`;
  }

  /** The row of the headings. */
  headingRow(): string {
    const cells = this.#headings.map((heading, at) =>
      textCell(`${this.#letters[at]}1`, STYLE.heading, cutText(heading)),
    );
    return `<row r="1">${cells.join('')}</row>`;
  }

  /** One row; a number of a column is a number, a day of a column of days a date, the rest text. */
  row(number: number, cells: readonly CsvCell[], onCut: OnCut): string {
    let xml = `<row r="${number}">`;
    for (const [at, cell] of cells.entries()) {
      if (cell === null || cell === '') continue;
      const reference = `${this.#letters[at]}${number}`;
      if (typeof cell === 'number') {
        xml += Number.isFinite(cell)
          ? `<c r="${reference}"><v>${cell}</v></c>`
          : textCell(reference, STYLE.text, String(cell));
        continue;
      }
      const day = this.#isDate[at] === true ? dayNumber(cell) : null;
      if (day !== null) {
        xml += `<c r="${reference}" s="${STYLE.date}"><v>${day}</v></c>`;
        continue;
      }
      if (cell.length > MAX_CELL_UNITS) onCut(this.#headings[at] ?? '');
      xml += textCell(reference, STYLE.text, cutText(cell));
    }
    return `${xml}</row>`;
  }
}

/** A text in its cell itself: never a formula, whatever it begins with. */
function textCell(reference: string, style: number, text: string): string {
  // White space at either end, and lines, are kept only where that is said.
  const isSpaced = text.startsWith(' ') || text.endsWith(' ') || /[\t\n\r]/.test(text);
  const space = isSpaced ? ' xml:space="preserve"' : '';
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t${space}>${xmlText(text)}</t></is></c>`;
}
