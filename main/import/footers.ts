import type { ParsedRecord } from './parse-block.ts';

/** Rows at the end of a file that are looked at. */
const LOOKED = 3;
/** First words of rows that sum up what stands above them, in the languages of the headings. */
const WORDS =
  /^(?:(?:grand|sub)[ -]?)?(?:total|totals|totale|sum|summe|gesamt|gesamtsumme|insgesamt|suma|razem|celkem|count|anzahl|note|notes|source|hinweis|quelle|end of (?:file|report)|\*+ ?end)\b/iu;
/** Sentences such as "25 rows" or "(25 rows affected)". */
const COUNT = /^\(?\d+ (?:rows?|records?|zeilen|einträge|items?|lines?)\b/iu;

const NUMBER = /^[-+]?[\d.,\s%\p{Sc}]+$/u;

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
  return WORDS.test(first) || COUNT.test(first);
}

/** Follows the rows of a file to see whether its last ones are data. */
export class FooterWatch {
  readonly #width: number;
  #last: ParsedRecord[] = [];

  /** `width` is the number of columns. */
  constructor(width: number) {
    this.#width = width;
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
    const from = this.#last.findIndex((record) => isFooter(record, this.#width));
    return from === -1 ? [] : this.#last.slice(from);
  }
}
