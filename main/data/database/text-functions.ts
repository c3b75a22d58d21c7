import { foldCase } from '#shared/domain/fold-case';
import { fitsHostPattern } from '#shared/domain/host-pattern';
import { foldForSearch } from '#shared/domain/search-text';
import { siteKindOf } from '../queries/placement/site-words.ts';
import type { Database } from './driver.ts';

/** What SQL asks of texts that SQLite cannot answer itself. */
export function registerTextFunctions(db: Database): void {
  const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const isDeterministic = { deterministic: true };
  // SQLite folds the case of ASCII letters only.
  db.function('fold_case', isDeterministic, (text: unknown) =>
    typeof text === 'string' ? foldCase(text) : text,
  );
  db.function('fold_for_search', isDeterministic, (text: unknown) =>
    typeof text === 'string' ? foldForSearch(text) : text,
  );
  db.function('fits_host_pattern', isDeterministic, (pattern: unknown, hostname: unknown) =>
    fitsHostPattern(textOf(pattern), textOf(hostname)) ? 1 : 0,
  );
  db.function('site_kind', isDeterministic, (site: unknown, siteName: unknown) =>
    siteKindOf(textOf(site), textOf(siteName)),
  );
}
