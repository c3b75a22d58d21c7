import countries from 'i18n-iso-countries';
import cs from 'i18n-iso-countries/langs/cs.json' with { type: 'json' };
import da from 'i18n-iso-countries/langs/da.json' with { type: 'json' };
import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import et from 'i18n-iso-countries/langs/et.json' with { type: 'json' };
import fi from 'i18n-iso-countries/langs/fi.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import it from 'i18n-iso-countries/langs/it.json' with { type: 'json' };
import nl from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };
import pl from 'i18n-iso-countries/langs/pl.json' with { type: 'json' };
import pt from 'i18n-iso-countries/langs/pt.json' with { type: 'json' };
import ro from 'i18n-iso-countries/langs/ro.json' with { type: 'json' };
import sv from 'i18n-iso-countries/langs/sv.json' with { type: 'json' };
import { foldText } from '../tagging/normalise-name.ts';

const LANGUAGES = [en, de, fr, es, cs, da, et, fi, it, nl, pl, pt, ro, sv];

/** Codes in use beside ISO 3166-1: exceptional reservations, and Greece in EU texts. */
const OTHER_CODES: readonly (readonly [string, string])[] = [
  ['UK', 'GB'],
  ['EL', 'GR'],
];

function buildIndex(): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const { countries: names } of LANGUAGES) {
    for (const [code, name] of Object.entries(names)) {
      for (const each of typeof name === 'string' ? [name] : name) index.set(foldText(each), code);
    }
  }
  // Codes come last: they win over a name that happens to look the same.
  for (const [alpha3, alpha2] of Object.entries(countries.getAlpha3Codes())) {
    index.set(foldText(alpha3), alpha2);
    index.set(foldText(alpha2), alpha2);
  }
  for (const [code, alpha2] of OTHER_CODES) index.set(foldText(code), alpha2);
  return index;
}

let index: ReadonlyMap<string, string> | null = null;

/**
 * The ISO 3166-1 alpha-2 code of a country written as a code of two or three letters or as a
 * name in one of 14 European languages; `null` where it is none of them.
 */
export function countryCodeOf(text: string): string | null {
  index ??= buildIndex();
  return index.get(foldText(text)) ?? null;
}
