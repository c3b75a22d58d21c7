import { describe, expect, it } from 'vitest';
import { countryCodeOf } from '#main/import/countries';
import { readNumber } from '#main/import/values';

describe('an amount of money', () => {
  it.each([
    ['1 234,50 zł', 1234.5],
    ['1 234,56 Kč', 1234.56],
    ['1 234 Ft', 1234],
    ['100 kr', 100],
    ['100 kr.', 100],
    ['100 lei', 100],
    ['100 руб.', 100],
    ['100 TL', 100],
    ['CHF 100', 100],
    ['100 EUR', 100],
    ['US$ 100', 100],
    ['$1,234.50', 1234.5],
    ['€ 12', 12],
    ['100,--', 100],
    ['100.-', 100],
    ['CHF 100.-', 100],
    ['\u22123,70', -3.7],
  ])('is read without its currency: %s', (text, value) => {
    expect(readNumber(text, false)).toEqual({ ok: true, value });
  });

  it.each(['5 k€', '12 万円', '3 pcs', 'EUR', 'zł', '1-2', '100 EUR/m', 'EUR 5 USD 6', '5 EURO-X'])(
    'is none: %s',
    (text) => {
      expect(readNumber(text, false).ok).toBe(false);
    },
  );
});

describe('a country', () => {
  it.each([
    ['Viet Nam', 'VN'],
    ['Iran, Islamic Republic of', 'IR'],
    ['Congo, Democratic Republic of the', 'CD'],
    ['Trinidad & Tobago', 'TT'],
    ['U.K.', 'GB'],
    ['Republic of Ireland', 'IE'],
    ['Hong Kong SAR', 'HK'],
    ["People's Republic of China", 'CN'],
  ])('is known by its long name: %s', (name, code) => {
    expect(countryCodeOf(name)).toBe(code);
  });

  it('stays open where two bear the name', () => {
    expect(countryCodeOf('Congo')).toBeNull();
  });
});
