import '../data/csp.ts';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { callData } from '../data/data-client.ts';
import { pageStyle } from './page-style.ts';
import { SummaryDocument } from './summary-document.tsx';

async function layOut(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('The page has no root element.');
  const query = new URLSearchParams(window.location.search);
  const asOf = query.get('asOf');
  const policies = query.get('policies');
  const content = await callData('summary.document', {
    ...(asOf === null ? {} : { asOf }),
    ...(policies === null ? {} : { policyIds: policies.split(',').filter((id) => id !== '') }),
  });
  document.title = `Audit summary, ${content.workspace.name}, ${content.summary.asOf}`;
  document.adoptedStyleSheets = [pageStyle(content)];
  // The window is never shown: no animation frame comes, so the layout is forced here.
  flushSync(() => {
    createRoot(root).render(<SummaryDocument document={content} />);
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
