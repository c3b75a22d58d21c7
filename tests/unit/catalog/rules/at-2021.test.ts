import { expect, it } from 'vitest';
import { lawOf, ruleTable } from '../../../support/rule-table.ts';

it('names no supplier and asks for an assessment since 1 November 2021', () => {
  expect(lawOf('at-2021')).toEqual({
    'at-45': {
      suppliers: { listed: true },
      scope: { country: ['AT'] },
      effect: { kind: 'review', from: '2021-11-01' },
      certainty: 'V-off',
    },
  });
});

ruleTable(
  'at-2021',
  'at-45',
  { circumstances: { listed: [{ supplierId: 'huawei', since: '2021-01-01' }] } },
  {
    days: [
      ['2021-10-31', 'clear'],
      ['2021-11-01', 'review'],
      ['2021-11-02', 'review'],
    ],
    items: [
      ['an item at the edge', 'review', { placement: 'edge', function: 'radio-access' }],
      ['no tags', 'review', { placement: 'untagged', function: null, generations: null }],
      ['unknown status and day', 'review', { status: null, installedOn: null }],
      ['a supplier that is not classified', 'clear', { supplierId: 'zte' }],
      ['an unresolved supplier', 'undetermined', { supplierId: null }],
      ['nobody on the list', 'clear', {}, { listed: [] }],
      [
        'a decision of today',
        'review',
        {},
        { listed: [{ supplierId: 'huawei', since: '2026-11-23' }] },
      ],
      ['one of tomorrow', 'clear', {}, { listed: [{ supplierId: 'huawei', since: '2026-11-24' }] }],
      ['another country', 'clear', { country: 'DE' }],
      ['an unknown country', 'undetermined', { country: null }],
      ['the home country in its place', 'review', { country: null }, { homeCountry: 'AT' }],
      ['another home country', 'clear', { country: null }, { homeCountry: 'DE' }],
    ],
  },
);
