function cssString(text: string): string {
  const escaped = text.replaceAll(
    /["\\\p{Cc}]/gu,
    (char) => `\\${(char.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped}"`;
}

const FOOT =
  'font: 7.5pt system-ui, "Segoe UI", "DejaVu Sans", sans-serif; color: #444; vertical-align: top; padding-top: 4mm;';

/**
 * The paper's size, margins and running foot, which says `foot`. It depends on the workspace, and the margin boxes
 * cannot hold elements, so the rules are made here; a constructed sheet needs no nonce.
 */
export function pageStyle(foot: string): CSSStyleSheet {
  const left = cssString(foot);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    @page {
      size: A4;
      margin: 15mm 15mm 20mm;
      @bottom-left { content: ${left}; width: 75%; ${FOOT} }
      @bottom-right { content: "Page " counter(page) " of " counter(pages); ${FOOT} }
    }
    html, body { margin: 0; background: #fff; }
  `);
  return sheet;
}
