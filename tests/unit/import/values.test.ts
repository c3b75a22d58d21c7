import { describe, expect, it } from 'vitest';
import { countryCodeOf } from '#main/import/countries';
import { fieldReaders, type CellMeaning } from '#main/import/field-readers';
import { readDate, readNumber, type DateOrder } from '#main/import/values';
import { builtInFieldWords } from '#main/tagging/field-catalogue';
import type { ItemField } from '#shared/domain/item';
import { censusOf } from '../../support/census.ts';

const readers = fieldReaders(builtInFieldWords(), {
  dateOrder: 'day-first',
  decimalMarkOf: () => null,
});

function meaningOf(field: ItemField, text: string): CellMeaning {
  const reader = readers.get(field);
  if (reader === undefined) throw new Error(`${field} has no reader.`);
  return reader(text);
}

function dateOf(text: string, order: DateOrder = 'day-first'): string | null {
  const read = readDate(text, order);
  return read.ok ? read.value : null;
}

function numberOf(text: string, isFraction: boolean): number | null {
  const read = readNumber(text, isFraction);
  return read.ok ? read.value : null;
}

describe('dates', () => {
  it.each([
    ['2024-03-05', '2024-03-05'],
    ['2024-3-5', '2024-03-05'],
    ['2024/03/05', '2024-03-05'],
    ['2024.03.05', '2024-03-05'],
    ['2024-03-05T23:59:59Z', '2024-03-05'],
    ['2024-03-05 00:00:00', '2024-03-05'],
    ['20240305', '2024-03-05'],
    ['05.03.2024', '2024-03-05'],
    ['5.3.2024', '2024-03-05'],
    ['05/03/2024', '2024-03-05'],
    ['05-03-24', '2024-03-05'],
    ['05.03.2024 14:30', '2024-03-05'],
    ['31.12.69', '2069-12-31'],
    ['31.12.70', '1970-12-31'],
    ['5 March 2024', '2024-03-05'],
    ['5-Mar-24', '2024-03-05'],
    ['5. März 2024', '2024-03-05'],
    ['5 mars 2024', '2024-03-05'],
    ['15 août 2023', '2023-08-15'],
    ['1 juillet 2020', '2020-07-01'],
    ['1 juin 2020', '2020-06-01'],
    ['7 enero 2021', '2021-01-07'],
    ['3 diciembre 2021', '2021-12-03'],
    ['24. Dez. 2021', '2021-12-24'],
    ['Mar 5, 2024', '2024-03-05'],
    ['September 30 2021', '2021-09-30'],
    ['13. marraskuuta 2022', '2022-11-13'],
    ['1 maaliskuu 2022', '2022-03-01'],
    ['7 maj 2021', '2021-05-07'],
    ['2 março 2021', '2021-03-02'],
    ['9 février 2021', '2021-02-09'],
    ['15 gennaio 2021', '2021-01-15'],
    ['1. Jänner 2021', '2021-01-01'],
    ['29.02.2024', '2024-02-29'],
    ['29.02.2000', '2000-02-29'],
  ])('reads %s as %s', (text, expected) => {
    expect(dateOf(text)).toBe(expected);
  });

  it.each([
    '29.02.2023',
    '29.02.1900',
    '31.04.2024',
    '2024-13-01',
    '2024-00-10',
    '20241301',
    '00.01.2024',
    '1899-12-31',
    '2201-01-01',
    '5 Foo 2024',
    // It begins like a month, and is none; and one word for October and November.
    '12 Markt 2022',
    '3 listopada 2022',
    '2024',
    '03/2024',
    'Q1 2024',
    '45291',
    '12/31/2024',
    '2024-03-05x',
    'yesterday',
  ])('refuses %s', (text) => {
    const read = readDate(text, 'day-first');
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.message).toContain(text);
  });

  it('reads numbers month first where the column says so', () => {
    expect(dateOf('03/05/2024', 'month-first')).toBe('2024-03-05');
    expect(dateOf('12/31/2024', 'month-first')).toBe('2024-12-31');
    expect(dateOf('31/12/2024', 'month-first')).toBeNull();
  });

  it.each([
    ['13.01.2024', 'day-first'],
    [' 01/13/24 ', 'month-first'],
    ['12/12/2024', undefined],
    ['13/13/2024', undefined],
    ['2024-13-01', undefined],
  ])('tell the order only from a part above 12: %s', (text, value) => {
    const [format] = censusOf('installedOn', [text]).formats;
    const state = value === undefined ? 'irrelevant' : 'proven';
    expect(format).toMatchObject({ order: value === undefined ? { state } : { state, value } });
  });
});

describe('numbers', () => {
  it.each([
    ['1,5', true, 1.5],
    ['1.5', true, 1.5],
    ['1.234,56', true, 1234.56],
    ['1,234.56', true, 1234.56],
    ['1 234 567', false, 1_234_567],
    ["1'234'567.5", true, 1_234_567.5],
    ['1.234.567', true, 1_234_567],
    ['1,000', false, 1000],
    ['1.000', false, 1000],
    ['48,131', true, 48.131],
    ['-11.58', true, -11.58],
    ['€ 99,90', true, 99.9],
    ['99.90 €', true, 99.9],
    ['$1,250', false, 1250],
    ['+7', false, 7],
    ['0', false, 0],
    ['0.500', false, 0.5],
    ['0,500', false, 0.5],
    ['.500', false, 0.5],
    ['0.00', true, 0],
    ['1.234', false, 1234],
    ['1.234,5', false, 1234.5],
    ['1,234.5', false, 1234.5],
  ])('reads %s (fraction: %s) as %s', (text, isFraction, expected) => {
    expect(numberOf(text, isFraction)).toBe(expected);
  });

  it.each([
    '',
    'abc',
    '12a',
    '1e5',
    '--5',
    '5-',
    '.',
    ',',
    '1.2,3.4',
    '1.2.3',
    '1,23,4',
    '1.2345.678',
    'NaN',
    'Infinity',
    '0x10',
  ])('refuses "%s"', (text) => {
    expect(numberOf(text, true)).toBeNull();
  });

  it('refuses numbers that the field cannot hold', () => {
    expect(meaningOf('latitude', '90')).toEqual({ kind: 'value', value: 90 });
    expect(meaningOf('latitude', '90.01')).toMatchObject({ code: 'number-out-of-range' });
    expect(meaningOf('longitude', '-180,5')).toMatchObject({ code: 'number-out-of-range' });
    expect(meaningOf('quantity', '-1')).toMatchObject({ code: 'number-out-of-range' });
    expect(meaningOf('unitCost', 'free')).toMatchObject({ code: 'number-invalid' });
  });
});

describe('countries', () => {
  it.each([
    ['DE', 'DE'],
    ['de', 'DE'],
    ['DEU', 'DE'],
    ['Germany', 'DE'],
    ['Deutschland', 'DE'],
    ['Allemagne', 'DE'],
    ['Alemania', 'DE'],
    ['UK', 'GB'],
    ['GBR', 'GB'],
    ['United Kingdom', 'GB'],
    ['EL', 'GR'],
    ['Greece', 'GR'],
    ['Česká republika', 'CZ'],
    ['ÖSTERREICH', 'AT'],
    ['AUT', 'AT'],
    ['AUS', 'AU'],
    ['España', 'ES'],
    ['Espana', 'ES'],
    ['CHN', 'CN'],
    ['CHE', 'CH'],
    ['NO', 'NO'],
    ['NA', 'NA'],
    ['Česko', 'CZ'],
    ['Slovak Republic', 'SK'],
    ['Magyarország', 'HU'],
    ['Ελλάδα', 'GR'],
    ['ΕΛΛΆΔΑ', 'GR'],
    ['Grande-Bretagne', 'GB'],
    ['England', 'GB'],
    ['Democratic Republic of the Congo', 'CD'],
    ['COG', 'CG'],
    ['Россия', 'RU'],
    ['Российская Федерация', 'RU'],
    ['Германия', 'DE'],
    ['中國', 'CN'],
    ['臺灣', 'TW'],
    ['米国', 'US'],
    ['한국', 'KR'],
  ])('reads %s as %s', (text, expected) => {
    expect(countryCodeOf(text)).toBe(expected);
  });

  it.each(['XX', 'ZZ', 'Europe', 'Germ', 'D', 'DEUT', '49', 'Germany (West)', 'Congo', 'Kongo'])(
    'does not know %s and says so',
    (text) => {
      expect(countryCodeOf(text)).toBeNull();
      expect(meaningOf('country', text)).toMatchObject({
        kind: 'invalid',
        code: 'country-unknown',
      });
    },
  );
});

describe('words of closed lists', () => {
  it.each([
    ['In Service', 'in-service'],
    ['in_service', 'in-service'],
    ['ACTIVE', 'in-service'],
    ['en servicio', 'in-service'],
    ['in Betrieb', 'in-service'],
    ['Spare', 'spare'],
    ['decommissioned', 'decommissioned'],
    ['planned', 'planned'],
  ])('reads the status %s as %s', (text, value) => {
    expect(meaningOf('status', text)).toEqual({ kind: 'value', value });
  });

  it.each([
    ['5G', '5G'],
    ['LTE', '4G'],
    ['4G/5G', '4G+5G'],
    ['5G + 4G', '4G+5G'],
    ['NR, LTE', '4G+5G'],
    ['5g', '5G'],
    ['2G|3G|4G', '2G+3G+4G'],
    ['4G、5G', '4G+5G'],
    ['４Ｇ／５Ｇ', '4G+5G'],
    ['5G/NR', '5G'],
  ])('reads the generation %s as %s', (text, value) => {
    expect(meaningOf('generation', text)).toEqual({ kind: 'value', value });
  });

  it.each([
    ['status', 'sort of up'],
    ['generation', '6G'],
    ['generation', '5G/6G'],
    ['placement', 'both'],
  ] as const)('keeps an unknown word of %s as text: %s', (field, text) => {
    expect(meaningOf(field, text)).toEqual({ kind: 'unknown-word' });
  });
});
