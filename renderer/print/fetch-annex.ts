import type { SummaryDocument } from '#shared/contract/summary-document';
import { ANNEX_PAGE_ROWS, type AnnexRow } from '#shared/domain/audit/annex-row';
import type { Redaction } from '#shared/domain/audit/redaction';
import { callData } from '../data/data-client.ts';

/** What rows of the annex are asked for with. */
export type AnnexQuestion = {
  readonly asOf?: string;
  readonly policyIds?: string[];
  readonly redaction: Redaction;
};

/** All rows of a document's annex, a part at a time. Rejects with `conflict`; see `summary.annexRows`. */
export async function* eachAnnexPart(
  question: AnnexQuestion,
  { rows, state }: SummaryDocument['annex'],
): AsyncGenerator<AnnexRow[], void, undefined> {
  for (let start = 0; start < rows; start += ANNEX_PAGE_ROWS) {
    const count = Math.min(ANNEX_PAGE_ROWS, rows - start);
    yield await callData('summary.annexRows', { ...question, state, start, count });
  }
}
