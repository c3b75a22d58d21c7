import { basename } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { AppContract } from '#shared/contract/app';
import { AppError } from '#shared/rpc/app-error';
import type { Handlers } from '#shared/rpc/contract';
import type { Grants } from './grants.ts';
import { countPdfPages } from './pdf-pages.ts';
import type { PrintPages, SummaryQuery } from './print-page.ts';
import { writeFileWhole } from './write-file.ts';

/** Writes the audit summary of the open workspace as a PDF; answers its number of pages. */
export function savePdf(pages: PrintPages, path: string, query: SummaryQuery): Promise<number> {
  return pages.use(query, async (window) => {
    const pdf = await window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    await writeFileWhole(path, pdf);
    return countPdfPages(pdf);
  });
}

function printOnPaper(window: BrowserWindow): Promise<boolean> {
  return new Promise((resolve, reject) => {
    window.webContents.print({ printBackground: true }, (isPrinted, reason) => {
      if (isPrinted || /cancel/i.test(reason)) resolve(isPrinted);
      else reject(new AppError('io', `The audit summary was not printed: ${reason}.`));
    });
  });
}

const queryOf = (asOf: string | undefined): SummaryQuery => (asOf === undefined ? {} : { asOf });

/** Prints the audit summary, on paper or as a PDF. */
export function createPrintHandlers(
  pages: PrintPages,
  grants: Grants,
): Pick<Handlers<AppContract>, 'summary.print' | 'summary.savePdf'> {
  return {
    'summary.print': async ({ asOf }) => ({
      isPrinted: await pages.use(queryOf(asOf), printOnPaper),
    }),
    'summary.savePdf': async ({ token, asOf }) => {
      const path = grants.pathOf(token, 'write');
      const count = await savePdf(pages, path, queryOf(asOf));
      return { name: basename(path), pages: count };
    },
  };
}
