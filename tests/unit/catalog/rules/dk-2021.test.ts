import type { OperatorFact } from '#shared/domain/policy';
import { describePack, describeRule, type Line } from './table.ts';
import type { Circumstances } from '../../../support/judge-rule.ts';

const PACK = 'dk-2021';
const SYSTEMS =
  'critical systems of the Danish act: those that can read or steer end users’ data, cores, central backbone routers and servers, controllers of the mobile radio network';

describePack(PACK, {
  'dk-critical': [{ kind: 'prohibit', from: '2021-06-08' }, 'MEM'],
  'dk-review': [{ kind: 'review', from: '2021-06-08' }, 'MEM'],
});

const sized = (operatorFacts: Partial<Record<OperatorFact, number>>): Circumstances => ({
  operatorFacts,
});
const KNOWN = { answers: { [SYSTEMS]: true }, ...sized({ 'end-users': 50_001 }) };

/** What holds of both rules; `inside` is what they say today. */
const both = (inside: string): Line[] => [
  ['the day before', '2021-06-07', 'clear'],
  ['the day itself', '2021-06-08', inside],
  ['the day after', '2021-06-09', inside],
  [
    '50,000 end users, state unknown',
    '2026-11-23',
    'undetermined',
    {},
    sized({ 'end-users': 50_000 }),
  ],
  [
    '50,000 end users, 500 of the state',
    '2026-11-23',
    'clear',
    {},
    sized({ 'end-users': 50_000, 'state-end-users': 500 }),
  ],
  [
    '50,000 end users, 501 of the state',
    '2026-11-23',
    inside,
    {},
    sized({ 'end-users': 50_000, 'state-end-users': 501 }),
  ],
  ['501 of the state, users unknown', '2026-11-23', inside, {}, sized({ 'state-end-users': 501 })],
  [
    '500 of the state, users unknown',
    '2026-11-23',
    'undetermined',
    {},
    sized({ 'state-end-users': 500 }),
  ],
  [
    '50,001 end users, none of the state',
    '2026-11-23',
    inside,
    {},
    sized({ 'end-users': 50_001, 'state-end-users': 0 }),
  ],
  ['an operator of unknown size', '2026-11-23', 'undetermined', {}, sized({})],
  ['no critical system', '2026-11-23', 'clear', {}, { answers: { [SYSTEMS]: false } }],
  ['unanswered', '2026-11-23', 'undetermined', {}, { answers: {} }],
  ['another country', '2026-11-23', 'clear', { country: 'SE' }],
  ['an unknown country', '2026-11-23', 'undetermined', { country: null }],
  ['a Danish home network', '2026-11-23', inside, { country: null }, { homeCountry: 'DK' }],
  ['a backbone router', '2026-11-23', inside, { function: 'transport' }],
  ['a controller of the radio network', '2026-11-23', inside, { function: 'radio-access' }],
  ['an unknown function', '2026-11-23', inside, { function: null }],
  ['an untagged placement', '2026-11-23', inside, { placement: 'untagged' }],
  ['an unknown generation', '2026-11-23', inside, { generations: null }],
  ['an unknown status', '2026-11-23', inside, { status: null }],
  ['an unknown day of installation', '2026-11-23', inside, { installedOn: null }],
];

describeRule(
  PACK,
  'dk-critical',
  [
    ...both('overdue'),
    ['nothing was forbidden', '2026-11-23', 'clear', {}, { listed: [] }],
    ['another supplier', '2026-11-23', 'clear', { supplierId: 'zte' }],
    ['an unresolved supplier', '2026-11-23', 'undetermined', { supplierId: null }],
    [
      'forbidden today',
      '2026-11-23',
      'overdue',
      {},
      { listed: [{ supplierId: 'huawei', since: '2026-11-23' }] },
    ],
    [
      'forbidden tomorrow',
      '2026-11-23',
      'clear',
      {},
      { listed: [{ supplierId: 'huawei', since: '2026-11-24' }] },
    ],
  ],
  {},
  { ...KNOWN, listed: [{ supplierId: 'huawei', since: '2021-01-01' }] },
);

describeRule(
  PACK,
  'dk-review',
  [
    ...both('review'),
    ['any supplier', '2026-11-23', 'review', { supplierId: 'ericsson' }],
    ['an unresolved supplier', '2026-11-23', 'review', { supplierId: null }],
  ],
  {},
  KNOWN,
);
