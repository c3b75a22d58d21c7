import type { Paper } from '#shared/domain/audit/composition';

function cssString(text: string): string {
  const escaped = text.replaceAll(
    /["\\\p{Cc}]/gu,
    (char) => `\\${(char.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped}"`;
}

const FONT = 'font: 7.5pt system-ui, "Segoe UI", "DejaVu Sans", sans-serif; color: #444;';
const HEAD = `${FONT} vertical-align: bottom; padding-bottom: 3mm;`;
const FOOT = `${FONT} vertical-align: top; padding-top: 4mm;`;
/** Longer texts would take further lines in the margin. */
const MAX_HEAD = 90;

function shorten(text: string): string {
  const letters = Array.from(text);
  return letters.length > MAX_HEAD ? `${letters.slice(0, MAX_HEAD - 1).join('')}…` : text;
}

/** What stands on every page, at the head and at the foot. */
export type Running = {
  readonly head: string;
  readonly mark: string;
  readonly foot: string;
  readonly paper: Paper;
};

/** Millimetres of each paper, upright. */
const SIZES = { A4: [210, 297], Letter: [215.9, 279.4] } as const;
const MARGIN = { top: 17, side: 15, bottom: 20 } as const;
const PX_OF_MM = 96 / 25.4;

/** The space for rows of a long annex, whose pages stand upright, in CSS pixels. */
export function annexSize(paper: Paper): { readonly width: number; readonly height: number } {
  const [short, long] = SIZES[paper];
  return {
    width: (short - 2 * MARGIN.side) * PX_OF_MM,
    height: (long - MARGIN.top - MARGIN.bottom) * PX_OF_MM,
  };
}

/**
 * The paper's size, margins, running head and foot. They depend on the workspace, and the margin boxes
 * cannot hold elements, so the rules are made here; a constructed sheet needs no nonce.
 */
export function pageStyle({ head, mark, foot, paper }: Running): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    @page {
      size: ${paper === 'A4' ? 'A4' : 'letter'};
      margin: ${MARGIN.top}mm ${MARGIN.side}mm ${MARGIN.bottom}mm;
      @top-left { content: ${cssString(shorten(head))}; width: 70%; ${HEAD} }
      @top-right { content: ${cssString(shorten(mark))}; ${HEAD} font-weight: 700; color: #111; }
      @bottom-left { content: ${cssString(shorten(foot))}; width: 75%; ${FOOT} }
      @bottom-right { content: "Page " counter(page) " of " counter(pages); ${FOOT} }
    }
    @page dense { size: ${paper === 'A4' ? 'A4' : 'letter'}; }
    @page annex { size: ${paper === 'A4' ? 'A4' : 'letter'} landscape; }
    @page tick-sheets { size: ${paper === 'A4' ? 'A4' : 'letter'} landscape; }
    html, body { margin: 0; background: #fff; }
  `);
  return sheet;
}
