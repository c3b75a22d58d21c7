import { isCalendarDay, toIsoDate, type IsoDate } from '#shared/domain/date';
import { foldText } from '../tagging/normalise-name.ts';

/** A value that was read, or why it could not be. */
export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** The order in which numbers make a date; years of two digits may stand first too. */
export type DateOrder = 'day-first' | 'month-first' | 'year-first';

/** What separates the whole of a number from its fraction. */
export type DecimalMark = '.' | ',';

const ok = <T>(value: T): Read<T> => ({ ok: true, value });
const bad = (message: string): Read<never> => ({ ok: false, message });

/**
 * Names of the months, folded, in English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish,
 * Danish, Norwegian and Finnish. Only whole names: "marraskuu" begins like March and is November.
 */
const MONTHS: readonly string[] = [
  'jan january januar januari janvier janv enero ene janner gennaio gen janeiro tammikuu tammikuuta tammi',
  'feb february februar februari fevrier fevr fev febrero febbraio fevereiro helmikuu helmikuuta helmi',
  'mar march marz maerz mrz mars marzo marco maart mrt marts maaliskuu maaliskuuta maalis',
  'apr april avril avr abril abr aprile huhtikuu huhtikuuta huhti',
  'may mai mayo maggio mag maio mei maj toukokuu toukokuuta touko',
  'jun june juni juin junio giugno giu junho kesakuu kesakuuta kesa',
  'jul july juli juillet juill juil julio luglio lug julho heinakuu heinakuuta heina',
  'aug august augustus augusti aout aou agosto ago elokuu elokuuta elo',
  'sep sept september septembre septiembre setiembre settembre set setembro syyskuu syyskuuta syys',
  'oct october okt oktober octobre octubre ottobre ott outubro out lokakuu lokakuuta loka',
  'nov november novembre noviembre novembro marraskuu marraskuuta marras',
  'dec december dez dezember decembre dic diciembre dicembre dezembro des desember joulukuu joulukuuta joulu',
];
const MONTH_OF: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** The number of a month by its name, 0 where no month is called so. */
export function monthOf(name: string): number {
  return MONTH_OF.get(foldText(name)) ?? 0;
}

/** Years written with two digits are of the last century from 70 on; `0019` is the year 19. */
function yearOf(digits: string): number {
  const year = Number(digits);
  if (digits.length !== 2) return year;
  return year + (year >= 70 ? 1900 : 2000);
}

function dayOf(year: string | undefined, month: number, day: number, text: string): Read<IsoDate> {
  const fullYear = yearOf(year ?? '');
  return isCalendarDay(fullYear, month, day)
    ? ok(toIsoDate(fullYear, month, day))
    : bad(`"${text}" is not a day of the calendar`);
}

/** Full-width digits and marks, as Chinese and Japanese input writes them, in their usual width. */
function narrowed(text: string): string {
  return /[\uff01-\uff5e]/u.test(text) ? text.normalize('NFKC') : text;
}

/** Three numbers, the year last; Czech, German and others write a space behind each point. */
const YEAR_LAST =
  /^(\d{1,2})(?:[./-]|\.[ \u00a0])(\d{1,2})(?:[./-]|\.[ \u00a0])(\d{2}|\d{4})\.?([T ].*)?$/u;
/** The same with the year first, as ISO 8601 and Hungarian write it. */
const YEAR_FIRST =
  /^(\d{4})(?:[-/.]|\.[ \u00a0])(\d{1,2})(?:[-/.]|\.[ \u00a0])(\d{1,2})\.?([T ].*)?$/u;
/** The same with two digits of the year. */
const SHORT_YEAR_FIRST =
  /^(\d{2})(?:[-/.]|\.[ \u00a0])(\d{1,2})(?:[-/.]|\.[ \u00a0])(\d{1,2})\.?([T ].*)?$/u;
/** Chinese, Japanese and Korean: year, month and day, each with its sign. */
const WITH_SIGNS = /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]$/u;

/** `13 Sep 2021`, `13-SEP-21`, `13SEP2021`, `1er janvier 2020`, `5 de marzo de 2020`. */
const DAY_NAMED =
  /^(\d{1,2})(?:er|[º°])?[\s./-]*(?:de\s+)?(\p{L}{3,12})\.?[\s./-]*(?:de\s+)?(\d{2}|\d{4})([T ].*)?$/u;
/** `Sep 13, 2021`. */
const NAMED_FIRST = /^(\p{L}{3,12})\.?\s+(\d{1,2}),?\s+(\d{4})([T ].*)?$/u;
/** `2021-Sep-13`. */
const YEAR_NAMED = /^(\d{4})[\s./-](\p{L}{3,12})[\s./-](\d{1,2})([T ].*)?$/u;

/** Zones by name; any other word behind a time may say that the date is not what it seems. */
const ZONES =
  'z|utc?|gmt|[cew]es?t|mes?z|bst|msk|ist|jst|kst|hkt|sgt|sast|[acemnp][sd]t|a[ce][sd]t|awst|nz[sd]t';
/** Hours and minutes, with seconds, a fraction, AM or PM and a zone; Finnish writes points. */
const TIME_OF_DAY = new RegExp(
  String.raw`^[T ] *(?:[01]?\d|2[0-4])(?<mark>[:.])[0-5]\d(?:\k<mark>(?:[0-5]\d|60)(?:[.,:]\d{1,9})?)?` +
    String.raw`(?:\s?[ap]\.?\s?m\.?)?(?:\s?(?:${ZONES}|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?)){0,2}(?:\[[\w/+-]+\])?$`,
  'iu',
);

/** True where what stands behind a date is nothing or a time of day. */
export function isTimeOfDay(rest: string | undefined): boolean {
  return rest === undefined || rest === '' || TIME_OF_DAY.test(rest);
}

/** The parts of a date of three numbers, `null` where the text is none or has more than a time. */
function partsOf(pattern: RegExp, text: string): RegExpExecArray | null {
  const parts = pattern.exec(text);
  return parts !== null && isTimeOfDay(parts[4]) ? parts : null;
}

/**
 * Reads a day: ISO 8601 with or without a time, `YYYYMMDD`, day-month-year, month-day-year or
 * two digits of the year first in numbers (by `order`), or with a month's name. Two-digit years
 * from 70 are of the last century.
 */
export function readDate(text: string, order: DateOrder): Read<IsoDate> {
  const plain = narrowed(text);
  const iso =
    partsOf(YEAR_FIRST, plain) ??
    WITH_SIGNS.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/u.exec(plain) ??
    (order === 'year-first' ? partsOf(SHORT_YEAR_FIRST, plain) : null);
  if (iso !== null) return dayOf(iso[1], Number(iso[2]), Number(iso[3]), text);
  const numbers = partsOf(YEAR_LAST, plain);
  if (numbers !== null) {
    // Whether its day or its month comes first, a column with the year first does not tell.
    if (order === 'year-first') return bad(`"${text}" is not a date with the year first`);
    const [first, second] = [Number(numbers[1]), Number(numbers[2])];
    const [day, month] = order === 'day-first' ? [first, second] : [second, first];
    return dayOf(numbers[3], month, day, text);
  }
  const named = partsOf(DAY_NAMED, plain);
  if (named !== null) return dayOf(named[3], monthOf(named[2] ?? ''), Number(named[1]), text);
  const english = partsOf(NAMED_FIRST, plain);
  if (english !== null) {
    return dayOf(english[3], monthOf(english[1] ?? ''), Number(english[2]), text);
  }
  const yearNamed = partsOf(YEAR_NAMED, plain);
  if (yearNamed !== null) {
    return dayOf(yearNamed[1], monthOf(yearNamed[2] ?? ''), Number(yearNamed[3]), text);
  }
  return bad(`"${text}" is not a date; write it as YYYY-MM-DD`);
}

/** Thousands in groups by one and the same kind of white space or apostrophe. */
const GAPS = /^[-+]?[1-9]\d{0,2}([\s'’])\d{3}(?:\1\d{3})*(?:[.,]\d*)?$/u;

/** A number as most are, which need no search for currencies. */
const PLAIN = /^[-+]?[\d.,]+$/u;
/** Currencies as people write them beside an amount, and the codes of ISO 4217. */
const CURRENCY = `(?:(?:us|a|c|nz|hk|s)?\\p{Sc}|${[
  ...Intl.supportedValuesOf('currency'),
  'zł|zl|kč|kc|kr|ft|lei|leu|руб|р|грн|лв|din|kn|tl|sfr|fr|rs|rm|rp|元|円|원',
].join('|')})\\.?`;
const AROUND = new RegExp(
  `^${CURRENCY}\\s*(?=[-+\\d.,])|(?<=\\d[-.,–]{0,3})\\s*${CURRENCY}$`,
  'giu',
);
/** `100,--`, `100.-` and `100,–`: whole units, as price lists write them. */
const WHOLE = /(?<=\d)[.,](?:-{1,2}|–)$/u;

/** The currency that stands beside an amount, as it is written; `null` where none does. */
export function currencyBeside(text: string): string | null {
  if (PLAIN.test(text)) return null;
  const [found] = text.match(AROUND) ?? [];
  return found?.trim() ?? null;
}

/**
 * A number's digits, points and commas with its sign, without currency and without white space or
 * apostrophes between thousands; `null` where the text is none, as `1 2`, which may be two.
 */
export function bareNumber(text: string): string | null {
  const plain = PLAIN.test(text)
    ? text
    : narrowed(text)
        .replace(/^\u2212/u, '-')
        .replace(AROUND, '')
        .replace(WHOLE, '');
  const joined = GAPS.test(plain) ? plain.replace(/[\s'’]/gu, '') : plain;
  return /^[-+]?[\d.,]*\d[\d.,]*$/u.test(joined) ? joined : null;
}

/**
 * Reads a number with a decimal point or comma and thousands marks. `mark` is the decimal mark of
 * the column where it is known; the other one is then a thousands mark. Without it the number is
 * read by itself: where one mark stands once before exactly three digits it is a thousands mark,
 * unless `isFraction` says that the field holds fractions by nature.
 */
export function readNumber(
  text: string,
  isFraction: boolean,
  mark: DecimalMark | null = null,
): Read<number> {
  const plain = bareNumber(text);
  if (plain === null) return bad(`"${text}" is not a number`);
  const decimal = mark ?? decimalMark(plain, isFraction);
  const thousands = decimal === '.' ? ',' : decimal === ',' ? '.' : plain.includes('.') ? '.' : ',';
  const [whole = '', fraction, ...more] = decimal === '' ? [plain] : plain.split(decimal);
  const groups = whole.replace(/^[-+]/u, '').split(thousands);
  const isGrouped = groups.every((group, at) =>
    at === 0 ? /^[1-9]\d{0,2}$/u.test(group) : group.length === 3,
  );
  const number = Number(`${whole.replaceAll(thousands, '')}.${fraction ?? '0'}`);
  const isSound = more.length === 0 && (groups.length === 1 || isGrouped);
  if (isSound && Number.isFinite(number)) return ok(number);
  const markName = mark === ',' ? 'comma' : 'point';
  return bad(`"${text}" is not a number${mark === null ? '' : ` with a decimal ${markName}`}`);
}

/** The mark that separates the fraction, '' where the number has none. */
function decimalMark(plain: string, isFraction: boolean): '.' | ',' | '' {
  const lastPoint = plain.lastIndexOf('.');
  const lastComma = plain.lastIndexOf(',');
  if (lastPoint !== -1 && lastComma !== -1) return lastPoint > lastComma ? '.' : ',';
  const at = Math.max(lastPoint, lastComma);
  if (at === -1) return '';
  const mark = lastPoint === -1 ? ',' : '.';
  if (plain.indexOf(mark) !== at) return '';
  const hasThreeAfter = plain.length - at - 1 === 3;
  const startsWithZero = /^[-+]?0?$/u.test(plain.slice(0, at));
  const isShort = plain.slice(0, at).replace(/^[-+]/u, '').length <= 3;
  return hasThreeAfter && isShort && !isFraction && !startsWithZero ? '' : mark;
}
