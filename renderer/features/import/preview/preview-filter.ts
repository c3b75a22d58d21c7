import type { ImportResult } from '#shared/contract/import';
import type { PreviewFate, PreviewQuery } from '#shared/contract/preview';

/** Which rows of a check are listed. */
export type PreviewFilter = Pick<PreviewQuery, 'fate' | 'code' | 'field'>;

const FATES_WITH_FIELDS: ReadonlySet<PreviewFate> = new Set(['updated', 'unchanged', 'skipped']);
const FATES_WITH_REASONS: ReadonlySet<PreviewFate> = new Set(['rejected', 'skipped']);

/** How many rows of a fate a check counted. */
export function rowsOf({ ledger, missing }: ImportResult, fate: PreviewFate): number {
  return fate === 'missing' ? missing : ledger[fate];
}

/** True where the import would do anything to the workspace's items. */
export function changesAnything(check: ImportResult): boolean {
  const { ledger, missing, changedFields } = check;
  // A row that only takes the mark of a missing item away is counted as unchanged.
  return ledger.added + ledger.updated + missing > 0 || changedFields.some(({ rows }) => rows > 0);
}

/** What is listed at first: what would be overwritten, else what is wrong, else everything. */
export function firstFilter(check: ImportResult): PreviewFilter {
  const fate = (['updated', 'rejected', 'missing'] as const).find(
    (each) => rowsOf(check, each) > 0,
  );
  return { fate: fate ?? null };
}

/** The filter with another fate; what no row of that fate can have is taken out. */
export function withFate(filter: PreviewFilter, fate: PreviewFate | null): PreviewFilter {
  const { field, code } = filter;
  return {
    fate,
    ...(field !== undefined && (fate === null || FATES_WITH_FIELDS.has(fate)) ? { field } : {}),
    ...(code !== undefined && (fate === null || FATES_WITH_REASONS.has(fate)) ? { code } : {}),
  };
}

/** The rows of any fate that change a field; choosing it again lists all rows. */
export function withField(filter: PreviewFilter, field: string): PreviewFilter {
  return filter.field === field ? { fate: filter.fate } : { fate: null, field };
}

/** The rows of any fate with a reason; choosing it again lists all rows. */
export function withCode(filter: PreviewFilter, code: string): PreviewFilter {
  return filter.code === code ? { fate: filter.fate } : { fate: null, code };
}
