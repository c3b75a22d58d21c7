import type { ReadWarning } from '#shared/contract/import';
import type { ItemField } from '#shared/domain/item';
import { DigitCensus, endOfDigits } from './digit-census.ts';
import { SightingTally, type Sighting } from './sighting.ts';
import { isPlaceholder } from './placeholders.ts';

/** Fields that identify equipment, its kind or its place by a code. */
const CODE_FIELDS: ReadonlySet<ItemField> = new Set<ItemField>([
  'assetId',
  'serialNumber',
  'hostname',
  'model',
  'partNumber',
  'site',
  'softwareVersion',
  'macAddress',
]);

/** Host names may be "mar-05" by nature, and a hardware address never looks like a date. */
const DATE_FIELDS: ReadonlySet<ItemField> = new Set<ItemField>([
  'assetId',
  'serialNumber',
  'model',
  'partNumber',
  'site',
  'softwareVersion',
]);

/** Versions are numbers of any length. */
const PADDED_FIELDS: ReadonlySet<ItemField> = new Set<ItemField>(
  [...CODE_FIELDS].filter((field) => field !== 'softwareVersion'),
);

const PURE_CODES: ReadonlySet<ItemField> = new Set<ItemField>([
  'assetId',
  'serialNumber',
  'partNumber',
]);

/** Cells by which a column that nobody mapped is judged. */
const JUDGED_CELLS = 1000;
const LEAST_CODE_SHARE = 0.5;

/**
 * Short names of months as spreadsheets write them in English, German, French, Spanish, Italian,
 * Portuguese, Dutch, Polish, Russian and the languages of the north.
 */
const SHORT_MONTHS: ReadonlySet<string> = new Set(
  [
    'jan feb mar apr may jun jul aug sep sept oct nov dec mrz mär mai okt dez',
    'janv févr fevr mars avr juin juil août aout déc ene abr ago dic',
    'gen mag giu lug set ott fev out dez mrt mei maj des',
    'sty lut kwi cze lip sie wrz paź lis gru',
    'янв фев мар апр май июн июл авг сен окт ноя дек',
  ].flatMap((line) => line.split(' ')),
);

/** `6.37702E+15`, `6,37702E+15`, `1E+05`; codes like `1e5` or `5E-12` are left alone. */
const EXPONENT = /^\d(?:[.,]\d+e[+-]|[.,]\d{3,}e|e\+)\d{2,3}$/iu;
/** `2025-03-05`, `2025-12-10 00:00:00`, `05.03.2025`, `3/5/2025`: codes such as `12-10-25` once. */
const WHOLE_DATE = /^(?:\d{4}-\d{2}-\d{2}(?: 00:00:00)?|(?:\d{1,2}[./]){2}\d{4})$/u;
/** `1001.0`, `1001,00`, `1,001`: a column that a program took for numbers and wrote as such. */
const AS_NUMBER = /^(?:\d{4,}[.,]0{1,2}|\d{1,3}(?:[,\u00a0\u202f’]\d{3})+(?:\.0+)?)$/u;
/** `5-Mar`, `05-mars`, `05. Mrz`; codes in capitals are not dates that a spreadsheet made. */
const DAY_AND_MONTH = /^\d{1,2}(?:[-/ ]|\. ?)(\p{Lu}?\p{Ll}{2,4})\.?$/u;
/** `Mar-05`, `Mrz 05`, `janv.-05`. */
const MONTH_AND_YEAR = /^(\p{Lu}?\p{Ll}{2,4})\.?[-/ ]\d{2}$/u;
/** A measured value; a column with such holds no codes. */
const DECIMAL = /^[-+]?\d*[.,]\d+$/u;
const CODE_OF_DIGITS = /^(?:0\d{4,}|\d{14,})$/u;
const CODE_OF_LETTERS = /^(?=\S*\d)(?=\S*\p{L})\S{4,}$/u;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether the mark of an exponent stands where it must: a test of two characters. */
function mayBeExponent(text: string): boolean {
  const { length } = text;
  if (length < 5 || length > 24) return false;
  for (const at of [length - 3, length - 4]) {
    const code = text.charCodeAt(at);
    if (code === 43 || code === 45) return (text.charCodeAt(at - 1) | 32) === 101;
    // Java writes no plus.
    if ((code | 32) === 101) return true;
  }
  return false;
}

/** Point, hyphen, slash, space. */
function isDateMark(code: number): boolean {
  return code === 46 || code === 45 || code === 47 || code === 32;
}

/** "1 value", "12 values". */
function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

const ADVICE = 'export the file again with this column as text';

/** Follows a column of identifiers, or one that may be: what did a spreadsheet do to it? */
export class IdentifierCensus {
  readonly #name: string;
  readonly #field: ItemField | null;
  readonly #hasDates: boolean;
  /** True for codes that no maker writes as a date or a number; versions and sites may be. */
  readonly #isCode: boolean;
  readonly #digits = new DigitCensus();
  readonly #exponents = new SightingTally();
  readonly #dates = new SightingTally();
  readonly #asNumbers = new SightingTally();
  #cells = 0;
  #likeDates = 0;
  #judged = 0;
  #codes = 0;
  #decimals = 0;

  constructor(name: string, field: ItemField | null) {
    this.#name = name;
    this.#field = field;
    this.#isCode = field !== null && PURE_CODES.has(field);
    this.#hasDates = field !== null && DATE_FIELDS.has(field);
  }

  /** Whether a column of this field, or of none, can be damaged in the ways looked for. */
  static isFor(field: ItemField | null): boolean {
    return field === null || CODE_FIELDS.has(field);
  }

  /** Counts one cell, trimmed and not blank. */
  add(text: string, line: number): void {
    this.#cells += 1;
    if (this.#field === null && this.#judged < JUDGED_CELLS) this.#judge(text);
    const { length } = text;
    const startsWithDigit = isDigit(text.charCodeAt(0));
    const endsWithDigit = isDigit(text.charCodeAt(length - 1));
    if (startsWithDigit && endsWithDigit) {
      if (endOfDigits(text) === length) this.#digits.add(text, line);
      else if (mayBeExponent(text) && EXPONENT.test(text)) this.#exponents.add(text, line);
      else if (this.#isCode && WHOLE_DATE.test(text)) this.#dates.add(text, line);
      else if (this.#isCode && AS_NUMBER.test(text)) this.#asNumbers.add(text, line);
    } else if (this.#hasDates && startsWithDigit !== endsWithDigit && length <= 10) {
      this.#addDate(text, startsWithDigit, line);
    }
  }

  #addDate(text: string, startsWithDay: boolean, line: number): void {
    const mark = startsWithDay ? endOfDigits(text) : text.length - 3;
    if (mark > 2 && startsWithDay) return;
    if (!isDateMark(text.charCodeAt(mark))) return;
    const month = (startsWithDay ? DAY_AND_MONTH : MONTH_AND_YEAR).exec(text)?.[1];
    if (month === undefined) return;
    if (SHORT_MONTHS.has(month.toLowerCase())) this.#dates.add(text, line);
    else this.#likeDates += 1;
  }

  #judge(text: string): void {
    if (EXPONENT.test(text) || isPlaceholder(text)) return;
    this.#judged += 1;
    if (DECIMAL.test(text)) this.#decimals += 1;
    else if (CODE_OF_DIGITS.test(text) || CODE_OF_LETTERS.test(text)) this.#codes += 1;
  }

  /** One warning for each kind of damage, in the order of their codes. */
  warnings(): ReadWarning[] {
    if (this.#field === null && !this.#looksLikeCodes()) return [];
    return [
      this.#dateWarning(),
      this.#exponentWarning(),
      this.#numberWarning(),
      this.#zerosWarning(),
    ].filter((warning) => warning !== null);
  }

  #looksLikeCodes(): boolean {
    const share = this.#codes / (this.#judged || 1);
    return this.#codes > 0 && this.#decimals === 0 && share >= LEAST_CODE_SHARE;
  }

  #dateWarning(): ReadWarning | null {
    const seen = this.#dates.sighting();
    // Beside "Par-01" and "Lyo-02", "Mar-05" is a code.
    if (seen === null || this.#likeDates >= seen.count) return null;
    const what = `holds ${counted(seen.count, 'code')} that a spreadsheet rewrote as a date`;
    return this.#warning('excel-damage-date', what, seen);
  }

  #exponentWarning(): ReadWarning | null {
    const seen = this.#exponents.sighting();
    if (seen === null) return null;
    const what = `holds ${counted(seen.count, 'identifier')} that a spreadsheet rewrote with an exponent`;
    return this.#warning('excel-damage-exponent', what, seen);
  }

  /** Versions are written so; serial numbers and asset ids are not. */
  #numberWarning(): ReadWarning | null {
    const seen = this.#asNumbers.sighting();
    if (seen === null || seen.count * 2 < this.#cells) return null;
    const what = `holds ${counted(seen.count, 'identifier')} that a program rewrote as a number`;
    return this.#warning('excel-damage-decimal', what, seen);
  }

  #zerosWarning(): ReadWarning | null {
    const lostDigits = this.#digits.lostDigits(this.#exponents.count > 0);
    if (lostDigits !== null) {
      const what = `holds ${counted(lostDigits.count, 'number')} in which a spreadsheet made every digit after the 15th zero`;
      return this.#warning('excel-damage-zeros', what, lostDigits);
    }
    if (this.#field !== null && !PADDED_FIELDS.has(this.#field)) return null;
    const lostZeros = this.#digits.lostZeros(this.#field !== null, this.#cells);
    if (lostZeros === null) return null;
    const what = `holds ${counted(lostZeros.seen.count, 'number')} shorter than the ${lostZeros.fullLength} digits of the others, as when a spreadsheet removes leading zeros`;
    return this.#warning('excel-damage-zeros', what, lostZeros.seen);
  }

  #warning(code: string, what: string, { line, text, count }: Sighting): ReadWarning {
    const place = `${count === 1 ? '' : 'first '}"${text}" on line ${line}`;
    return { code, message: `Column "${this.#name}" ${what} (${place}); ${ADVICE}.`, line };
  }
}
