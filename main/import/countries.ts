import countries from 'i18n-iso-countries';
import bg from 'i18n-iso-countries/langs/bg.json' with { type: 'json' };
import cs from 'i18n-iso-countries/langs/cs.json' with { type: 'json' };
import da from 'i18n-iso-countries/langs/da.json' with { type: 'json' };
import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import el from 'i18n-iso-countries/langs/el.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import et from 'i18n-iso-countries/langs/et.json' with { type: 'json' };
import fi from 'i18n-iso-countries/langs/fi.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import hr from 'i18n-iso-countries/langs/hr.json' with { type: 'json' };
import hu from 'i18n-iso-countries/langs/hu.json' with { type: 'json' };
import it from 'i18n-iso-countries/langs/it.json' with { type: 'json' };
import ja from 'i18n-iso-countries/langs/ja.json' with { type: 'json' };
import ko from 'i18n-iso-countries/langs/ko.json' with { type: 'json' };
import lt from 'i18n-iso-countries/langs/lt.json' with { type: 'json' };
import lv from 'i18n-iso-countries/langs/lv.json' with { type: 'json' };
import nb from 'i18n-iso-countries/langs/nb.json' with { type: 'json' };
import nl from 'i18n-iso-countries/langs/nl.json' with { type: 'json' };
import pl from 'i18n-iso-countries/langs/pl.json' with { type: 'json' };
import pt from 'i18n-iso-countries/langs/pt.json' with { type: 'json' };
import ro from 'i18n-iso-countries/langs/ro.json' with { type: 'json' };
import ru from 'i18n-iso-countries/langs/ru.json' with { type: 'json' };
import sk from 'i18n-iso-countries/langs/sk.json' with { type: 'json' };
import sl from 'i18n-iso-countries/langs/sl.json' with { type: 'json' };
import sv from 'i18n-iso-countries/langs/sv.json' with { type: 'json' };
import tr from 'i18n-iso-countries/langs/tr.json' with { type: 'json' };
import uk from 'i18n-iso-countries/langs/uk.json' with { type: 'json' };
import zh from 'i18n-iso-countries/langs/zh.json' with { type: 'json' };
import { OTHER_CODES } from '#shared/domain/country-names';
import { foldText } from '../tagging/normalise-name.ts';

const LANGUAGES = [
  bg,
  cs,
  da,
  de,
  el,
  en,
  es,
  et,
  fi,
  fr,
  hr,
  hu,
  it,
  ja,
  ko,
  lt,
  lv,
  nb,
  nl,
  pl,
  pt,
  ro,
  ru,
  sk,
  sl,
  sv,
  tr,
  uk,
  zh,
];

/** Codes and names in use beside ISO 3166-1. */
const OTHER_NAMES: readonly (readonly [string, string])[] = [
  ['Россия', 'RU'],
  ['РФ', 'RU'],
  ['Беларусь', 'BY'],
  ['中國', 'CN'],
  ['臺灣', 'TW'],
  ['台灣', 'TW'],
  ['대만', 'TW'],
  ['德國', 'DE'],
  ['美國', 'US'],
  ['米国', 'US'],
  ['アメリカ', 'US'],
  ['한국', 'KR'],
  ['韓国', 'KR'],
  ...OTHER_CODES,
  ['Great Britain', 'GB'],
  ['England', 'GB'],
  ['Scotland', 'GB'],
  ['Wales', 'GB'],
  ['Northern Ireland', 'GB'],
  ['Grande-Bretagne', 'GB'],
  ['Großbritannien', 'GB'],
  ['Gran Bretaña', 'GB'],
  ['Česko', 'CZ'],
  ['Slovak Republic', 'SK'],
  ['Magyarország', 'HU'],
  ['Ελλάδα', 'GR'],
  ['Eire', 'IE'],
  ['Holland', 'NL'],
  ['Schweiz', 'CH'],
  ['Suisse', 'CH'],
  ['Svizzera', 'CH'],
  // As the United Nations and ISO 3166-1 write them, and states write themselves.
  ['Viet Nam', 'VN'],
  ['Republic of Moldova', 'MD'],
  ['Moldova, Republic of', 'MD'],
  ['Iran, Islamic Republic of', 'IR'],
  ['Iran (Islamic Republic of)', 'IR'],
  ['Islamic Republic of Iran', 'IR'],
  ['Tanzania, United Republic of', 'TZ'],
  ['United Republic of Tanzania', 'TZ'],
  ['Bolivia (Plurinational State of)', 'BO'],
  ['Bolivia, Plurinational State of', 'BO'],
  ['Venezuela, Bolivarian Republic of', 'VE'],
  ['Venezuela (Bolivarian Republic of)', 'VE'],
  ['Congo, Democratic Republic of the', 'CD'],
  ['Congo, The Democratic Republic of the', 'CD'],
  ['Democratic Republic of the Congo', 'CD'],
  ['DR Congo', 'CD'],
  ['Republic of the Congo', 'CG'],
  ['Korea, Republic of', 'KR'],
  ['Republic of Korea', 'KR'],
  ["Korea, Democratic People's Republic of", 'KP'],
  ["Lao People's Democratic Republic", 'LA'],
  ['Palestine, State of', 'PS'],
  ['State of Palestine', 'PS'],
  ['Hong Kong SAR', 'HK'],
  ['China, Hong Kong SAR', 'HK'],
  ['Macao SAR', 'MO'],
  ['China, Macao SAR', 'MO'],
  ['Taiwan, Province of China', 'TW'],
  ['United Kingdom of Great Britain and Northern Ireland', 'GB'],
  ['U.K.', 'GB'],
  ['Republic of Ireland', 'IE'],
  ['Holy See', 'VA'],
  ['Bundesrepublik Deutschland', 'DE'],
  ['Federal Republic of Germany', 'DE'],
  ['Syrian Arab Republic', 'SY'],
  ['Russian Federation', 'RU'],
  ['Brunei Darussalam', 'BN'],
  ['Micronesia, Federated States of', 'FM'],
  ['Macedonia, the former Yugoslav Republic of', 'MK'],
  ['North Macedonia', 'MK'],
  ['Republic of North Macedonia', 'MK'],
  ['Netherlands (Kingdom of the)', 'NL'],
  ['Kingdom of the Netherlands', 'NL'],
  ['Kingdom of Saudi Arabia', 'SA'],
  ['KSA', 'SA'],
  ['UAE', 'AE'],
  ['Türkiye', 'TR'],
  ['Turkiye', 'TR'],
  ['Czech Rep.', 'CZ'],
  ["People's Republic of China", 'CN'],
  ['PR China', 'CN'],
  ['P.R. China', 'CN'],
  ['USA', 'US'],
  ['Republic of Serbia', 'RS'],
  ['Republic of Poland', 'PL'],
];

/** Names that two countries bear; the operator has to say which. */
const AMBIGUOUS_NAMES = ['Congo', 'Kongo'];

function buildIndex(): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const { countries: names } of LANGUAGES) {
    for (const [code, name] of Object.entries(names)) {
      for (const each of typeof name === 'string' ? [name] : name) {
        index.set(foldText(each), code);
        if (each.includes(' and ')) index.set(foldText(each.replaceAll(' and ', ' & ')), code);
      }
    }
  }
  // Codes come last: they win over a name that happens to look the same.
  for (const [alpha3, alpha2] of Object.entries(countries.getAlpha3Codes())) {
    index.set(foldText(alpha3), alpha2);
    index.set(foldText(alpha2), alpha2);
  }
  for (const [name, alpha2] of OTHER_NAMES) index.set(foldText(name), alpha2);
  for (const name of AMBIGUOUS_NAMES) index.delete(foldText(name));
  return index;
}

let index: ReadonlyMap<string, string> | null = null;

/**
 * The ISO 3166-1 alpha-2 code of a country written as a code of two or three letters or as a
 * name in one of 29 languages; `null` where it is none of them.
 */
export function countryCodeOf(text: string): string | null {
  index ??= buildIndex();
  return index.get(foldText(text)) ?? null;
}
