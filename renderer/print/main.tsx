import '../data/csp.ts';
import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { formatDate } from '../components/format.ts';
import { callData } from '../data/data-client.ts';
import { pageStyle } from './page-style.ts';
import { PoliciesDocument } from './policies-document.tsx';
import { SummaryDocument } from './summary-document.tsx';

/** What is laid out: its title, what stands at the foot of each page, and the document. */
type Page = { readonly title: string; readonly foot: string; readonly document: ReactElement };

type Query = { readonly asOf: string | null; readonly policyIds: readonly string[] | null };

async function summaryPage({ asOf, policyIds }: Query): Promise<Page> {
  const content = await callData('summary.document', {
    ...(asOf === null ? {} : { asOf }),
    ...(policyIds === null ? {} : { policyIds: [...policyIds] }),
  });
  const { workspace, summary } = content;
  return {
    title: `Audit summary, ${workspace.name}, ${summary.asOf}`,
    foot: `${workspace.name}, as of ${formatDate(summary.asOf)}`,
    document: <SummaryDocument document={content} />,
  };
}

async function policiesPage({ policyIds }: Query): Promise<Page> {
  const [workspace, all, records] = await Promise.all([
    callData('workspace.get', {}),
    callData('policies.list', {}),
    callData('policies.records', {}),
  ]);
  const policies = all.filter(({ id }) => policyIds?.includes(id) ?? true);
  const content = { workspace, policies, records, createdAt: new Date().toISOString() };
  return {
    title: `Policies, ${workspace.name}, ${workspace.asOf}`,
    foot: `Policies, ${workspace.name}, as of ${formatDate(workspace.asOf)}`,
    document: <PoliciesDocument content={content} />,
  };
}

async function layOut(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('The page has no root element.');
  const params = new URLSearchParams(window.location.search);
  const ids = params.get('policies');
  const query: Query = {
    asOf: params.get('asOf'),
    policyIds: ids === null ? null : ids.split(',').filter((id) => id !== ''),
  };
  const page = await (params.get('document') === 'policies'
    ? policiesPage(query)
    : summaryPage(query));
  document.title = page.title;
  document.adoptedStyleSheets = [pageStyle(page.foot)];
  // The window is never shown: no animation frame comes, so the layout is forced here.
  flushSync(() => {
    createRoot(root).render(page.document);
  });
  await document.fonts.ready;
}

layOut().then(
  () => {
    window.provenet.printReady(null);
  },
  (error: unknown) => {
    window.provenet.printReady(error instanceof Error ? error.message : String(error));
  },
);
