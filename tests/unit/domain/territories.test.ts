import { describe, expect, it } from 'vitest';
import { countryTruth, type Truth } from '#shared/domain/conditions';
import { englishCountries } from '#shared/domain/country-names';
import { territoriesOf } from '#shared/domain/territories';

describe('territories of countries', () => {
  it('are countries with a code of their own, each of one other that is none itself', () => {
    const codes = [...englishCountries().keys()];
    const all = codes.flatMap((code) => territoriesOf([code]));
    expect(all).toContain('PR');
    expect(all.filter((code) => !codes.includes(code))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
    expect(all.flatMap((code) => territoriesOf([code]))).toEqual([]);
  });

  it('leave out what is asked for by name', () => {
    expect(territoriesOf(['FI', 'SE'])).toEqual(['AX']);
    expect(territoriesOf(['FI', 'AX'])).toEqual([]);
  });
});

it.each<[item: string | null, home: string | null, asked: string[] | undefined, truth: Truth]>([
  ['FR', null, ['FR'], true],
  ['RE', null, ['FR'], null],
  ['RE', 'FR', ['FR'], null],
  ['RE', null, ['FR', 'RE'], true],
  ['RE', null, ['RE'], true],
  ['FR', null, ['RE'], false],
  ['RE', null, ['DE'], false],
  ['RE', null, undefined, true],
  [null, 'RE', ['FR'], null],
  [null, 'DE', ['FR'], false],
  [null, null, ['FR'], null],
])('an item in %s, at home in %s, under a rule of %j: %j', (country, homeCountry, asked, truth) => {
  const scope = asked === undefined ? {} : { country: asked };
  expect(countryTruth(scope, { country }, { homeCountry })).toBe(truth);
});
