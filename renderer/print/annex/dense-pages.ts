import { MAX_ANNEX_ROWS, type AnnexRow } from '#shared/domain/audit/annex-row';
import { formatNumber } from '../../components/format.ts';
import { DENSE_COLUMNS, denseCells, denseGroup } from './annex-columns.ts';
import { fitColumns } from './fit-columns.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';
import classes from './dense-pages.module.css';

/** Sizes in CSS pixels; the style sheet has the same. */
const FONT =
  '8.4px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
const LINE = 11;
const GAP = 5;
/** What measuring and setting a text may differ by. */
const TOLERANCE = 0.98;
/** How much wider bold letters are. */
const BOLDER = 1.15;

/** The space for a page's rows in CSS pixels. */
export type PageSize = { readonly width: number; readonly height: number };

type Page = {
  readonly columns: readonly string[][];
  /** What stands across all columns, line by line: '' for most lines. */
  readonly across: string[];
  readonly ends: number[];
  lines: number;
};

const emptyPage = (): Page => ({
  columns: DENSE_COLUMNS.map(() => []),
  across: [],
  ends: [],
  lines: 0,
});

function measurer(): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('The page cannot measure text.');
  context.font = FONT;
  return textWidth((character) => context.measureText(character).width);
}

const SVG = 'http://www.w3.org/2000/svg';

/** Thin lines below rows, all of a page as one path. */
function rulesOf({ ends, lines }: Page, width: number): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', classes['rules'] ?? '');
  svg.setAttribute('viewBox', `0 0 ${width} ${lines * LINE}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ends.map((end) => `M0 ${end * LINE}H${width}`).join(''));
  svg.append(path);
  return svg;
}

function elementOf(page: Page, width: number, widths: readonly number[]): HTMLElement {
  const element = document.createElement('div');
  element.className = classes['page'] ?? '';
  const heads = document.createElement('div');
  heads.className = classes['heads'] ?? '';
  const body = document.createElement('div');
  body.className = classes['body'] ?? '';
  body.append(rulesOf(page, width));
  const across = document.createElement('pre');
  across.className = classes['across'] ?? '';
  across.textContent = page.across.join('\n');
  body.append(across);
  DENSE_COLUMNS.forEach((head, at) => {
    const share = `${widths[at] ?? 0}px`;
    const heading = document.createElement('span');
    heading.textContent = head;
    heading.style.width = share;
    heads.append(heading);
    const lines = document.createElement('pre');
    lines.textContent = (page.columns[at] ?? []).join('\n');
    lines.style.width = share;
    body.append(lines);
  });
  element.append(heads, body);
  return element;
}

/**
 * Sets rows of the annex as pages of columns of lines, one element for a column of a page. A table has
 * a box for each cell, and Chromium takes an hour and all memory to print tens of thousands of them; of
 * this it prints 50,000 rows in seconds. Rows are never torn, and no text is cut: what is too wide for
 * its column takes further lines. Verdict, deadline, country and rules, which whole runs of rows share,
 * stand above them, on each page anew.
 */
export class DensePages {
  readonly #size: PageSize;
  readonly #most: number;
  readonly #measure = measurer();
  /** Of the columns with the gaps behind them; by what the first rows need. */
  #widths: readonly number[] | null = null;
  /** Lines of texts that repeat, for each column. */
  readonly #wrapped = DENSE_COLUMNS.map(() => new Map<string, readonly string[]>());
  #page = emptyPage();
  #place: number;
  #group: string | null = null;

  constructor(size: PageSize, start = 0) {
    this.#size = size;
    // One line is the heads'.
    this.#most = Math.max(1, Math.floor(size.height / LINE) - 2);
    this.#place = start;
  }

  /** Adds rows; answers the pages that are full now. */
  add(rows: readonly AnnexRow[]): HTMLElement[] {
    const full: HTMLElement[] = [];
    const texts = rows.map((row, at) => denseCells(row, this.#place + at));
    const widths = (this.#widths ??= this.#fit(texts));
    for (const [index, row] of rows.entries()) {
      const cells = (texts[index] ?? []).map((cell, at) => this.#wrap(cell, at, widths[at] ?? 0));
      this.#place += 1;
      const height = Math.max(...cells.map((lines) => lines.length));
      const group = denseGroup(row);
      // A heading stands with the first of its rows.
      const heads = group === this.#group ? 0 : this.#headLines(group).length;
      const isFull = this.#page.lines + heads + height > this.#most;
      if (this.#page.lines > 0 && isFull) full.push(...this.end());
      if (this.#page.lines === 0)
        this.#head(group === this.#group ? `${group} (continued)` : group);
      else if (group !== this.#group) this.#head(group);
      this.#group = group;
      cells.forEach((lines, at) => {
        const column = this.#page.columns[at];
        for (let line = 0; line < height; line += 1) column?.push(lines[line] ?? '');
      });
      for (let line = 0; line < height; line += 1) this.#page.across.push('');
      this.#page.lines += height;
      this.#page.ends.push(this.#page.lines);
    }
    return full;
  }

  /** The page that is not full; none where there is none. */
  end(): HTMLElement[] {
    if (this.#page.lines === 0) return [];
    const last = elementOf(this.#page, this.#size.width, this.#widths ?? []);
    this.#page = emptyPage();
    return [last];
  }

  #headLines(text: string): readonly string[] {
    return wrapText(text, (this.#size.width * TOLERANCE) / BOLDER, this.#measure);
  }

  /** Sets what the rows below have in common across all columns. */
  #head(text: string): void {
    for (const line of this.#headLines(text)) {
      this.#page.across.push(line);
      for (const column of this.#page.columns) column.push('');
      this.#page.lines += 1;
    }
    this.#page.ends.push(this.#page.lines);
  }

  /** The widths of the columns for rows that are like these. */
  #fit(rows: readonly (readonly string[])[]): number[] {
    const space = (text: string): number => this.#measure(text) / TOLERANCE + GAP;
    const needed = DENSE_COLUMNS.map((_, at) => rows.map((row) => space(row[at] ?? '')));
    // Headings are set in bold.
    const least = DENSE_COLUMNS.map((head) => space(head) * BOLDER);
    // The numbers of later rows are longer.
    least[0] = space(formatNumber(MAX_ANNEX_ROWS));
    return fitColumns(needed, least, this.#size.width);
  }

  #wrap(text: string, at: number, width: number): readonly string[] {
    const known = this.#wrapped[at];
    const before = known?.get(text);
    if (before !== undefined) return before;
    const lines = wrapText(text, width * TOLERANCE - GAP, this.#measure);
    // Texts of items themselves do not repeat: keeping them would keep the whole annex.
    if (known !== undefined && known.size < 5000) known.set(text, lines);
    return lines;
  }
}
