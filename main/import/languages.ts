import type { Encoding } from './encodings.ts';

/**
 * Letters beyond ASCII of the languages written in each code page, lower case. From the
 * exemplar character lists of the Unicode CLDR (main letters only, with the ordinal signs of Spanish,
 * Portuguese and Italian: headings write "N.º").
 */
const WESTERN: readonly string[] = [
  'äöüß',
  'éèêëàâçîïôûùüœ',
  'áéíóúñüºª',
  'ãõáâàéêíóôúçºª',
  'àèéìòóùºª',
  'åäöé',
  'æøåé',
  'éëïöü',
  'áéíóúýðþæö',
];

const CYRILLIC: readonly string[] = [
  'абвгдежзийклмнопрстуфхцчшщъыьэюяё',
  'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  'абвгдђежзијклљмнњопрстћуфхцчџш',
];

const LETTERS: Partial<Readonly<Record<Encoding, readonly string[]>>> = {
  'windows-1252': WESTERN,
  'iso-8859-15': [...WESTERN, 'äöõüšž'],
  macintosh: WESTERN,
  'windows-1250': [
    'ąćęłńóśźż',
    'áčďéěíňóřšťúůýž',
    'áäčďéíĺľňóôŕšťúýž',
    'áéíóöőúüű',
    'čćđšž',
    'ăâîşţ',
    'äöüß',
  ],
  'windows-1251': CYRILLIC,
  'windows-1253': ['αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ'],
  'windows-1254': ['çğıİöşüâîû', 'äöüß'],
  'windows-1257': ['ąčęėįšųūž', 'āčēģīķļņšūž', 'äöõüšž'],
};

/** Icelandic and Turkish share code points; fewer inventories are Icelandic. */
const RARE = 'áéíóúýðþæö';

/** The letters of a language, and what its fit counts. */
export type Language = { readonly letters: ReadonlySet<string>; readonly weight: number };

/** The languages of a code page. */
export const LANGUAGES: ReadonlyMap<Encoding, readonly Language[]> = new Map(
  Object.entries(LETTERS).map(([encoding, alphabets]) => [
    encoding as Encoding,
    alphabets.map((letters) => ({
      letters: new Set(letters),
      weight: letters === RARE ? 0.8 : 1,
    })),
  ]),
);

type Alphabet = { readonly script: 'Cyrillic' | 'Greek'; readonly vowels: string };

/** Code pages whose words are written in another alphabet than the Latin one. */
export const ALPHABETS: Partial<Readonly<Record<Encoding, Alphabet>>> = {
  'windows-1251': { script: 'Cyrillic', vowels: 'аеёиоуыэюяіїє' },
  'windows-1253': { script: 'Greek', vowels: 'αεηιουωάέήίόύώ' },
};
