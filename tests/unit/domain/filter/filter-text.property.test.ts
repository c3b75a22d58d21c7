import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilterNames } from '#shared/domain/filter-names';
import { parseFilter } from '#shared/domain/filter-text/parse-filter';
import { printFilter } from '#shared/domain/filter-text/print-filter';
import { normalFilter } from '#shared/domain/normal-filter';
import { someFilters } from '../../../support/filters.ts';

/** Texts that a query could mistake for something else. */
const HARD = [
  '',
  'missing',
  'Missing',
  'MISSING',
  ' ',
  '-',
  '-x',
  '#',
  '#1',
  '12',
  '-3',
  'a,b',
  'a, b',
  'a:b',
  'vendor:Huawei',
  '"',
  '"a"',
  'a"b',
  '\\',
  '\\"',
  'a\\',
  '\\n',
  'a\nb',
  'a\u00a0b',
  '\u202eabc',
  '\ud800',
  '\u{1f4e1}',
  'Straße',
  'STRASSE',
  'ＢＥＲ',
  'मुंबई',
  '東京 1',
  'AND',
  'OR',
  'not',
  'Or',
  'a and b',
  '(vendor:Huawei',
  'not(vendor:ZTE)',
  '(',
  'quantity>=3',
  '1..2',
  '..',
  '>=1',
  'e\u0301',
  'é',
  '“x”',
  'null',
] as const;
const aText = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...HARD),
    fc.string({ unit: 'binary', maxLength }),
    fc.string({
      unit: fc.constantFrom(...Array.from(' \\",:-#.ab\n')),
      maxLength: Math.min(8, maxLength),
    }),
  );

/** Rules, of which the names know some; `rules` of the names may be missing altogether. */
const aRule = fc.oneof(aText(40), fc.constantFrom('law/a', 'law/b', 'law/a,b'));
const someNames: fc.Arbitrary<FilterNames> = fc.record(
  {
    suppliers: fc.array(fc.tuple(aText(20), aText(10))).map((entries) => new Map(entries)),
    imports: fc.array(fc.tuple(fc.nat(9), aText(10))).map((entries) => new Map(entries)),
    manufacturers: fc.array(fc.tuple(fc.nat(9), aText(10))).map((entries) => new Map(entries)),
    rules: fc.array(fc.tuple(aRule, aText(10))).map((entries) => new Map(entries)),
  },
  { requiredKeys: ['suppliers', 'imports', 'manufacturers'] },
);

const aFilter = someFilters({
  suppliers: aText(40),
  countries: fc.oneof(
    fc.constantFrom('DE', 'GB', 'UK', 'EL', 'XX', 'de', 'X', ''),
    fc.string({ maxLength: 2 }),
  ),
  texts: {
    sites: aText(40),
    regions: aText(40),
    models: aText(40),
    hostPatterns: aText(40),
    evidence: aText(40),
    rules: aRule,
  },
  ids: fc.oneof(fc.integer({ min: -3, max: 12 }), fc.maxSafeInteger()),
  days: fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  numbers: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
  searches: fc.oneof(aText(60), fc.constantFrom('ne40', 'rack 5', 'a - b', 'S-1', '10.0.0.1')),
});

describe('a filter that was printed', () => {
  it('is read back as the same filter, whatever its values and the names are', () => {
    fc.assert(
      fc.property(aFilter, someNames, (filter, names) => {
        const text = printFilter(filter, names);
        expect(text).not.toMatch(/[\n\r\u2028\u202e]/u);
        expect(parseFilter(text, names), text).toEqual({ ok: true, filter: normalFilter(filter) });
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  it('is printed the same again', () => {
    fc.assert(
      fc.property(aFilter, someNames, (filter, names) => {
        const text = printFilter(filter, names);
        const read = parseFilter(text, names);
        expect(read.ok && printFilter(read.filter, names)).toBe(text);
      }),
    );
  });
});

describe('a filter in the words of the one that knows fewer names', () => {
  it('is read as the same by the one that knows more', () => {
    fc.assert(
      fc.property(aFilter, someNames, (filter, { rules, ...names }) => {
        const text = printFilter(filter, names);
        const all = { ...names, rules: rules ?? new Map<string, string>() };
        expect(parseFilter(text, all), text).toEqual({ ok: true, filter: normalFilter(filter) });
      }),
    );
  });
});

describe('any text', () => {
  it('is read, or refused with one sentence and a place in it', () => {
    const parts = fc.constantFrom(
      'vendor:',
      'installed:',
      'quantity:>=',
      'is:flagged',
      '-',
      ',',
      '"',
      '\\',
      ' ',
      'x',
      '..',
      '2020-01-01',
      'missing',
      'item:',
      'lacks:',
    );
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(anyText, someNames, (text, names) => {
        const read = parseFilter(text, names);
        if (read.ok) {
          expect(normalFilter(read.filter)).toEqual(read.filter);
          return;
        }
        expect(read.message).toMatch(/[.?]$/u);
        expect(read.from).toBeGreaterThanOrEqual(0);
        expect(read.to).toBeGreaterThanOrEqual(read.from);
        expect(read.to).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);
});
