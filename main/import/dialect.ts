import type { NEWLINES } from '#shared/contract/import';
import { parseBlock, type Dialect, type ParsedRecord } from './parse-block.ts';
import { RecordFramer } from './record-framer.ts';

/** Delimiters that are tried, the likelier first. */
export const DELIMITERS = [',', ';', '\t', '|', '^'] as const;

/** Delimiters of files that none of the others cuts. */
const RARE_DELIMITERS = [
  '~',
  ':',
  '#',
  '!',
  '\u00a6',
  '\u00a7',
  '\u001f',
  '\uff0c',
  '\u060c',
  '\u061b',
];

/** Excel's first line; some programs quote it. */
const SEPARATOR_HINT = /^"?sep=(?<delimiter>[^\r\n]{1,10}?)"?(?:\r\n?|\n)/iu;

/** A file of rejected rows tells its delimiter by our own first heading. */
const OWN_FIRST_HEADING = /^\ufeff?Provenet line(?<delimiter>.{1,10}?)Provenet reasons/u;

const SAMPLE_RECORDS = 200;
/** Text on which dialects are tried, in UTF-16 units, where it holds at least so many lines. */
const LOOKED_CHARS = 1 << 17;
const MIN_LINES = 50;

export type DetectedDialect = Dialect & {
  /** True where the file's first line is Excel's `sep=` hint, which is not a row. */
  readonly hasSeparatorHint: boolean;
};

/** The records of a text; a cut-off last one is left out unless the text is complete. */
export function recordsOf(text: string, dialect: Dialect, isComplete: boolean): ParsedRecord[] {
  const framer = new RecordFramer(dialect);
  const blocks = [framer.push(text), isComplete ? framer.end() : null];
  return blocks.flatMap((block) => (block === null ? [] : parseBlock(block, dialect)));
}

/** The number of cells that most records have, with the share of records that have it. */
export function commonWidth(records: readonly ParsedRecord[]): { width: number; share: number } {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let best = { width: 0, rows: 0 };
  for (const [width, rows] of counts) {
    if (rows > best.rows || (rows === best.rows && width > best.width)) best = { width, rows };
  }
  return { width: best.width, share: records.length === 0 ? 0 : best.rows / records.length };
}

/** A cell by which databases that escape with a backslash write that there is no value. */
const NULL_CELL = /(?:^|[,;\t|^])\\N(?=[,;\t|^\r\n]|$)/mu;

/** A backslash before what no database escapes. */
const LONE_BACKSLASH = /(?:^|[^\\])(?:\\\\)*\\(?![\\N0bnrtvZ"',;|^\t\r\n])/u;

/** How a database would have dumped a table that reads by a dialect so far; `null` where it did not. */
function dumpDialect(dialect: Dialect, looked: string, chosen: ChosenDialect): Dialect | null {
  if (chosen.escape !== undefined || !NULL_CELL.test(looked)) return null;
  // A dump has no backslash that escapes nothing; a path has.
  if (LONE_BACKSLASH.test(looked)) return null;
  const isQuoted = dialect.quote !== '' && looked.includes(dialect.quote);
  return {
    ...dialect,
    quote: isQuoted ? dialect.quote : (chosen.quote ?? ''),
    escape: 'backslash',
  };
}

export type ChosenDialect = {
  readonly delimiter?: string | undefined;
  readonly quote?: string | undefined;
  readonly escape?: Dialect['escape'] | undefined;
};

/** Readings other than the usual one have to be clearly better. */
const UNUSUAL_COST = 0.03;
/** That nothing encloses cells is believed where so many quotes do not close. */
const MIN_STRAYS = 3;
const MIN_STRAY_SHARE = 0.2;

/** The ways of writing that are worth trying on a text, the more usual first. */
function candidates(
  sample: string,
  chosen: ChosenDialect,
  delimiters: readonly string[],
): Dialect[] {
  const isSingle = /(?:^|[,;\t|^])'/mu.test(sample);
  const quotes = chosen.quote === undefined ? ['"', ...(isSingle ? ["'"] : [])] : [chosen.quote];
  const isBackslash = /\\["']/u.test(sample);
  const escapes: readonly Dialect['escape'][] =
    chosen.escape === undefined
      ? isBackslash
        ? ['doubled', 'backslash']
        : ['doubled']
      : [chosen.escape];
  return delimiters.flatMap((delimiter) =>
    quotes.flatMap((quote) =>
      escapes
        .filter((escape) => quote !== '' || escape === 'doubled' || chosen.escape !== undefined)
        .map((escape) => ({ delimiter, quote, escape })),
    ),
  );
}

/** True where a cell opens with a single quote that a later one closes. */
function isTorn(cells: readonly string[]): boolean {
  const opened = cells.findIndex((cell) => /^'[^']*$/u.test(cell));
  return opened !== -1 && cells.slice(opened + 1).some((cell) => /^[^']*'$/u.test(cell));
}

/** True where most cells that hold anything are enclosed in single quotes. */
function isEnclosed(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const enclosed = filled.filter((cell) => /^\s*'.*'\s*$/su.test(cell));
  return filled.length > 0 && enclosed.length * 2 > filled.length;
}

/** How well records read that a dialect cut: the share of those of the same width, and that width. */
function scoreOf(records: readonly ParsedRecord[], dialect: Dialect): number {
  const looked = records.slice(0, SAMPLE_RECORDS);
  const { width, share } = commonWidth(looked.filter((record) => !record.hasStrayQuote));
  if (width < 2) return 0;
  const shareOf = (test: (record: ParsedRecord) => boolean): number =>
    looked.filter(test).length / (looked.length || 1);
  const strays = shareOf((record) => record.hasStrayQuote);
  // A quote behind another delimiter tells that a quoted cell was cut in two.
  const cut = shareOf(({ cells }) => cells.some((cell) => /[,;\t|^]["']/u.test(cell)));
  // So do single quotes that open in one cell and close in a later one.
  const torn = dialect.quote === "'" ? 0 : shareOf(({ cells }) => isTorn(cells));
  // And ones around nearly all cells are none of their text.
  const enclosed = dialect.quote === "'" ? 0 : shareOf(({ cells }) => isEnclosed(cells));
  const sound = share - strays * 0.3 - cut * 0.5 - torn * 0.5 - enclosed * 0.5;
  const unusual = Number(dialect.quote === "'") + Number(dialect.escape === 'backslash');
  return (sound - unusual * UNUSUAL_COST) * (1 + Math.log2(width) / 20);
}

/** Records with another number of cells than most have, at least two, or with quotes amiss. */
function faultsIn(records: readonly ParsedRecord[]): number {
  const { width } = commonWidth(records);
  if (width < 2) return records.length;
  return records.filter(
    ({ cells, hasStrayQuote, hasOddQuotes }) =>
      hasStrayQuote || hasOddQuotes || cells.length !== width,
  ).length;
}

function hasManyStrays(records: readonly ParsedRecord[]): boolean {
  const looked = records.slice(0, SAMPLE_RECORDS);
  const strays = looked.filter((record) => record.hasStrayQuote).length;
  return strays >= MIN_STRAYS && strays >= looked.length * MIN_STRAY_SHARE;
}

type Tried = {
  readonly dialect: Dialect;
  readonly records: readonly ParsedRecord[];
  readonly score: number;
};

/** The start of a text; whole where no record at its end is cut off. */
type Start = { readonly looked: string; readonly isWhole: boolean };

/** The start of a text with enough records in it, which is what every dialect is tried on. */
function startOf(sample: string, isComplete: boolean): Start {
  const looked = sample.slice(0, LOOKED_CHARS);
  const lines = looked.match(/\r\n?|\n/gu)?.length ?? 0;
  if (looked.length === sample.length || lines < MIN_LINES) {
    return { looked: sample, isWhole: isComplete };
  }
  return { looked, isWhole: false };
}

/** True for dialects that differ in how quotes are escaped alone. */
function isSameWay(one: Dialect, other: Dialect): boolean {
  return one.delimiter === other.delimiter && one.quote === other.quote;
}

/** The best of the ways of writing with these delimiters. */
function bestOf(start: Start, chosen: ChosenDialect, delimiters: readonly string[]): Tried {
  const fallback: Dialect = {
    delimiter: delimiters[0] ?? ',',
    quote: chosen.quote ?? '"',
    escape: chosen.escape ?? 'doubled',
  };
  let best: Tried = { dialect: fallback, records: [], score: 0 };
  const faultsOf = new Map<string, number>();
  for (const dialect of candidates(start.looked, chosen, delimiters)) {
    const way = `${dialect.delimiter}${dialect.quote}`;
    const usual = faultsOf.get(way);
    // Where doubled quotes read every record, a backslash is a backslash.
    if (dialect.escape === 'backslash' && usual === 0) continue;
    const records = recordsOf(start.looked, dialect, start.isWhole);
    const faults = faultsIn(records);
    if (dialect.escape === 'doubled') faultsOf.set(way, faults);
    // A backslash that mends records is not unusual but the way this file is written.
    const isMending = usual !== undefined && faults * 2 <= usual;
    const score = scoreOf(records, isMending ? { ...dialect, escape: 'doubled' } : dialect);
    const isBetter = isMending && isSameWay(best.dialect, dialect) && score === best.score;
    if (score > best.score || isBetter) best = { dialect, records, score };
  }
  return best;
}

/** A delimiter that hardly any file has, where each record has as many and no heading is blank. */
function rareOf(start: Start, chosen: ChosenDialect): Tried | null {
  const rare = RARE_DELIMITERS.filter((each) => start.looked.includes(each));
  const found = rare.length === 0 ? null : bestOf(start, chosen, rare);
  const [headings, ...rows] = found?.records ?? [];
  const isTelling = rows.length > 0 && headings?.cells.every((cell) => cell.trim() !== '') === true;
  return isTelling && found !== null && faultsIn(found.records) === 0 ? found : null;
}

/**
 * Finds how a file is written from its first records: the dialect that cuts the most records into
 * the same number of cells, at least two; where several do, the one that makes more cells. What is
 * chosen is kept.
 */
export function detectDialect(
  sample: string,
  isComplete: boolean,
  chosen: ChosenDialect = {},
): DetectedDialect {
  const hint = SEPARATOR_HINT.exec(sample)?.groups?.['delimiter'];
  const ours = OWN_FIRST_HEADING.exec(sample)?.groups?.['delimiter'];
  const start = startOf(sample, isComplete);
  const told = chosen.delimiter ?? hint ?? ours;
  let best = bestOf(start, chosen, told === undefined ? DELIMITERS : [told]);
  if (chosen.delimiter === undefined && hint !== undefined) {
    // Programs that change the delimiter leave the hint as it was, or fill it up with delimiters.
    const isCut = (best.records[1]?.cells.length ?? 0) > 1;
    const usual = isCut ? best : bestOf(start, chosen, DELIMITERS);
    if (usual.score > best.score) best = usual;
  } else if (told === undefined && best.score === 0) best = rareOf(start, chosen) ?? best;
  if (chosen.quote === undefined && hasManyStrays(best.records)) {
    const dialect = { ...best.dialect, quote: '' };
    const records = recordsOf(start.looked, dialect, start.isWhole);
    const score = scoreOf(records, dialect);
    if (score > best.score) best = { dialect, records, score };
  }
  const dump = dumpDialect(best.dialect, start.looked, chosen);
  const isDump =
    dump !== null &&
    scoreOf(recordsOf(start.looked, dump, start.isWhole), dump) >= best.score - 2 * UNUSUAL_COST;
  return { ...(isDump ? dump : best.dialect), hasSeparatorHint: hint !== undefined };
}

/** The line ends of a text, those inside quoted cells included. */
export function detectNewline(sample: string): (typeof NEWLINES)[number] {
  const pairs = sample.match(/\r\n/g)?.length ?? 0;
  const feeds = (sample.match(/\n/g)?.length ?? 0) - pairs;
  const carriages = (sample.match(/\r(?!$)/g)?.length ?? 0) - pairs;
  const kinds = [pairs > 0, feeds > 0, carriages > 0].filter(Boolean).length;
  if (kinds > 1) return 'mixed';
  if (pairs > 0) return 'CRLF';
  if (feeds > 0) return 'LF';
  return carriages > 0 ? 'CR' : 'none';
}
