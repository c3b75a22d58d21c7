import type { SummaryDocument } from '#shared/contract/summary-document';
import type { Composition } from '#shared/domain/audit/composition';

/** What every part of the audit summary is made from. */
export type SectionProps = {
  readonly document: SummaryDocument;
  /** With its texts as the reader may see them. */
  readonly composition: Composition;
};
