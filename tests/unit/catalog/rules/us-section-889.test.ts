import { expect, it } from 'vitest';
import { lawOf, ruleTable, type DayLine, type ItemLine } from '../../../support/rule-table.ts';

const PACK = 'us-section-889';
const CONTRACTOR =
  'substantial or essential components of a system, or critical technology, used by an entity that contracts with a federal agency of the United States';
const PURPOSES =
  'equipment used for public safety, the security of government facilities, the physical security surveillance of critical infrastructure or other national security purposes';

it('states part B since 13 August 2020, for contractors only', () => {
  const contractor = { use: CONTRACTOR, country: ['US'] };
  const rest = { effect: { kind: 'prohibit', from: '2020-08-13' }, certainty: 'V-sec' };
  expect(lawOf(PACK)).toEqual({
    'us-889b-huawei-zte': { suppliers: { groups: ['huawei', 'zte'] }, scope: contractor, ...rest },
    'us-889b-video': {
      suppliers: { groups: ['hytera', 'hikvision', 'dahua'] },
      scope: { ...contractor, zone: PURPOSES },
      ...rest,
    },
    'us-889-listed': { suppliers: { listed: true }, scope: contractor, ...rest },
  });
});

it('asks about the listed purposes as the Covered List does', () => {
  for (const rule of ['us-fcc-hytera', 'us-fcc-hikvision', 'us-fcc-dahua']) {
    expect(lawOf('us-covered-list')[rule]?.scope.use).toBe(PURPOSES);
  }
});

const DAYS: DayLine[] = [
  ['2019-08-13', 'clear'],
  ['2020-08-12', 'clear'],
  ['2020-08-13', 'overdue'],
  ['2020-08-14', 'overdue'],
];

const COMMON: ItemLine[] = [
  ['an item at the edge', 'overdue', { placement: 'edge', function: 'customer-premises' }],
  ['no tags', 'overdue', { placement: 'untagged', function: null, generations: null }],
  ['unknown status and day', 'overdue', { status: null, installedOn: null }],
  ['another supplier', 'clear', { supplierId: 'nokia' }],
  ['an unresolved supplier', 'undetermined', { supplierId: null }],
  ['another country', 'clear', { country: 'CA' }],
  ['an unknown country', 'undetermined', { country: null }],
  ['the home country in its place', 'overdue', { country: null }, { homeCountry: 'US' }],
  ['an open question', 'undetermined', {}, { answers: {} }],
];

ruleTable(
  PACK,
  'us-889b-huawei-zte',
  { circumstances: { answers: { [CONTRACTOR]: true } } },
  {
    days: DAYS,
    items: [
      ...COMMON,
      ['ZTE', 'overdue', { supplierId: 'zte' }],
      ['Hytera, which has its own rule', 'clear', { supplierId: 'hytera' }],
      ['an operator without such contracts', 'clear', {}, { answers: { [CONTRACTOR]: false } }],
    ],
  },
);

ruleTable(
  PACK,
  'us-889b-video',
  {
    facts: { supplierId: 'hikvision' },
    circumstances: { answers: { [CONTRACTOR]: true, [PURPOSES]: true } },
  },
  {
    days: DAYS,
    items: [
      ...COMMON,
      ['Hytera', 'overdue', { supplierId: 'hytera' }],
      ['Dahua', 'overdue', { supplierId: 'dahua' }],
      ['Huawei, which has its own rule', 'clear', { supplierId: 'huawei' }],
      ['an open purpose', 'undetermined', {}, { answers: { [CONTRACTOR]: true } }],
      ['an open contract', 'undetermined', {}, { answers: { [PURPOSES]: true } }],
      ['another purpose', 'clear', {}, { answers: { [CONTRACTOR]: true, [PURPOSES]: false } }],
      ['another purpose, contract open', 'clear', {}, { answers: { [PURPOSES]: false } }],
      ['no such contract', 'clear', {}, { answers: { [CONTRACTOR]: false, [PURPOSES]: true } }],
    ],
  },
);

ruleTable(
  PACK,
  'us-889-listed',
  {
    facts: { supplierId: 'uniview' },
    circumstances: {
      listed: [{ supplierId: 'uniview', since: '2019-01-01' }],
      answers: { [CONTRACTOR]: true },
    },
  },
  {
    days: DAYS,
    items: [
      ...COMMON,
      ['nobody added', 'clear', {}, { listed: [] }],
      ['added today', 'overdue', {}, { listed: [{ supplierId: 'uniview', since: '2026-11-23' }] }],
      ['added tomorrow', 'clear', {}, { listed: [{ supplierId: 'uniview', since: '2026-11-24' }] }],
      ['an operator without such contracts', 'clear', {}, { answers: { [CONTRACTOR]: false } }],
    ],
  },
);
