/**
 * Parts and dependent territories of countries that have a two-letter code of their own, by the country
 * that they belong to. Those of China, Finland, France, the Netherlands, Norway and the United States are
 * the ones that ISO 3166-2 lists as subdivisions of these; the others depend on their country without
 * being one of its subdivisions (ISO 3166-1 says of each that it is not independent). What is disputed
 * between states is left out.
 */
const TERRITORIES: Readonly<Record<string, readonly string[]>> = {
  AU: ['CC', 'CX', 'HM', 'NF'],
  CN: ['HK', 'MO'],
  DK: ['FO', 'GL'],
  FI: ['AX'],
  FR: ['BL', 'GF', 'GP', 'MF', 'MQ', 'NC', 'PF', 'PM', 'RE', 'TF', 'WF', 'YT'],
  GB: ['AI', 'BM', 'GG', 'GI', 'IM', 'IO', 'JE', 'KY', 'MS', 'PN', 'SH', 'TC', 'VG'],
  NL: ['AW', 'BQ', 'CW', 'SX'],
  NO: ['BV', 'SJ'],
  NZ: ['TK'],
  US: ['AS', 'GU', 'MP', 'PR', 'UM', 'VI'],
};

/** The territories with codes of their own of countries, but for those that are among these themselves. */
export function territoriesOf(countries: readonly string[]): string[] {
  return countries
    .flatMap((country) => TERRITORIES[country] ?? [])
    .filter((code) => !countries.includes(code));
}
