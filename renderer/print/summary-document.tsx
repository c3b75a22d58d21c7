import type { ReactElement } from 'react';
import type { SummaryDocument as Content } from '#shared/contract/summary-document';
import {
  CompletenessSection,
  CountrySection,
  DeadlineSection,
} from './sections/breakdown-sections.tsx';
import { MethodSection } from './sections/method-section.tsx';
import { PolicySection } from './sections/policy-section.tsx';
import { ResultSection } from './sections/result-section.tsx';
import { SiteSection } from './sections/site-section.tsx';
import { SourceSection } from './sections/source-section.tsx';
import { SupplierSection } from './sections/supplier-section.tsx';
import { WaiverSection } from './sections/waiver-section.tsx';
import { TitleBlock } from './sections/title-block.tsx';
import classes from './summary-document.module.css';

/** The audit summary as it is printed; the preview shows the very same component. */
export function SummaryDocument({ document }: { readonly document: Content }): ReactElement {
  const { summary } = document;
  return (
    <article className={classes['document']} lang="en">
      <TitleBlock document={document} />
      <ResultSection summary={summary} />
      <SupplierSection summary={summary} />
      <CountrySection document={document} />
      <DeadlineSection document={document} />
      <WaiverSection document={document} />
      <CompletenessSection document={document} />
      <MethodSection document={document} />
      <PolicySection document={document} />
      <SourceSection document={document} />
      <div className={classes['signatures']}>
        <div>Prepared by, date, signature</div>
        <div>Reviewed by, date, signature</div>
      </div>
      <p className={classes['made']}>Made with Provenet {document.appVersion}</p>
      <SiteSection document={document} />
    </article>
  );
}
