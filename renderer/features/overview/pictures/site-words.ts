import type { SitesFilter } from '#shared/contract/overview';
import { countryName } from '../../../components/format.ts';

/** What one site is called: its code, and its country where another one has the same. */
export function siteWords({ sites: [code = ''], countries = [] }: SitesFilter): string {
  return [code, ...countries.map(countryName)].join(', ');
}
