import { foldCase } from '#shared/domain/fold-case';
import { compareTexts } from './text-order.ts';

/** What tells the site of an item `i` from others: its code, or its name where it has none. */
export const SITE_OF_ITEM = 'coalesce(i.site, i.site_name)';

/**
 * The same whatever the case and width of its letters, as `foldCase` has it: sites whose texts differ
 * in nothing else are one. SQLite's own function folds plain ASCII, in half the time.
 */
export function foldedSite(text: string): string {
  return `CASE WHEN ${text} GLOB '*[^ -~]*' THEN fold_case(${text}) ELSE upper(${text}) END`;
}

/**
 * Gives sites their places in the order in which they are met; texts that differ in case or width
 * alone are one site.
 */
export class SiteCodes {
  /** Of each site the text that comes first in the order of code units; `null` for none. */
  readonly values: (string | null)[] = [];
  /** Of each site what its texts have in common, see `foldCase`. */
  readonly forms: (string | null)[] = [];
  readonly #codes = new Map<string | null, number>();
  readonly #byFolded = new Map<string | null, number>();
  #lastSite: string | null | undefined;
  #lastCode = 0;

  /** The place of a site. */
  codeOf(site: string | null): number {
    // Neighbours often agree, and comparing costs less than looking up.
    if (site !== this.#lastSite) {
      this.#lastCode = this.#codes.get(site) ?? this.#codeOfNew(site);
      this.#lastSite = site;
    }
    return this.#lastCode;
  }

  #codeOfNew(site: string | null): number {
    const folded = site === null ? null : foldCase(site);
    const code = this.#byFolded.get(folded) ?? this.values.length;
    this.#byFolded.set(folded, code);
    this.#codes.set(site, code);
    this.forms[code] = folded;
    const before = this.values[code];
    if (before === undefined || compareTexts(site, before) < 0) this.values[code] = site;
    return code;
  }
}
