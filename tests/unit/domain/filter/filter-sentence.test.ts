import { describe, expect, it } from 'vitest';
import type { ItemFilter } from '#shared/domain/filter';
import type { FilterNames } from '#shared/domain/filter-names';
import { describeFilter, filterSentence } from '#shared/domain/filter-sentence';

const NAMES: FilterNames = {
  suppliers: new Map([
    ['huawei', 'Huawei'],
    ['zte', 'ZTE'],
    ['own-1', 'Twin'],
    ['own-2', 'Twin'],
  ]),
};
const KNOWING: FilterNames = {
  ...NAMES,
  imports: new Map([[3, 'march.csv']]),
  rules: new Map([['de-2024/de-core', 'Core of Huawei and ZTE']]),
  signWords: (key) => (key === 'oid:2011' ? 'answers under the number of Huawei' : undefined),
};

describe('the sentence of a filter', () => {
  it.each<[ItemFilter, string]>([
    [{}, ''],
    [{ countries: [], search: ' ', not: { sites: [] }, quantity: {} }, ''],
    [
      {
        isFlagged: true,
        suppliers: ['huawei', 'zte'],
        not: { countries: ['DE'] },
        installedOn: { from: '2020-01-01' },
        sites: [null],
      },
      'flagged, vendor is Huawei or ZTE, country is not Germany, without a site, installed from 1 Jan 2020',
    ],
    [{ isFlagged: false, isMissing: true }, 'not flagged, missing from its source'],
    [{ suppliers: ['zte', null] }, 'vendor is ZTE or unresolved'],
    [{ suppliers: ['own-1'] }, 'vendor is Twin (#own-1)'],
    [{ not: { suppliers: [null] } }, 'with a vendor'],
    [{ not: { suppliers: ['huawei', null] } }, 'vendor is not Huawei or unresolved'],
    [
      { functions: ['nfv-mano', 'transport'] },
      'function is NFV management and orchestration or transport and transmission',
    ],
    [{ statuses: ['in-service', 'spare', 'planned', null] }, 'not decommissioned'],
    [{ statuses: ['in-service'] }, 'status is in service'],
    [{ origins: ['rule', null] }, 'placement set by a rule or nobody'],
    [{ siteKinds: ['data-centre'] }, 'site is a data centre'],
    [
      { sites: ['Berlin 1', 'a, b', 'missing', ''] },
      'site is Berlin 1, “a, b”, “missing” or 1 more',
    ],
    [{ models: ['A or B'] }, 'model is “A or B”'],
    [{ models: ['x\u202ey'] }, 'model is “x\\u{202e}y”'],
    [{ lacks: ['supplier', 'installedOn'] }, 'without a vendor or an install date'],
    [{ not: { lacks: ['placement'] } }, 'not without a placement'],
    [
      { installedOn: { from: '2020-01-01', until: '2022-12-31' } },
      'installed from 1 Jan 2020 to 31 Dec 2022',
    ],
    [{ deadline: { from: '2026-12-31', until: '2026-12-31' } }, 'deadline on 31 Dec 2026'],
    [{ deadline: { until: '2026-12-31' } }, 'deadline until 31 Dec 2026'],
    [
      { quantity: { from: 1000 }, unitCost: { until: 2.5 } },
      'quantity at least 1,000, unit cost at most 2.5',
    ],
    [
      { evidence: ['oid:2011', 'mac:zte'] },
      'the equipment answers under enterprise number 2011 or bears a MAC address of ZTE',
    ],
    [
      { flaggedBy: ['de-2024/de-core'], importIds: [3] },
      'flagged by 1 chosen rule, from 1 chosen import',
    ],
    [{ not: { manufacturerIds: [1, 2] } }, 'manufacturer not written in 2 chosen ways'],
    [{ itemIds: [4, 8], exceptItemIds: [9] }, '2 chosen items, without 1 chosen item'],
    [{ itemId: 4, search: 'ne"40' }, 'this item, contains “ne"40”'],
  ])('of %j is “%s”', (filter, sentence) => {
    expect(filterSentence(filter, NAMES)).toBe(sentence);
  });

  it('names rules, imports and signs where their names are known', () => {
    const filter: ItemFilter = {
      evidence: ['oid:2011'],
      undeterminedBy: ['de-2024/de-core'],
      not: { importIds: [3] },
    };
    expect(filterSentence(filter, KNOWING)).toBe(
      'the equipment answers under the number of Huawei, left open by Core of Huawei and ZTE (de-2024/de-core), not from import march.csv',
    );
  });

  it('names every value where it is asked for whole', () => {
    const filter: ItemFilter = { countries: ['DE', 'FR', 'GB', 'SE', 'IT'], itemIds: [4, 8] };
    expect(filterSentence(filter, NAMES)).toBe(
      'country is Germany, France, United Kingdom or 2 more, 2 chosen items',
    );
    expect(filterSentence(filter, NAMES, true)).toBe(
      'country is Germany, France, United Kingdom, Sweden or Italy, items 4, 8',
    );
  });

  it('has parts that can be taken away one by one', () => {
    const filter: ItemFilter = { isFlagged: true, not: { countries: ['DE'], sites: [null] } };
    expect(describeFilter(filter, NAMES).map(({ key, rest }) => [key, rest])).toEqual([
      ['isFlagged', { not: { countries: ['DE'], sites: [null] } }],
      ['not.countries', { isFlagged: true, not: { sites: [null] } }],
      ['not.sites', { isFlagged: true, not: { countries: ['DE'] } }],
    ]);
  });
});
