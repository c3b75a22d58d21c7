import { MAX_CELL_CHARS } from '#shared/domain/item-limits';
import type { ImportPlan, Reject } from '#shared/contract/import';
import { IDENTITY_FIELDS, type ItemField } from '#shared/domain/item';
import type { FieldWords } from '../tagging/field-catalogue.ts';
import { CellMemory, MemoryRoom } from './cell-memory.ts';
import { isEndOfText, withoutArmour } from './cell-text.ts';
import { fieldReaders, type CellMeaning, type FieldReader } from './field-readers.ts';
import { HeadingWords, REJECT_HEADINGS, type Heading } from './headings.ts';
import type { ItemTagger, Tagging } from './item-tagger.ts';
import { whyNoEquipment } from './no-equipment.ts';
import { exportedCells, isOwnExport } from './own-export.ts';
import type { ParsedRecord } from './parse-block.ts';
import { readDefaults } from './read-defaults.ts';
import { FIELD_AT, NO_VALUES, type RowValue, type RowValues } from './row-values.ts';
import type { ReadingMarks } from './reading-marks.ts';
import { isPlaceholder } from './placeholders.ts';
import { currencyBeside } from './values.ts';

type Reason = Reject['reasons'][number];

/** A row that passed all checks, with its tags. */
export type ReadItem = {
  /** The value of each field, `null` where the row has none; see `FIELD_AT`. */
  readonly values: RowValues;
  /**
   * For each field a number above 0 where its column repeats: values with the same number are the
   * same. Good until the next row is read.
   */
  readonly numbers: Readonly<Uint32Array>;
  /** Unmapped columns and words outside a vocabulary, as a JSON object, or `null`. */
  readonly extra: string | null;
  /** The fields that defaults fill, a bit for each at its place. */
  readonly filled: number;
  readonly tagging: Tagging;
};

export type RowOutcome =
  | { readonly kind: 'item'; readonly item: ReadItem }
  | { readonly kind: 'blank' }
  | {
      readonly kind: 'rejected';
      readonly reasons: readonly Reason[];
      /** What could be understood of the row all the same. */
      readonly values: RowValues;
    };

/** Notices something about a row that does not reject it. */
export type WarnOfRow = (code: string, subject: string, line: number) => void;

export type RowReaderSetup = {
  readonly headings: readonly Heading[];
  readonly plan: ImportPlan;
  readonly words: FieldWords;
  readonly headingWords: HeadingWords;
  readonly marks: ReadingMarks;
  readonly tagger: ItemTagger;
  readonly warn: WarnOfRow;
};

/** What one cell gives its row. */
type CellOutcome = {
  readonly isBlank: boolean;
  /** The value of the column's field, `null` where it has none. */
  readonly value: RowValue;
  /** The text to be kept under its heading, as an entry of a JSON object, or `null`. */
  readonly extra: string | null;
  /** Cells of one column with the same number, from 1, say the same; 0 where nobody counted. */
  readonly number: number;
};

const BLANK: CellOutcome = { isBlank: true, value: null, extra: null, number: 0 };
const NOTHING: CellOutcome = { isBlank: false, value: null, extra: null, number: 0 };

type Column = {
  readonly name: string;
  /** The name as the start of an entry of a JSON object. */
  readonly jsonName: string;
  readonly field: ItemField | null;
  readonly at: number;
  readonly reader: FieldReader | null;
  /** What texts of this column mean, by their lower case; `null` where nothing was said. */
  readonly meanings: ReadonlyMap<string, string> | null;
  /** True for the columns that Provenet puts before rejected rows; they are not of the item. */
  readonly isOurs: boolean;
  readonly memory: CellMemory<CellOutcome>;
};

function reason(code: string, column: string | null, message: string): Reason {
  return { code, column, message };
}

function rejectedWhole(why: Reason): RowOutcome {
  return { kind: 'rejected', reasons: [why], values: NO_VALUES };
}

/** Reads the records of one file as items: checks every cell, tags, and gives every reason. */
export class RowReader {
  readonly #setup: RowReaderSetup;
  readonly #isExport: boolean;
  readonly #columns: readonly Column[];
  readonly #defaults: ReadonlyMap<ItemField, RowValue>;
  readonly #numbers = new Uint32Array(NO_VALUES.length);
  /** Fields for which the row has a word that is not understood. */
  readonly #unknown = new Set<ItemField>();
  /** Whether the file or a default says in which currency costs are. */
  readonly #hasCurrency: boolean;
  /** The first line with "NA" in a column of each kind. */
  readonly #na: { country: number | null; other: number | null } = { country: null, other: null };

  /** Fails as `readDefaults`. */
  constructor(setup: RowReaderSetup) {
    this.#setup = setup;
    this.#isExport = isOwnExport(setup.headings.map(({ name }) => name));
    const readers = fieldReaders(setup.words, setup.marks);
    const fieldOf = new Map(setup.plan.mapping.map(({ column, field }) => [column, field]));
    const room = new MemoryRoom();
    this.#columns = setup.headings.map(({ name }, index) => {
      const field = fieldOf.get(index) ?? null;
      const reader = field === null ? null : (readers.get(field) ?? null);
      return {
        name,
        jsonName: `${JSON.stringify(name)}:`,
        field,
        at: field === null ? -1 : FIELD_AT[field],
        reader,
        meanings: field === null ? null : meaningsFor(setup.plan, field),
        isOurs: REJECT_HEADINGS.has(name),
        memory: new CellMemory(room),
      };
    });
    this.#defaults = readDefaults(setup.plan, readers);
    const { mapping, defaults } = setup.plan;
    this.#hasCurrency = [...mapping, ...defaults].some(({ field }) => field === 'currency');
  }

  /** Reads one record. `rejected` carries every reason found, not only the first. */
  read(record: ParsedRecord): RowOutcome {
    if (record.hasStrayQuote) {
      const text = 'a quote opens a cell and does not close on this line; double it or remove it';
      return rejectedWhole(reason('stray-quote', null, text));
    }
    const { headings, headingWords } = this.#setup;
    const none = whyNoEquipment(record.cells, headings, headingWords);
    if (none !== null) return rejectedWhole(reason(none.code, null, none.message));
    const reasons: Reason[] = [];
    const values = NO_VALUES.slice();
    this.#numbers.fill(0);
    this.#unknown.clear();
    const { line } = record;
    const cells = this.#isExport ? exportedCells(record.cells) : record.cells;
    const { extra, isBlank } = this.#readCells({ cells, line }, values, reasons);
    if (isBlank) return { kind: 'blank' };
    const filled = this.#fillBlanks(values);
    if (!IDENTITY_FIELDS.some((field) => isNamed(values[FIELD_AT[field]] ?? null))) {
      const text = 'no asset id, serial, host name, manufacturer, model or part number';
      reasons.push(reason('no-identity', null, text));
    }
    if (reasons.length > 0) return { kind: 'rejected', reasons, values };
    return {
      kind: 'item',
      item: {
        values,
        numbers: this.#numbers,
        extra,
        filled,
        tagging: this.#setup.tagger.tag(values, this.#numbers),
      },
    };
  }

  /** The first line with the country "NA" where other columns say "NA" too, as R writes for none. */
  get doubtfulNamibia(): number | null {
    return this.#na.other === null ? null : this.#na.country;
  }

  /** Sets defaults where the row says nothing; gives the places that they fill, a bit for each. */
  #fillBlanks(values: RowValue[]): number {
    let filled = 0;
    for (const [field, value] of this.#defaults) {
      const at = FIELD_AT[field];
      // A word that is not understood says something all the same.
      if ((values[at] ?? null) !== null || this.#unknown.has(field)) continue;
      values[at] = value;
      filled |= 1 << at;
    }
    return filled;
  }

  #readCells(
    { cells, line }: Pick<ParsedRecord, 'cells' | 'line'>,
    values: RowValue[],
    reasons: Reason[],
  ): { extra: string | null; isBlank: boolean } {
    let isBlank = true;
    let extra = '';
    // Entered once a cell: an iterator with entries would cost a quarter of the reading.
    for (let index = 0; index < this.#columns.length; index += 1) {
      const column = this.#columns[index];
      if (column === undefined) break;
      const cell = cells[index] ?? '';
      if (cell === '' || column.isOurs) continue;
      const outcome = column.memory.get(cell) ?? this.#readCell(column, cell, reasons, line);
      if (outcome.isBlank) continue;
      isBlank = false;
      if (outcome.value !== null) {
        values[column.at] = outcome.value;
        this.#numbers[column.at] = outcome.number;
      } else if (outcome.extra !== null) extra += `${extra === '' ? '{' : ','}${outcome.extra}`;
    }
    const hasMore = this.#checkWidth(cells, reasons);
    return { extra: extra === '' ? null : `${extra}}`, isBlank: isBlank && !hasMore };
  }

  /** Notes a row that is longer than the headings; true where its further cells hold text. */
  #checkWidth(cells: readonly string[], reasons: Reason[]): boolean {
    const expected = this.#columns.length;
    const actual = cells.length;
    if (actual <= expected) return false;
    if (cells.slice(expected).every((cell) => cell.trim() === '')) return false;
    const text = `${actual} cells where the headings name ${expected}`;
    reasons.push(reason('too-many-cells', null, text));
    return true;
  }

  /** Understands a cell, and remembers it where it has nothing to say of its own row. */
  #readCell(column: Column, cell: string, reasons: Reason[], line: number): CellOutcome {
    const written = withoutArmour(cell.trim());
    if (written === '' || isEndOfText(written)) return BLANK;
    const text = column.meanings?.get(written.toLowerCase()) ?? written;
    if (text === '') return NOTHING;
    if (text.length > MAX_CELL_CHARS) {
      reasons.push(reason('cell-too-long', column.name, 'the cell is longer than 10 MB'));
      return NOTHING;
    }
    const meaning = meaningOf(column, text);
    if (text === 'NA') this.#na[column.field === 'country' ? 'country' : 'other'] ??= line;
    // "NA" is Namibia in a column of countries; only what a field cannot hold is a placeholder.
    if (meaning !== null && meaning.kind !== 'value' && !isPlaceholder(text)) {
      if (meaning.kind === 'unknown-word') {
        this.#setup.warn(`${column.field}-word-unknown`, text, line);
        if (column.field !== null) this.#unknown.add(column.field);
        return keptUnder(column, text, 0);
      }
      reasons.push(reason(meaning.code, column.name, meaning.message));
      return NOTHING;
    }
    const number = column.memory.numberFor(cell);
    const currency =
      column.field === 'unitCost' && !this.#hasCurrency ? currencyBeside(text) : null;
    if (currency !== null) this.#setup.warn('currency-beside', currency, line);
    const outcome =
      meaning?.kind === 'value'
        ? { isBlank: false, value: meaning.value, extra: null, number }
        : keptUnder(column, text, number);
    if (number > 0 && currency === null) column.memory.set(cell, outcome);
    return outcome;
  }
}

/** True for a value that may tell equipment from other equipment; a row of dashes tells nothing. */
function isNamed(value: RowValue): boolean {
  return value !== null && !/^[-=_*.+|:\s]+$/u.test(String(value));
}

/** A text that its column's field cannot hold, or that has none. */
function keptUnder({ jsonName }: Column, text: string, number: number): CellOutcome {
  return { isBlank: false, value: null, extra: `${jsonName}${JSON.stringify(text)}`, number };
}

/** What a text means in its column, `null` where the column is of no field. */
function meaningOf({ field, reader }: Column, text: string): CellMeaning | null {
  if (field === null) return null;
  return reader === null ? { kind: 'value', value: text } : reader(text);
}

/** The operator's meanings for the texts of a field, `null` where there are none. */
function meaningsFor(plan: ImportPlan, field: ItemField): ReadonlyMap<string, string> | null {
  const ofField = (plan.values ?? []).filter((each) => each.field === field);
  if (ofField.length === 0) return null;
  return new Map(ofField.map(({ from, to }) => [from.trim().toLowerCase(), to.trim()]));
}
