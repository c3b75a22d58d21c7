import { formOfHeading } from '#shared/domain/heading-form';
import { ITEM_FIELDS, type ItemField } from '#shared/domain/item';
import type { FieldAliases } from '../tagging/field-catalogue.ts';
import { foldText } from '../tagging/normalise-name.ts';
import { commonWidth } from './dialect.ts';
import { EXPORT_WIDTH, isOwnExport, withFormula } from './own-export.ts';
import { ownCopy } from './own-copy.ts';
import type { ParsedRecord } from './parse-block.ts';
import { NUL_SYMBOL } from './text-marks.ts';

const FIRST_REJECT_HEADING = 'Provenet line';
/** Columns that stand before the rows of a file of rejected rows. */
export const REJECT_HEADINGS: ReadonlySet<string> = new Set([
  FIRST_REJECT_HEADING,
  'Provenet reasons',
  'Provenet import',
]);

export const MAX_HEADING_CHARS = 200;
/** One known heading may be a value by chance; two are a row of headings. */
const SURE_HEADINGS = 2;
const LOOK_AHEAD = 20;

/** True for the first row of a file of rejected rows, which always holds its headings. */
export function beginsRejects(cells: readonly string[]): boolean {
  return cells[0] === FIRST_REJECT_HEADING;
}

export type Heading = {
  /** Name that screens show; unique in the file. */
  readonly name: string;
  readonly mappedTo: ItemField | null;
};

/**
 * Case, spaces, hyphens, underscores, dots and diacritics do not count. Nor does which apostrophe
 * Ukrainian is written with, one of which is a letter to Unicode, or whether a database in making
 * letters small knew the sigma that ends Greek words.
 */
function aliasKey(text: string): string {
  return foldText(text)
    .replace(/[ \u02bc]/gu, '')
    .replaceAll('ς', 'σ');
}

/**
 * Which record holds the headings: among the first ones that which has the most known headings;
 * where none has several, the first that is as wide as most rows are.
 */
export function headingIndex(records: readonly ParsedRecord[], aliases: FieldAliases): number {
  const fieldOf = fieldByAlias(aliases);
  const known = records
    .slice(0, LOOK_AHEAD)
    .map(({ cells }) => cells.filter((cell) => fieldOf.has(aliasKey(cell))).length);
  const most = Math.max(0, ...known);
  const best = known.indexOf(most);
  const filledIn = (at: number): number =>
    records[at]?.cells.filter((cell) => cell.trim() !== '').length ?? 0;
  // Rows above that fill as many cells are no title: below them stands a row with two such words.
  const isBelowRows = known.slice(0, best).some((_count, at) => filledIn(at) >= filledIn(best));
  const isSure = most >= SURE_HEADINGS && !(isBelowRows && most < filledIn(best));
  if (isSure) return best;
  const looked = records.slice(0, 200);
  const { width } = commonWidth(looked);
  // Data rows may end with a delimiter that the headings lack; a title above them has one cell.
  const least = width > 2 ? width - 1 : Math.max(1, width);
  const isHeading = ({ cells, hasStrayQuote }: ParsedRecord, at: number): boolean =>
    !hasStrayQuote &&
    cells.filter((cell) => cell.trim() !== '').length >= least / 2 &&
    (cells.length >= least || ((known[at] ?? 0) > 0 && cells.length >= width - 1));
  const index = looked.slice(0, LOOK_AHEAD).findIndex(isHeading);
  return Math.max(0, index);
}

/** Gives every column a name of its own: blanks become "Column 3", repeats "Site (2)". */
function uniqueNames(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const shown = cell.replaceAll('\0', NUL_SYMBOL).replace(/\s+/gu, ' ');
    const text = shown.trim().slice(0, MAX_HEADING_CHARS);
    const base = text === '' ? `Column ${index + 1}` : text;
    let name = base;
    for (let copy = 2; taken.has(formOfHeading(name)); copy += 1) name = `${base} (${copy})`;
    taken.add(formOfHeading(name));
    return name;
  });
}

/** Whether a cell is the heading that was named so: a repeated one got a number, a blank one a place. */
function isHeadingOf(cell: string, name: string, column: number): boolean {
  if (beginsOtherwise(cell, name)) return false;
  const text = cell.replace(/\s+/gu, ' ').trim().slice(0, MAX_HEADING_CHARS).toLowerCase();
  const folded = name.toLowerCase();
  if (text === folded) return true;
  const base = text === '' ? `column ${column + 1}` : text;
  return folded.startsWith(base) && /^(?: \(\d+\))?$/u.test(folded.slice(base.length));
}

/**
 * True where the first letters and digits of a cell, up to any other character, already differ from
 * those of a heading: asked of the first cell of every row, and true for nearly all.
 */
function beginsOtherwise(cell: string, name: string): boolean {
  const length = Math.min(cell.length, name.length);
  for (let at = 0; at < length; at += 1) {
    const ours = foldedUnit(cell.charCodeAt(at));
    const theirs = foldedUnit(name.charCodeAt(at));
    if (ours === OTHER_UNIT || theirs === OTHER_UNIT) return false;
    if (ours !== theirs) return true;
  }
  return false;
}

/** True where a text has a digit of ASCII. */
function hasDigit(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x30 && unit <= 0x39) return true;
  }
  return false;
}

const OTHER_UNIT = -1;

/** A digit, an ASCII letter in lower case, or `OTHER_UNIT`. */
function foldedUnit(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit;
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a && unit < 0x80 ? lower : OTHER_UNIT;
}

/** Cells that are remembered not to be headings; a file that begins its rows otherwise has no use. */
const REMEMBERED = 10_000;

/** The headings that are known in any language, and those of one file. */
export class HeadingWords {
  readonly #words: ReadonlySet<string>;
  /** Headings of the file with a digit in them, as they stand, by their length. */
  readonly #numbered: ReadonlyMap<number, readonly string[]>;
  readonly #known = new Map<string, boolean>();

  constructor(headings: readonly Pick<Heading, 'name'>[], aliases: FieldAliases) {
    const names = headings.map(({ name }) => aliasKey(name)).filter((key) => key !== '');
    this.#words = new Set([...fieldByAlias(aliases).keys(), ...names]);
    const numbered = headings.map(({ name }) => name).filter(hasDigit);
    this.#numbered = Map.groupBy(numbered, ({ length }) => length);
  }

  #has(cell: string): boolean {
    const known = this.#known.get(cell);
    if (known !== undefined) return known;
    const isHeading = this.#words.has(aliasKey(cell));
    if (this.#known.size < REMEMBERED) this.#known.set(ownCopy(cell), isHeading);
    return isHeading;
  }

  /** Compared, not hashed: nearly all cells differ in length or in their first letters. */
  #isNumbered(cell: string): boolean {
    return this.#numbered.get(cell.length)?.includes(cell) === true;
  }

  /**
   * True for a row of nothing but headings, be they others or in another order than those of the
   * file: where two exports were joined, what follows belongs to other columns.
   */
  areAll(cells: readonly string[]): boolean {
    let filled = 0;
    for (const cell of cells) {
      if (cell === '') continue;
      if (cell.length > MAX_HEADING_CHARS) return false;
      // Entered once a row: most leave it at a digit of their first cell.
      if (hasDigit(cell) ? !this.#isNumbered(cell) : !this.#has(cell)) return false;
      filled += 1;
    }
    return filled > SURE_HEADINGS;
  }
}

/** True for a row that says nothing but the headings again, as where two exports were joined. */
export function repeatsHeadings(
  cells: readonly string[],
  headings: readonly Pick<Heading, 'name'>[],
): boolean {
  let filled = 0;
  // Entered once a row: all but headings leave it at their first cell.
  for (let column = 0; column < headings.length; column += 1) {
    const name = headings[column]?.name ?? '';
    const cell = cells[column] ?? '';
    if (REJECT_HEADINGS.has(name)) continue;
    if (!isHeadingOf(cell, name, column)) return false;
    if (cell !== '') filled += 1;
  }
  return filled >= SURE_HEADINGS;
}

type AliasMatch = { readonly field: ItemField; readonly rank: number };

/** Folding the headings of all languages takes longer than reading the headings of a file. */
const indexes = new WeakMap<FieldAliases, ReadonlyMap<string, AliasMatch>>();

function fieldByAlias(aliases: FieldAliases): ReadonlyMap<string, AliasMatch> {
  const index = indexes.get(aliases) ?? indexAliases(aliases);
  indexes.set(aliases, index);
  return index;
}

/** The field that a text is a known heading of, `null` where it is none. */
export function fieldNamed(text: string, aliases: FieldAliases): ItemField | null {
  return fieldByAlias(aliases).get(aliasKey(text))?.field ?? null;
}

function indexAliases(aliases: FieldAliases): ReadonlyMap<string, AliasMatch> {
  const fieldOf = new Map<string, AliasMatch>();
  for (const field of ITEM_FIELDS) {
    [field, ...(aliases.fields[field] ?? [])].forEach((alias, rank) => {
      const key = aliasKey(alias);
      if (!fieldOf.has(key)) fieldOf.set(key, { field, rank });
    });
  }
  return fieldOf;
}

/** Our own export: the fields by their names, and the columns that were kept exactly as they were. */
function exportHeadings(cells: readonly string[]): Heading[] {
  return cells.map((cell, index) => ({
    name: index < EXPORT_WIDTH ? cell : withFormula(cell),
    mappedTo: ITEM_FIELDS[index] ?? null,
  }));
}

/**
 * Names the columns and suggests a field for each: a heading that is an alias of a field, the
 * alias listed first winning where two columns claim the same field.
 */
export function readHeadings(cells: readonly string[], aliases: FieldAliases): Heading[] {
  if (isOwnExport(cells)) return exportHeadings(cells);
  const fieldOf = fieldByAlias(aliases);
  const claims = cells.map((cell) => fieldOf.get(aliasKey(cell)) ?? null);
  const winner = new Map<ItemField, number>();
  claims.forEach((claim, index) => {
    if (claim === null) return;
    const held = winner.get(claim.field);
    const heldRank = held === undefined ? Infinity : (claims[held]?.rank ?? Infinity);
    if (claim.rank < heldRank) winner.set(claim.field, index);
  });
  return uniqueNames(cells).map((name, index) => {
    const claim = claims[index] ?? null;
    const isWinner = claim !== null && winner.get(claim.field) === index;
    return { name, mappedTo: isWinner ? claim.field : null };
  });
}

/**
 * Headings in several rows, one above the other, as one: "Placement" above "Layer" becomes
 * "Placement Layer". An upper heading that spans columns stands in the first of them only.
 */
export function joinHeadingRows(rows: readonly (readonly string[])[]): string[] {
  const last = rows.at(-1) ?? [];
  const upper = rows.slice(0, -1).map((row) => {
    let spanning = '';
    return last.map((_cell, column) => {
      const text = row[column]?.trim() ?? '';
      if (text !== '') spanning = text;
      return spanning;
    });
  });
  return last.map((cell, column) =>
    [...upper.map((row) => row[column] ?? ''), cell]
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .join(' '),
  );
}

/** Names for the columns of a file without headings, as many as most rows have. */
export function namedByPosition(records: readonly ParsedRecord[]): Heading[] {
  const { width } = commonWidth(records.slice(0, 200));
  return uniqueNames(Array.from({ length: width }, () => '')).map((name) => ({
    name,
    mappedTo: null,
  }));
}

/** How a text is built: `SN001` and `SN002` are alike, as `RBS6000` and `AirScale` are not. */
export function shapeOf(text: string): string {
  return text
    .trim()
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{Ll}/gu, 'a')
    .replace(/\d/gu, '9');
}
