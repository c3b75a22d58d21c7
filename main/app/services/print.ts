import { basename } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { AppContract } from '#shared/contract/app';
import type { PrintQuery } from '#shared/contract/print';
import { AppError } from '#shared/rpc/app-error';
import type { Handlers } from '#shared/rpc/contract';
import type { Grants } from './grants.ts';
import { countPdfPages } from './pdf-pages.ts';
import type { PrintPages } from './print-page.ts';
import { writeFileWhole } from './write-file.ts';

/** Writes a document of the open workspace as a PDF; answers its number of pages. */
export function savePdf(pages: PrintPages, path: string, query: PrintQuery): Promise<number> {
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
      else reject(new AppError('io', `The document was not printed: ${reason}.`));
    });
  });
}

/** The audit summary on a date, or of a closed audit, composed in a way. */
export function summaryQuery({
  asOf,
  composition,
  auditId,
}: Pick<PrintQuery, 'asOf' | 'composition' | 'auditId'>): PrintQuery {
  return {
    document: 'summary',
    ...(asOf === undefined ? {} : { asOf }),
    ...(composition === undefined ? {} : { composition }),
    ...(auditId === undefined ? {} : { auditId }),
  };
}

const policiesOf = (policyIds: readonly string[]): PrintQuery => ({
  document: 'policies',
  policyIds: [...policyIds],
});

const tickSheetsOf = (sampleId: number): PrintQuery => ({ document: 'tick-sheets', sampleId });

type PrintMethod = `${'summary' | 'policies' | 'samples'}.${'print' | 'savePdf'}`;

/** Prints the audit summary, policies or tick sheets, on paper or as a PDF. */
export function createPrintHandlers(
  pages: PrintPages,
  grants: Grants,
): Pick<Handlers<AppContract>, PrintMethod> {
  return {
    'summary.print': async (summary) => ({
      isPrinted: await pages.use(summaryQuery(summary), printOnPaper),
    }),
    'summary.savePdf': async ({ token, ...summary }) => {
      const path = grants.takeWritePath(token);
      const count = await savePdf(pages, path, summaryQuery(summary));
      return { name: basename(path), pages: count };
    },
    'policies.print': async ({ policyIds }) => ({
      isPrinted: await pages.use(policiesOf(policyIds), printOnPaper),
    }),
    'policies.savePdf': async ({ token, policyIds }) => {
      const path = grants.takeWritePath(token);
      const count = await savePdf(pages, path, policiesOf(policyIds));
      return { name: basename(path), pages: count };
    },
    'samples.print': async ({ id }) => ({
      isPrinted: await pages.use(tickSheetsOf(id), printOnPaper),
    }),
    'samples.savePdf': async ({ token, id }) => {
      const path = grants.takeWritePath(token);
      const count = await savePdf(pages, path, tickSheetsOf(id));
      return { name: basename(path), pages: count };
    },
  };
}
