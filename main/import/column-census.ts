import type { ReadWarning } from '#shared/contract/import';
import type { ItemField } from '#shared/domain/item';
import { contradictionWarning, type ColumnFormat } from './column-format.ts';
import { DateOrderCensus } from './date-order-census.ts';
import { DecimalMarkCensus } from './decimal-mark-census.ts';
import { IdentifierCensus } from './identifier-census.ts';

/** A column of the file and the field it is mapped to, `null` where it is mapped to none. */
export type CensusColumn = { readonly name: string; readonly field: ItemField | null };

/** What the cells of all rows say about their columns. */
export type CensusResult = {
  /**
   * Damage by a spreadsheet (`excel-damage-date`, `excel-damage-exponent`, `excel-damage-zeros`)
   * and columns that are written in two ways (`date-order-contradicted`,
   * `decimal-mark-contradicted`); at most one of each kind for each column.
   */
  readonly warnings: readonly ReadWarning[];
  /** How each column of dates or numbers is to be read, in the order of the columns. */
  readonly formats: readonly ColumnFormat[];
};

type Watch = {
  readonly at: number;
  readonly census: IdentifierCensus | DateOrderCensus | DecimalMarkCensus;
};

function censusOf({ name, field }: CensusColumn): Watch['census'] | null {
  switch (field) {
    case 'installedOn':
      return new DateOrderCensus();
    case 'quantity':
    case 'unitCost':
      return new DecimalMarkCensus(false);
    case 'latitude':
    case 'longitude':
      return new DecimalMarkCensus(true);
    default:
      return IdentifierCensus.isFor(field) ? new IdentifierCensus(name, field) : null;
  }
}

/** Characters from which a cell may need trimming: blanks are below "!" or not ASCII. */
function mayBeBlank(code: number): boolean {
  return code <= 32 || code >= 0xa0;
}

/**
 * Follows the cells of each column over a whole file, in bounded memory. Give it every row but
 * those whose cells are not known (`hasStrayQuote`), then ask once with `finish`.
 */
export class ColumnCensus {
  readonly #columns: readonly CensusColumn[];
  readonly #watches: readonly Watch[];

  constructor(columns: readonly CensusColumn[]) {
    this.#columns = columns;
    this.#watches = columns.flatMap((column, at) => {
      const census = censusOf(column);
      return census === null ? [] : [{ at, census }];
    });
  }

  /** Counts the cells of one row, as they stand in the file; `line` is where it starts, from 1. */
  add(cells: readonly string[], line: number): void {
    for (const { at, census } of this.#watches) {
      let text = cells[at];
      if (text === undefined || text === '') continue;
      if (mayBeBlank(text.charCodeAt(0)) || mayBeBlank(text.charCodeAt(text.length - 1))) {
        text = text.trim();
        if (text === '') continue;
      }
      census.add(text, line);
    }
  }

  /** What was found. Never fails. */
  finish(): CensusResult {
    const warnings: ReadWarning[] = [];
    const formats: ColumnFormat[] = [];
    for (const { at, census } of this.#watches) {
      const column = this.#columns[at];
      if (column === undefined) continue;
      if (census instanceof IdentifierCensus) warnings.push(...census.warnings());
      else {
        const format = formatOf(column, at, census);
        if (format === null) continue;
        formats.push(format);
        const contradiction = contradictionWarning(format);
        if (contradiction !== null) warnings.push(contradiction);
      }
    }
    return { warnings, formats };
  }
}

function formatOf(
  { name, field }: CensusColumn,
  column: number,
  census: DateOrderCensus | DecimalMarkCensus,
): ColumnFormat | null {
  if (field === null) return null;
  const of = { column, name, field };
  if (census instanceof DateOrderCensus) {
    const [open, isByYears] = [census.open(), census.isByYears()];
    return { ...of, kind: 'date-order', order: census.decision(), open, isByYears };
  }
  const unclearWith = { '.': census.unclearWith('.'), ',': census.unclearWith(',') };
  return { ...of, kind: 'decimal-mark', mark: census.decision(), unclearWith };
}
