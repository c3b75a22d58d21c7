import type { AnnexRow } from '#shared/domain/audit/annex-row';
import { ANNEX_COLUMNS, annexCells } from './annex-columns.ts';
import { wrapText } from './wrap-text.ts';
import classes from './dense-pages.module.css';

/** Sizes in CSS pixels; the style sheet has the same. */
const FONT =
  '8.4px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
const LINE = 10.5;
const GAP = 5;
/** What measuring and setting a text may differ by. */
const TOLERANCE = 0.98;

/** The space for a page's rows in CSS pixels. */
export type PageSize = { readonly width: number; readonly height: number };

type Page = { readonly columns: readonly string[][]; readonly ends: number[]; lines: number };

const emptyPage = (): Page => ({ columns: ANNEX_COLUMNS.map(() => []), ends: [], lines: 0 });

function measurer(): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('The page cannot measure text.');
  context.font = FONT;
  return (text) => context.measureText(text).width;
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

function elementOf(page: Page, width: number): HTMLElement {
  const element = document.createElement('div');
  element.className = classes['page'] ?? '';
  const heads = document.createElement('div');
  heads.className = classes['heads'] ?? '';
  const body = document.createElement('div');
  body.className = classes['body'] ?? '';
  body.append(rulesOf(page, width));
  ANNEX_COLUMNS.forEach(({ head, width: share }, at) => {
    const heading = document.createElement('span');
    heading.textContent = head;
    heading.style.width = `${share}%`;
    heads.append(heading);
    const lines = document.createElement('pre');
    lines.textContent = (page.columns[at] ?? []).join('\n');
    lines.style.width = `${share}%`;
    body.append(lines);
  });
  element.append(heads, body);
  return element;
}

/**
 * Sets rows of the annex as pages of columns of lines, one element for a column of a page. A table has
 * a box for each cell, and Chromium takes an hour and all memory to print tens of thousands of them; of
 * this it prints 50,000 rows in seconds. Rows are never torn, and no text is cut: what is too wide for
 * its column takes further lines.
 */
export class DensePages {
  readonly #size: PageSize;
  readonly #most: number;
  readonly #measure = measurer();
  readonly #widths: readonly number[];
  /** Lines of texts that repeat, for each column. */
  readonly #wrapped = ANNEX_COLUMNS.map(() => new Map<string, readonly string[]>());
  #page = emptyPage();
  #place: number;

  constructor(size: PageSize, start = 0) {
    this.#size = size;
    // One line is the heads'.
    this.#most = Math.max(1, Math.floor(size.height / LINE) - 2);
    this.#widths = ANNEX_COLUMNS.map(({ width }) => (size.width * width * TOLERANCE) / 100 - GAP);
    this.#place = start;
  }

  /** Adds rows; answers the pages that are full now. */
  add(rows: readonly AnnexRow[]): HTMLElement[] {
    const full: HTMLElement[] = [];
    for (const row of rows) {
      const cells = annexCells(row, this.#place).map((cell, at) => this.#wrap(cell, at));
      this.#place += 1;
      const height = Math.max(...cells.map((lines) => lines.length));
      if (this.#page.lines > 0 && this.#page.lines + height > this.#most) full.push(...this.end());
      cells.forEach((lines, at) => {
        const column = this.#page.columns[at];
        for (let line = 0; line < height; line += 1) column?.push(lines[line] ?? '');
      });
      this.#page.lines += height;
      this.#page.ends.push(this.#page.lines);
    }
    return full;
  }

  /** The page that is not full; none where there is none. */
  end(): HTMLElement[] {
    if (this.#page.lines === 0) return [];
    const last = elementOf(this.#page, this.#size.width);
    this.#page = emptyPage();
    return [last];
  }

  #wrap(text: string, at: number): readonly string[] {
    const known = this.#wrapped[at];
    const before = known?.get(text);
    if (before !== undefined) return before;
    const lines = wrapText(text, this.#widths[at] ?? 0, this.#measure);
    // Texts of items themselves do not repeat: keeping them would keep the whole annex.
    if (known !== undefined && known.size < 5000) known.set(text, lines);
    return lines;
  }
}
