import type { ReactElement, ReactNode } from 'react';
import { printedSections, type Section } from '#shared/domain/audit/composition';
import type { SectionProps } from './section-props.ts';
import { AnnexSection } from './sections/annex-section.tsx';
import { AnswerSection } from './sections/answer-section.tsx';
import { CountrySection, FunctionSection, SiteSection } from './sections/breakdown-sections.tsx';
import { CapsSection } from './sections/caps-section.tsx';
import { CoverSection } from './sections/cover-section.tsx';
import { DeadlineSection } from './sections/deadline-section.tsx';
import { ExceptionsSection } from './sections/exceptions-section.tsx';
import { FlaggedSitesSection } from './sections/flagged-sites-section.tsx';
import { MethodSection } from './sections/method-section.tsx';
import { NotesSection } from './sections/notes-section.tsx';
import { PolicySection } from './sections/policy-section.tsx';
import { QualitySection } from './sections/quality-section.tsx';
import { SignOffSection } from './sections/sign-off-section.tsx';
import { SourceSection } from './sections/source-section.tsx';
import { SupplierSection } from './sections/supplier-section.tsx';
import classes from './summary-document.module.css';

const sections: Readonly<
  Record<Exclude<Section, 'annex'>, (props: SectionProps) => ReactElement | null>
> = {
  cover: CoverSection,
  answer: AnswerSection,
  notes: NotesSection,
  method: MethodSection,
  policies: PolicySection,
  suppliers: SupplierSection,
  functions: FunctionSection,
  countries: CountrySection,
  sites: SiteSection,
  deadlines: DeadlineSection,
  caps: CapsSection,
  exceptions: ExceptionsSection,
  quality: QualitySection,
  sources: SourceSection,
  'sign-off': SignOffSection,
  'flagged-sites': FlaggedSitesSection,
};

type SummaryDocumentProps = SectionProps & {
  /** What stands in the annex, where it is printed. */
  readonly annex: ReactNode;
};

/** The audit summary as it is printed; the preview shows the very same component. */
export function SummaryDocument({
  document,
  composition,
  annex,
}: SummaryDocumentProps): ReactElement {
  const { notes = '' } = document.texts;
  const readable = { ...composition, notes };
  return (
    <article className={classes['document']} lang="en">
      {printedSections(composition).map((section) => {
        if (section === 'annex') {
          return (
            <AnnexSection key={section} document={document} composition={readable} rows={annex} />
          );
        }
        const Part = sections[section];
        return <Part key={section} document={document} composition={readable} />;
      })}
    </article>
  );
}
