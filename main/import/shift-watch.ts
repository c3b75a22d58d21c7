import { shapeOf } from './headings.ts';
import { ownCopy } from './own-copy.ts';
import type { ParsedRecord } from './parse-block.ts';

/** Rows from which it is learnt what stands in a column; fewer of a table of thousands of columns. */
const LEARNT_ROWS = 200;
const LEARNT_CELLS = 200_000;
/** Longer texts are none of a column of codes or few words. */
const LONGEST = 100;
/** Cells of a column with fewer of which too little is known. */
const LEAST_CELLS = 8;
/** Cells that may be otherwise than all others of their column: one, or so large a share. */
const MOST_OTHER = 0.02;
/** A column of words has few of them, each in as many cells on average. */
const MOST_WORDS = 30;
const CELLS_PER_WORD = 4;
/** Rows that a column may send to be looked at for nothing before it is asked no more. */
const MOST_IN_VAIN = 200;

/** Codes of a column are built in so few ways. */
const MOST_BUILDS = 3;

/** What stands in a column: numbers, codes that are built alike, or few words. */
type Content = {
  readonly kind: 'number' | 'code' | 'words';
  readonly fits: (cell: string) => boolean;
};

/** Whole numbers may stand among decimal ones. */
const WHOLE = /^\s*[-+]?\d+\s*$/u;
const NUMBER = /^\s*[-+]?\d+(?:[.,]\d+)?\s*$/u;
/** Its digits are letters now and then, so that one is not built like the other. */
const MAC = /^\s*(?:[\dA-F]{2}[:-]){5}[\dA-F]{2}\s*$/iu;

/** What a text is built of, with runs of letters and digits as one. */
function buildOf(text: string): string {
  return shapeOf(text).replace(/(?<part>[Aa9])\k<part>+/gu, '$<part>');
}

/** A pattern of texts that are built so. */
function patternOf(build: string): string {
  const parts: Readonly<Record<string, string>> = { A: '\\p{Lu}+', a: '\\p{Ll}+', '9': '\\d+' };
  return Array.from(
    build,
    (char) => parts[char] ?? char.replace(/[$()*+./?[\\\]^{|}]/u, '\\$&'),
  ).join('');
}

/** Values that stand in several cells; `null` where too many stand in one alone. */
function repeated(values: readonly string[], mostOther: number): string[] | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const found = [...counts].filter(([, count]) => count > 1).map(([value]) => value);
  return counts.size - found.length > mostOther ? null : found;
}

/** `null` where a column holds too many things. */
function contentOf(cells: readonly string[]): Content | null {
  if (cells.length < LEAST_CELLS || cells.some((cell) => cell.length > LONGEST)) return null;
  const mostOther = Math.max(1, cells.length * MOST_OTHER);
  const known = [WHOLE, NUMBER, MAC].find(
    (build) => cells.filter((cell) => !build.test(cell)).length <= mostOther,
  );
  if (known !== undefined) {
    return { kind: known === MAC ? 'code' : 'number', fits: (cell) => known.test(cell) };
  }
  const builds = repeated(cells.map(buildOf), mostOther) ?? [];
  if (
    builds.length > 0 &&
    builds.length <= MOST_BUILDS &&
    builds.every((each) => each.includes('9'))
  ) {
    const pattern = new RegExp(`^\\s*(?:${builds.map(patternOf).join('|')})\\s*$`, 'u');
    return { kind: 'code', fits: (cell) => pattern.test(cell) };
  }
  const words = repeated(cells, mostOther) ?? [];
  const isFew = words.length <= MOST_WORDS && words.length * CELLS_PER_WORD <= cells.length;
  if (words.length === 0 || !isFew) return null;
  const own = new Set(words.map(ownCopy));
  return { kind: 'words', fits: (cell) => own.has(cell) };
}

/** True where one cell of another column's content tells enough: numbers and words may stand in both. */
function isTelling(own: Content, other: Content): boolean {
  return other.kind === 'code' || (other.kind === 'words' && own.kind !== 'words');
}

/** A column of which every row is asked whether it fits. */
type Gate = { readonly at: number; readonly content: Content; inVain: number };

/**
 * Finds rows whose cells stand one column too far to the right or to the left, as where a cell was
 * deleted or put in and the row was filled up to its width again: nothing about their length tells.
 * Such cells do not fit their own column but that beside it, all in one direction. Found are also
 * rows whose cells stand in another order, as where files without headings are joined.
 */
export class ShiftWatch {
  readonly #width: number;
  readonly #learnt: number;
  readonly #tell: (line: number) => void;
  /** The first rows, until enough is known. */
  #first: Pick<ParsedRecord, 'cells' | 'line'>[] | null = [];
  #contents: readonly (Content | null)[] = [];
  /** The last of these is asked. */
  #gates: Gate[] = [];

  /** `tell` is given the line of each such row. */
  constructor(width: number, tell: (line: number) => void) {
    this.#width = width;
    this.#learnt = Math.min(LEARNT_ROWS, Math.max(LEAST_CELLS, LEARNT_CELLS / width));
    this.#tell = tell;
  }

  /** Looks at a row that is as wide as the headings. */
  add({ cells, line }: Pick<ParsedRecord, 'cells' | 'line'>): void {
    if (this.#first === null) this.#ask(cells, line);
    else if (this.#first.push({ cells, line }) >= this.#learnt) this.finish();
  }

  /** Looks at the first rows, where there were too few to do so before. */
  finish(): void {
    const first = this.#first ?? [];
    if (first.length === 0) return;
    this.#first = null;
    this.#contents = Array.from({ length: this.#width }, (_none, at) =>
      contentOf(first.map(({ cells }) => cells[at] ?? '').filter((cell) => cell.trim() !== '')),
    );
    const gates = this.#contents
      .flatMap((content, at) => (content === null ? [] : [{ at, content, inVain: 0 }]))
      .filter(({ at }) =>
        [at - 1, at + 1].some((beside) => (this.#contents[beside] ?? null) !== null),
      );
    // A shift moves the last columns wherever it begins; one to the left leaves the very last blank.
    this.#gates = [...gates.slice(-1), ...gates.slice(0, -1)];
    for (const { cells, line } of first) {
      if (this.#isShifted(cells)) this.#tell(line);
    }
  }

  /** Asks one column of each row, and all of them where it does not fit. */
  #ask(cells: readonly string[], line: number): void {
    const gate = this.#gates.at(-1);
    const cell = gate === undefined ? '' : (cells[gate.at] ?? '');
    if (gate === undefined || cell === '' || gate.content.fits(cell)) return;
    if (this.#isShifted(cells)) this.#tell(line);
    else if ((gate.inVain += 1) > MOST_IN_VAIN) this.#gates.pop();
  }

  #isShifted(cells: readonly string[]): boolean {
    return (
      this.#isShiftedBy(cells, 1) || this.#isShiftedBy(cells, -1) || this.#hasOtherOrder(cells)
    );
  }

  /** True where cells fit each other's columns but not their own. */
  #hasOtherOrder(cells: readonly string[]): boolean {
    const odd = this.#contents.flatMap((content, at) => {
      const cell = cells[at] ?? '';
      return content === null || cell.trim() === '' || content.fits(cell)
        ? []
        : [{ content, cell }];
    });
    const moved = odd.filter(({ cell }) => odd.some(({ content }) => content.fits(cell)));
    return moved.length > 1;
  }

  /** True where the last cells of a row belong to the columns so far before them. */
  #isShiftedBy(cells: readonly string[], by: number): boolean {
    let shifted = 0;
    let isSure = false;
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at] ?? '';
      const own = this.#contents[at] ?? null;
      const other = this.#contents[at - by] ?? null;
      if (own === null || other === null || cell.trim() === '') continue;
      const isOther = other.fits(cell);
      if (own.fits(cell)) {
        // Behind the first that moved all did, but for those that fit both.
        if (shifted > 0 && !isOther) return false;
      } else if (isOther) {
        shifted += 1;
        const beside = cells[at - by] ?? '';
        // Where the other column has a value of its own, this one may stand in two.
        isSure ||= isTelling(own, other) && (beside.trim() === '' || !other.fits(beside));
      }
    }
    return shifted > 1 || (shifted === 1 && isSure);
  }
}
