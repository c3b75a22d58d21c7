import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of each page of a PDF, in reading order, with single blanks. */
export async function readPdfPages(path: string): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 });
  const pdf = await task.promise;
  try {
    const pages: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const content = await (await pdf.getPage(number)).getTextContent();
      const parts = content.items.map((item) =>
        'str' in item ? item.str + (item.hasEOL ? ' ' : '') : '',
      );
      pages.push(parts.join('').replaceAll(/\s+/gu, ' ').trim());
    }
    return pages;
  } finally {
    await task.destroy();
  }
}
