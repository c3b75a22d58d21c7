import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FACETS, type Facet } from '#shared/domain/facet';
import type { ItemFilter } from '#shared/domain/filter';
import { normalFilter } from '#shared/domain/normal-filter';
import {
  choiceOf,
  clearFacet,
  excludedValues,
  includedValues,
  isEmptyFilter,
  isEmptyRange,
  offeredValues,
  toggleChoice,
  withChoice,
  withRange,
  type FacetValue,
} from '../../../../renderer/features/inventory/filters/filter-model.ts';
import { someFilters } from '../../../support/filters.ts';

/** Two values that each facet can have. */
const VALUES: Readonly<Record<Facet, readonly [FacetValue, FacetValue]>> = {
  verdict: ['review', 'clear'],
  supplier: ['huawei', null],
  placement: ['core', 'untagged'],
  function: ['transport', null],
  country: ['DE', null],
  site: ['Köln Ehrenfeld', null],
  generation: ['5G', null],
  status: ['spare', null],
  import: ['3', '12'],
  origin: ['rule', null],
  lacks: ['country', 'supplier'],
};
const facets = fc.constantFrom(...FACETS);
const texts = fc.string({ maxLength: 5 });
const filters = someFilters(
  {
    suppliers: fc.constantFrom('huawei', 'zte'),
    countries: fc.constantFrom('DE', 'AT'),
    texts: {
      sites: fc.constantFrom('Köln Ehrenfeld', 'B 1'),
      regions: texts,
      models: texts,
      hostPatterns: texts,
      evidence: texts,
      rules: texts,
    },
    ids: fc.constantFrom(3, 12, 20),
    days: fc.constantFrom('2020-01-01', '2022-05-04'),
    numbers: fc.nat(9),
    searches: texts,
  },
  3,
);

describe('choices', () => {
  test('a site is chosen and let go whatever its case and width', () => {
    const filter: ItemFilter = { sites: ['köln Ehrenfeld', 'BER'] };
    expect(choiceOf(filter, 'site', 'KÖLN EHRENFELD')).toBe('included');
    expect(choiceOf(filter, 'site', 'KOLN EHRENFELD')).toBe('none');
    expect(toggleChoice(filter, 'site', 'ＢＥＲ', 'included')).toEqual({
      sites: ['köln Ehrenfeld'],
    });
    expect(normalFilter({ sites: ['ber', 'BER', null, 'Ber'] })).toEqual({ sites: ['ber', null] });
    expect(normalFilter({ models: ['a', 'A'] })).toEqual({ models: ['a', 'A'] });
  });

  test('a value is included, then no longer', () => {
    const once = toggleChoice({}, 'supplier', 'huawei', 'included');
    expect(once).toEqual({ suppliers: ['huawei'] });
    expect(toggleChoice(once, 'supplier', 'huawei', 'included')).toEqual({});
  });

  test('excluding an included value takes it over, and the other way round', () => {
    const excluded = toggleChoice({ countries: ['DE', 'AT'] }, 'country', 'DE', 'excluded');
    expect(excluded).toEqual({ countries: ['AT'], not: { countries: ['DE'] } });
    expect(toggleChoice(excluded, 'country', 'DE', 'included')).toEqual({
      countries: ['AT', 'DE'],
    });
  });

  test('items without the fact can be excluded', () => {
    expect(toggleChoice({}, 'site', null, 'excluded')).toEqual({ not: { sites: [null] } });
  });

  test('imports are kept by their number', () => {
    const filter = toggleChoice({}, 'import', '12', 'included');
    expect(filter).toEqual({ importIds: [12] });
    expect(choiceOf(filter, 'import', '12')).toBe('included');
  });

  test('whatever the filter, a value is what was chosen last, and the others stay', () => {
    fc.assert(
      fc.property(
        filters,
        facets,
        fc.constantFrom('included', 'excluded', 'none'),
        (any, facet, choice) => {
          const filter = normalFilter(any);
          const [value, other] = VALUES[facet];
          const next = withChoice(filter, facet, value, choice);
          expect(choiceOf(next, facet, value)).toBe(choice);
          const isBoth =
            includedValues(filter, facet).includes(other) &&
            excludedValues(filter, facet).includes(other);
          if (!isBoth) expect(choiceOf(next, facet, other)).toBe(choiceOf(filter, facet, other));
          for (const each of FACETS.filter((name) => name !== facet)) {
            expect(includedValues(next, each)).toEqual(includedValues(filter, each));
            expect(excludedValues(next, each)).toEqual(excludedValues(filter, each));
          }
        },
      ),
    );
  });

  test('a cleared facet filters no more, and nothing else changes', () => {
    const filter: ItemFilter = {
      suppliers: ['zte'],
      not: { suppliers: ['nokia'], countries: ['DE'] },
      search: 'ne40',
    };
    expect(clearFacet(filter, 'supplier')).toEqual({ not: { countries: ['DE'] }, search: 'ne40' });
  });
});

describe('ranges', () => {
  test('one end is enough; without ends the range is gone', () => {
    const filter = withRange({}, 'quantity', { from: 10, until: undefined });
    expect(filter).toEqual({ quantity: { from: 10 } });
    expect(isEmptyFilter(withRange(filter, 'quantity', {}))).toBe(true);
  });

  test('an end of 0 is an end', () => {
    expect(withRange({}, 'unitCost', { until: 0 })).toEqual({ unitCost: { until: 0 } });
  });

  test('a range that ends before it begins holds nothing; one day is a range', () => {
    expect(isEmptyRange({ from: '2022-01-01', until: '2021-12-31' })).toBe(true);
    expect(isEmptyRange({ from: '2022-01-01', until: '2022-01-01' })).toBe(false);
    expect(isEmptyRange({ from: 10, until: 9 })).toBe(true);
    expect(isEmptyRange({ until: 9 })).toBe(false);
  });
});

describe('values that are offered', () => {
  test('closed lists keep their own order, others the given one', () => {
    const of = (...values: FacetValue[]) => values.map((value) => ({ value }));
    expect(offeredValues('placement', of('untagged', 'core'))).toEqual(of('core', 'untagged'));
    expect(offeredValues('supplier', of('zte', 'huawei'))).toEqual(of('zte', 'huawei'));
  });

  test('items out of scope have no verdict to pick', () => {
    expect(offeredValues('verdict', [{ value: null }, { value: 'clear' }])).toEqual([
      { value: 'clear' },
    ]);
  });
});
