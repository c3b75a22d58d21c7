import '../data/csp.ts';
import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { printQuerySchema, type PrintQuery } from '#shared/contract/print';
import type { SampleRow } from '#shared/contract/sampling';
import type { SummaryDocument as Content } from '#shared/contract/summary-document';
import type { AnnexRow } from '#shared/domain/audit/annex-row';
import { presetFor, printedSections, type Composition } from '#shared/domain/audit/composition';
import { shortHash } from '#shared/domain/audit/figures-text';
import { outcomeSchema, valueOf } from '#shared/rpc/envelope';
import { formatDate, formatMoment } from '../components/format.ts';
import { callData } from '../data/data-client.ts';
import { AnnexTable, MAX_TABLE_ROWS } from './annex/annex-table.tsx';
import { DensePages } from './annex/dense-pages.ts';
import { eachAnnexPart, type AnnexQuestion } from './fetch-annex.ts';
import { operatorOf } from './operator-of.ts';
import { annexSize, pageStyle, type Running } from './page-style.ts';
import { PoliciesDocument } from './policies-document.tsx';
import { SummaryDocument } from './summary-document.tsx';
import { TickSheetsDocument } from './tick-sheets-document.tsx';

/** What is laid out: its title, what runs along its pages, the document, and what is done to it then. */
type Page = {
  readonly title: string;
  readonly running: Running;
  readonly document: ReactElement;
  readonly fill?: () => Promise<void>;
};

const DENSE_ID = 'annex-pages';

async function fillAnnex(
  question: AnnexQuestion,
  content: Content,
  paper: Running['paper'],
): Promise<void> {
  const place = document.getElementById(DENSE_ID);
  if (place === null) return;
  const pages = new DensePages(annexSize(paper));
  for await (const rows of eachAnnexPart(question, content.annex)) place.append(...pages.add(rows));
  place.append(...pages.end());
}

async function tableRows(question: AnnexQuestion, { annex }: Content): Promise<AnnexRow[]> {
  const rows: AnnexRow[] = [];
  for await (const part of eachAnnexPart(question, annex)) rows.push(...part);
  return rows;
}

/** What the operator composed; items of a closed audit are not listed again. */
function compositionFor({ composition = presetFor('auditor'), auditId }: PrintQuery): Composition {
  if (auditId === undefined) return composition;
  return { ...composition, sections: composition.sections.filter((each) => each !== 'annex') };
}

async function summaryPage(query: PrintQuery): Promise<Page> {
  const { asOf, policyIds, auditId } = query;
  const composition = compositionFor(query);
  const { redaction, notes, mark, paper } = composition;
  const question: AnnexQuestion = {
    ...(asOf === undefined ? {} : { asOf }),
    ...(policyIds === undefined ? {} : { policyIds }),
    redaction,
  };
  const content = await callData('summary.document', {
    ...question,
    texts: { notes, mark },
    ...(auditId === undefined ? {} : { auditId }),
  });
  const hasAnnex = printedSections(composition).includes('annex');
  const isTable = content.annex.rows <= MAX_TABLE_ROWS;
  const annex = !hasAnnex ? null : isTable ? (
    <AnnexTable rows={await tableRows(question, content)} />
  ) : (
    <div id={DENSE_ID} />
  );
  const { figures, figuresSha256, texts } = content;
  const operator = operatorOf({ document: content, composition });
  return {
    // What checks a bundle reads it there.
    title: `Audit summary, ${operator}, ${figures.summary.asOf}, figures ${shortHash(figuresSha256)}`,
    running: {
      head: operator,
      mark: texts['mark'] ?? '',
      foot: `Audit summary as of ${formatDate(figures.summary.asOf)} · figures ${shortHash(figuresSha256)}`,
      paper,
    },
    document: <SummaryDocument document={content} composition={composition} annex={annex} />,
    ...(hasAnnex && !isTable ? { fill: () => fillAnnex(question, content, paper) } : {}),
  };
}

async function policiesPage({ policyIds }: PrintQuery): Promise<Page> {
  const [workspace, all, records] = await Promise.all([
    callData('workspace.get', {}),
    callData('policies.list', {}),
    callData('policies.records', {}),
  ]);
  const policies = all.filter(({ id }) => policyIds?.includes(id) ?? true);
  const content = { workspace, policies, records, createdAt: new Date().toISOString() };
  return {
    title: `Policies, ${workspace.name}, ${workspace.asOf}`,
    running: {
      head: '',
      mark: '',
      foot: `Policies, ${workspace.name}, as of ${formatDate(workspace.asOf)}`,
      paper: 'A4',
    },
    document: <PoliciesDocument content={content} />,
  };
}

async function tickSheetsPage({ sampleId = -1 }: PrintQuery): Promise<Page> {
  const [workspace, samples] = await Promise.all([
    callData('workspace.get', {}),
    callData('samples.list', {}),
  ]);
  const sample = samples.find(({ id }) => id === sampleId);
  if (sample === undefined) throw new Error('This sample is not in the workspace.');
  const rows: SampleRow[] = [];
  while (rows.length < sample.size) {
    const part = { id: sampleId, start: rows.length, count: 500 };
    rows.push(...(await callData('samples.rows', part)).rows);
  }
  const operator = workspace.operatorName === '' ? workspace.name : workspace.operatorName;
  return {
    title: `Tick sheets, ${sample.name}, ${workspace.name}`,
    running: {
      head: operator,
      mark: '',
      foot: `Tick sheets, ${sample.name}, drawn ${formatMoment(sample.drawnAt)}`,
      paper: 'A4',
    },
    document: <TickSheetsDocument sample={sample} rows={rows} operator={operator} />,
  };
}

const PAGES: Readonly<Record<PrintQuery['document'], (query: PrintQuery) => Promise<Page>>> = {
  summary: summaryPage,
  policies: policiesPage,
  'tick-sheets': tickSheetsPage,
};

async function layOut(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('The page has no root element.');
  const query = printQuerySchema.parse(
    valueOf(outcomeSchema.parse(await window.provenet.printQuery())),
  );
  const page = await PAGES[query.document](query);
  document.title = page.title;
  document.adoptedStyleSheets = [pageStyle(page.running)];
  // The window is never shown: no animation frame comes, so the layout is forced here.
  flushSync(() => {
    createRoot(root).render(page.document);
  });
  await page.fill?.();
  await document.fonts.ready;
  // A logo that is not decoded yet would be missing on paper.
  await Promise.all(Array.from(document.images, (image) => image.decode().catch(() => undefined)));
}

layOut().then(
  () => {
    window.provenet.printReady(null);
  },
  (error: unknown) => {
    window.provenet.printReady(error instanceof Error ? error.message : String(error));
  },
);
