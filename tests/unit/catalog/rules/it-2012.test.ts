import { expect, it } from 'vitest';
import { lawOf, ruleTable } from '../../../support/rule-table.ts';

it('asks every supplier of 5G for a notified purchase since 25 March 2019, and bans nobody', () => {
  expect(lawOf('it-2012')).toEqual({
    'it-5g': {
      suppliers: 'any',
      scope: { generation: ['5G'], country: ['IT'] },
      effect: { kind: 'authorise', from: '2019-03-25' },
      certainty: 'V-sec',
    },
  });
});

ruleTable(
  'it-2012',
  'it-5g',
  {},
  {
    days: [
      ['2019-03-24', 'clear'],
      ['2019-03-25', 'restricted'],
      ['2019-03-26', 'restricted'],
    ],
    items: [
      ['another supplier', 'restricted', { supplierId: 'ericsson' }],
      ['an unresolved supplier', 'restricted', { supplierId: null }],
      ['4G and 5G equipment', 'restricted', { generations: ['4G', '5G'] }],
      ['4G equipment', 'clear', { generations: ['4G'] }],
      ['an unknown generation', 'undetermined', { generations: null }],
      ['an item at the edge', 'restricted', { placement: 'edge', function: 'radio-access' }],
      ['an item without tags', 'restricted', { placement: 'untagged', function: null }],
      ['unknown status and day', 'restricted', { status: null, installedOn: null }],
      ['another country', 'clear', { country: 'SM' }],
      ['an unknown country', 'undetermined', { country: null }],
      ['the home country in its place', 'restricted', { country: null }, { homeCountry: 'IT' }],
      ['a notified purchase without an end', 'clear', {}, { authorised: { until: null } }],
      ['one that lasts until today', 'clear', {}, { authorised: { until: '2026-11-23' } }],
      ['one that ended yesterday', 'restricted', {}, { authorised: { until: '2026-11-22' } }],
      ['one for an unknown country', 'clear', { country: null }, { authorised: { until: null } }],
    ],
  },
);
