import { foldCase } from './fold-case.ts';

let english: Intl.DisplayNames | null = null;
const FIRST = 'A'.codePointAt(0) ?? 0;
const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCodePoint(FIRST + at));
/** Codes that name no country although they have a name: unions, and codes set aside for users. */
const NO_COUNTRIES: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

/** A country's English name; a code that names none is given back as it is. */
export function englishCountryName(code: string): string {
  if (!/^[A-Z]{2}$/u.test(code)) return code;
  english ??= new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
  return english.of(code) ?? code;
}

/** False for codes that were given up: `DD` is a name of Germany no more. */
function isCurrent(code: string): boolean {
  return new Intl.Locale(`und-${code}`).region === code;
}

let known: ReadonlyMap<string, string> | null = null;

/** English names of all countries by their two-letter codes. */
export function englishCountries(): ReadonlyMap<string, string> {
  known ??= new Map(
    LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).flatMap((code) => {
      const name = englishCountryName(code);
      return name === code || NO_COUNTRIES.has(code) || !isCurrent(code)
        ? []
        : [[code, name] as const];
    }),
  );
  return known;
}

/** Codes in use beside ISO 3166-1: `EL` is Greece in texts of the Union. */
export const OTHER_CODES: readonly (readonly [string, string])[] = [
  ['UK', 'GB'],
  ['EL', 'GR'],
];

/** The country of a code of two letters, whatever its case; `null` where it is none of any. */
export function countryOfCode(code: string): string | null {
  const wanted = code.toUpperCase();
  const own = OTHER_CODES.find(([other]) => other === wanted)?.[1] ?? wanted;
  return englishCountries().has(own) ? own : null;
}

/** The code of a country's English name, whatever its case; `null` where none is called that. */
export function codeOfEnglishName(name: string): string | null {
  const wanted = foldCase(name);
  for (const [code, own] of englishCountries()) if (foldCase(own) === wanted) return code;
  return null;
}
