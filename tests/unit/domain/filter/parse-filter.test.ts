import countries from 'i18n-iso-countries';
import { describe, expect, it } from 'vitest';
import type { ItemFilter } from '#shared/domain/filter';
import type { FilterNames } from '#shared/domain/filter-names';
import { parseFilter } from '#shared/domain/filter-text/parse-filter';
import { printFilter } from '#shared/domain/filter-text/print-filter';

const NAMES: FilterNames = {
  suppliers: new Map([
    ['huawei', 'Huawei'],
    ['zte', 'ZTE'],
    ['own-1', 'Acme'],
    ['own-2', 'acme'],
    ['own-3', 'Missing'],
    ['own-4', '#1 Networks, Inc.'],
    ['nokia', 'Nokia'],
  ]),
  imports: new Map([[3, 'march.csv']]),
  rules: new Map([['law/a', 'A rule']]),
};
const LAW: ItemFilter = { flaggedBy: ['law/a'], not: { undeterminedBy: ['law/gone'] } };
const NO_WORD =
  'is no word of queries; list values after a comma, as in vendor:Huawei,ZTE, and leave out by a minus.';
const NO_BRACKETS =
  'Queries have no brackets; all conditions must be true, and values are listed after a comma, as in vendor:Huawei,ZTE.';

function faultOf(text: string): { message: string; marked: string } {
  const read = parseFilter(text, NAMES);
  if (read.ok) throw new Error(`“${text}” was read.`);
  return { message: read.message, marked: text.slice(read.from, read.to) };
}

describe('a query', () => {
  it.each<[string, ItemFilter]>([
    ['', {}],
    ['verdict:overdue,review', { verdicts: ['overdue', 'review'] }],
    ['vendor:huawei,ZTE', { suppliers: ['huawei', 'zte'] }],
    ['Vendor: Huawei, zte', { suppliers: ['huawei', 'zte'] }],
    ['vendor:Huawei vendor:ZTE', { suppliers: ['huawei', 'zte'] }],
    ['vendor:missing,"missing"', { suppliers: [null, 'own-3'] }],
    ['vendor:"#1 networks, inc."', { suppliers: ['own-4'] }],
    ['vendor:#own-2', { suppliers: ['own-2'] }],
    ['vendor:Acme', { suppliers: ['own-1'] }],
    ['supplier:own-1', { suppliers: ['own-1'] }],
    ['-country:de,Germany,fr', { not: { countries: ['DE', 'FR'] } }],
    ['country:UK,el,gb', { countries: ['GB', 'GR'] }],
    ['country:"UK","XX"', { countries: ['UK', 'XX'] }],
    ['country:missing', { countries: [null] }],
    ['site:"Berlin 1"', { sites: ['Berlin 1'] }],
    ['site:"",missing', { sites: ['', null] }],
    ['model:"a\\"b\\\\c\\n\\u{1f4e1}"', { models: ['a"b\\c\n\u{1f4e1}'] }],
    ['model:NE\\40', { models: ['NE\\40'] }],
    [
      'function:transport status:"In service"',
      { functions: ['transport'], statuses: ['in-service'] },
    ],
    ['generation:5g placed-by:rule', { generations: ['5G'], origins: ['rule'] }],
    [
      'installed:2020-01-01..2022-12-31',
      { installedOn: { from: '2020-01-01', until: '2022-12-31' } },
    ],
    ['installed:2020..2022', { installedOn: { from: '2020-01-01', until: '2022-12-31' } }],
    ['installed:2024-02', { installedOn: { from: '2024-02-01', until: '2024-02-29' } }],
    ['installed:>2020', { installedOn: { from: '2021-01-01' } }],
    ['installed:<2020-03-01', { installedOn: { until: '2020-02-29' } }],
    [
      'installed:>=2020 installed:<=2021',
      { installedOn: { from: '2020-01-01', until: '2021-12-31' } },
    ],
    ['deadline:..2026-12-31', { deadline: { until: '2026-12-31' } }],
    ['quantity:>=10', { quantity: { from: 10 } }],
    ['quantity:-5..-1.5', { quantity: { from: -5, until: -1.5 } }],
    ['unit-cost:1e3', { unitCost: { from: 1000, until: 1000 } }],
    ['is:flagged -is:missing', { isFlagged: true, isMissing: false }],
    ['lacks:vendor,installed', { lacks: ['supplier', 'installedOn'] }],
    ['import:march.csv,5', { importIds: [3, 5] }],
    ['manufacturer:12', { manufacturerIds: [12] }],
    ['host:ber-agg-# sign:oid:2011', { hostPatterns: ['ber-agg-#'], evidence: ['oid:2011'] }],
    ['flagged-by:law/a -undetermined-by:"law/gone"', LAW],
    ['item:4 items:4,8 -items:9', { itemId: 4, itemIds: [4, 8], exceptItemIds: [9] }],
    ['ne40 is:flagged berlin', { search: 'ne40 berlin', isFlagged: true }],
    ['"vendor:Huawei" a - b', { search: 'vendor:Huawei a - b' }],
    ['quantity:>=20 quantity:<=10', { quantity: { from: 20, until: 10 } }],
    ['rock and roll', { search: 'rock and roll' }],
    ['"not" vendor:Huawei', { search: 'not', suppliers: ['huawei'] }],
    ['(ne40 is:flagged', { search: '(ne40', isFlagged: true }],
    ['ae:0c', { search: 'ae:0c' }],
    ['10.0.0.1:80', { search: '10.0.0.1:80' }],
  ])('%s is understood', (text, filter) => {
    expect(parseFilter(text, NAMES)).toEqual({ ok: true, filter });
  });

  it.each([
    ['vendor:Huawai', 'No vendor is called “Huawai”; did you mean Huawei?', 'Huawai'],
    ['vendor:Siemens', 'No vendor is called “Siemens”; write its id as vendor:#id.', 'Siemens'],
    [
      'x vendor:ACME',
      '2 vendors are called “ACME”; write the number sign and an id instead: vendor:#own-1 or vendor:#own-2.',
      'ACME',
    ],
    ['vendor:', 'A value of vendor is missing here; write one, such as vendor:Huawei,ZTE.', ''],
    ['vendro:ZTE', 'There is no field “vendro”; did you mean vendor:?', 'vendro'],
    ['verdict:overdu', '“overdu” is no value of verdict; did you mean overdue?', 'overdu'],
    ['placement:rim', '“rim” is no value of placement; use core, edge, untagged.', 'rim'],
    ['country:Germny', '“Germny” is no country; did you mean Germany?', 'Germny'],
    [
      'installed:2020-02-30',
      '“2020-02-30” is no range of installed; write days as installed:2020-01-01..2022-12-31, installed:>=2020-01-01 or installed:2020.',
      '2020-02-30',
    ],
    ['country:XX', '“XX” is no country; use its two letters, such as DE.', 'XX'],
    ['flagged-by:law/aa', 'There is no rule “law/aa”; did you mean law/a?', 'law/aa'],
    [
      'undetermined-by:gone/rule',
      'There is no rule “gone/rule”; write it as undetermined-by:policy/rule, and in quotes where it is not there any more.',
      'gone/rule',
    ],
    ['not vendor:Huawei', `not ${NO_WORD}`, 'not'],
    ['vendor:Huawei and placement:core', `and ${NO_WORD}`, 'and'],
    ['vendor:Huawei Or vendor:ZTE', `Or ${NO_WORD}`, 'Or'],
    ['rock AND roll', `AND ${NO_WORD}`, 'AND'],
    ['(vendor:Huawei)', NO_BRACKETS, '(vendor:Huawei)'],
    ['NOT(vendor:Huawei)', NO_BRACKETS, 'NOT(vendor:Huawei)'],
    ['is:flagged ((-site:a b', NO_BRACKETS, '((-site:a'],
    ['( vendor:Huawei )', NO_BRACKETS, '('],
    [
      'quantity:20..10',
      '“20..10” begins after its end, where no item is; write quantity:10..20.',
      '20..10',
    ],
    [
      'installed:2022..2020-05',
      '“2022..2020-05” begins after its end, where no item is; write installed:2020-05..2022.',
      '2022..2020-05',
    ],
    ['quantity:>10', 'Ranges of quantity hold their ends; write >= in place of >.', '>10'],
    ['quantity>=10', 'A colon is missing; write quantity:>=10.', 'quantity>=10'],
    ['is:flaged', '“flaged” is nothing that an item can be; did you mean flagged?', 'flaged'],
    ['is:flagged -is:flagged', 'is is given twice; give it once.', '-is:flagged'],
    [
      '-ne40',
      'Words that are searched for cannot be left out; leave out a value, such as -model:NE40E, or put “-ne40” in quotes.',
      '-ne40',
    ],
    [
      'site:"Berlin',
      'The quote that begins here has no end; put another " where the text ends.',
      '"Berlin',
    ],
    ['site:"a\\d"', '“\\d” means nothing within quotes; write \\\\ for a backslash.', '\\d'],
    [
      'lacks:missing',
      '“missing” is no value of lacks; use vendor, placement, function, generation, country, region, status, installed.',
      'missing',
    ],
  ])('%s is refused', (text, message, marked) => {
    expect(faultOf(text)).toEqual({ message, marked });
  });

  it('of too long a value says where that is', () => {
    const { message, marked } = faultOf(`ne40 vendor:#${'x'.repeat(81)}`);
    expect(message).toContain('too long');
    expect(marked).toMatch(/^vendor:#x+$/u);
    expect(faultOf('x'.repeat(201)).message).toContain('200 characters');
  });

  it('takes every country that an import reads', () => {
    const codes = Object.keys(countries.getAlpha2Codes());
    expect(codes.length).toBeGreaterThan(200);
    for (const code of codes) {
      expect(parseFilter(`country:${code}`, NAMES)).toMatchObject({
        filter: { countries: [code] },
      });
    }
  });

  it('takes any rule where it does not know which there are', () => {
    const { rules: _, ...names } = NAMES;
    expect(parseFilter('flagged-by:x/y', names)).toMatchObject({ filter: { flaggedBy: ['x/y'] } });
  });

  it('of a range that no item is in is printed so that it is read', () => {
    const filter: ItemFilter = { quantity: { from: 20, until: 10 }, search: 'not' };
    expect(printFilter(filter, NAMES)).toBe('quantity:>=20 quantity:<=10 "not"');
  });

  it('is printed with names, and with ids where a name is not enough', () => {
    const filter: ItemFilter = {
      suppliers: ['own-1', 'own-2', 'own-3', 'own-4', 'gone', null],
      importIds: [3, 4],
      installedOn: { from: '2020-01-01', until: '2020-01-01' },
      not: { countries: ['DE'] },
      search: 'ne40 OR',
    };
    expect(printFilter(filter, NAMES)).toBe(
      'vendor:Acme,acme,"Missing","#1 Networks, Inc.",#gone,missing -country:DE installed:2020-01-01 import:march.csv,4 "ne40 OR"',
    );
  });
});
