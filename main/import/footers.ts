import type { ParsedRecord } from './parse-block.ts';

/** Rows at the end of a file that are looked at; remarks below a total are seldom more. */
const LOOKED = 10;
/** Columns from which on a row with one text in it looks odd. */
const LEAST_COLUMNS = 4;
/** First words of rows that sum up what stands above them, in the languages of the headings. */
const WORDS =
  /^(?:(?:grand|sub)[ -]?)?(?:total|totals|totale|sum|summe|gesamt|gesamtsumme|insgesamt|suma|razem|celkem|count|anzahl|note|notes|source|hinweis|quelle|end of (?:file|report)|\*+ ?end)\b(?![-_])/iu;
/** How the lines of a signature begin: "Erstellt von: Max Muster", "Date: 1 May". */
const LABEL =
  /^(?:erstellt|created|prepared|printed|exported|generated|approved|checked|geprüft|freigegeben|date|datum|data|fecha|author|autor|auteur|signature|signed|unterschrift|podpis|sporządził|opracował|établi|preparado|redatto)(?= |:).{0,40}:$/iu;
/** Sentences such as "25 rows" or "(25 rows affected)". */
const COUNT = /^\(?\d+ (?:rows?|records?|zeilen|einträge|items?|lines?)\b/iu;

const NUMBER = /^[-+]?[\d.,\s%\p{Sc}]+$/u;
const WORD = /\p{L}{2}/u;
/** A code is one word with a digit in it. */
const CODE = /^(?=.*\d)\S+$/u;

/**
 * True for a mostly blank row with a text in its first cell or the one behind, and perhaps numbers
 * behind it: a total, a remark, a heading of a group.
 */
export function isSparse(cells: readonly string[]): boolean {
  // A column of numbers may stand first, and be blank.
  const from = (cells[0] ?? '') === '' ? 1 : 0;
  const text = cells[from] ?? '';
  if (cells.length < LEAST_COLUMNS || text === '') return false;
  let blanks = from;
  // Entered once a row: most leave it at their first code, and none is copied for it.
  for (let at = from + 1; at < cells.length; at += 1) {
    const cell = cells[at] ?? '';
    if (cell === '') blanks += 1;
    else if (!NUMBER.test(cell)) return false;
  }
  return blanks * 2 > cells.length && WORD.test(text) && !CODE.test(text.trim());
}

/**
 * True for a row that looks like a total or a remark: it fills at most half of the columns, or
 * nothing but numbers stands beside its first word.
 */
function isFooter({ cells }: ParsedRecord, width: number): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const [first = '', ...others] = filled;
  const isSparse = filled.length <= width / 2;
  const isSum =
    others.length > 0 &&
    (filled.length < width || width === 2) &&
    others.every((cell) => NUMBER.test(cell));
  if (width < 2 || !(isSparse || isSum)) return false;
  if ((others.length > 0 && LABEL.test(first)) || COUNT.test(first)) return true;
  // A product may be called so: "Total Access 5000" of Adtran.
  const isOnlySum = others.every((cell) => NUMBER.test(cell));
  const [word = ''] = WORDS.exec(first) ?? [];
  return word !== '' && (isOnlySum || /^\s*(?:[:.]|$)/u.test(first.slice(word.length)));
}

function filledIn({ cells }: ParsedRecord): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

/** True for a row at the end that is more than a total, a remark or a heading of a group. */
function isData(record: ParsedRecord, width: number, isInventory: boolean): boolean {
  return !isAside(record, width, isInventory) && filledIn(record) > width / 2;
}

/** True for a total, a remark or a heading of a group; in an inventory for every sparse row. */
function isAside(record: ParsedRecord, width: number, isInventory: boolean): boolean {
  return isFooter(record, width) || (isInventory && isSparse(record.cells));
}

/** Follows the rows of a file to see whether its last ones are data. */
export class FooterWatch {
  readonly #width: number;
  readonly #isInventory: boolean;
  #last: ParsedRecord[] = [];

  /** `width` is the number of columns; in an inventory a row of one text is no equipment. */
  constructor(width: number, isInventory = false) {
    this.#width = width;
    this.#isInventory = isInventory;
  }

  add(records: readonly ParsedRecord[]): void {
    if (records.length === 0) return;
    const filled = records
      .slice(-10)
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    this.#last = [...this.#last, ...filled].slice(-LOOKED);
  }

  /** The rows at the end that look like totals or remarks. */
  footers(): readonly ParsedRecord[] {
    // A row with more in it is data, and so is all above it.
    const data = this.#last.findLastIndex((record) =>
      isData(record, this.#width, this.#isInventory),
    );
    const tail = this.#last.slice(data + 1);
    const from = tail.findIndex((record) => isAside(record, this.#width, this.#isInventory));
    return from === -1 ? [] : tail.slice(from);
  }

  /** Of the rows at the end that a plan leaves out, those that are data all the same. */
  dataIn(leftOut: readonly ParsedRecord[]): readonly ParsedRecord[] {
    return leftOut.filter((record) => isData(record, this.#width, this.#isInventory));
  }
}
