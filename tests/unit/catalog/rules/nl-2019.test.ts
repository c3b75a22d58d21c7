import { describePack, describeRule, type Line } from './table.ts';

const PACK = 'nl-2019';
const EXCLUDED =
  'critical parts from which a decision of the minister to this operator excludes Huawei or ZTE';
const NAMED = 'critical parts named in a decision of the minister to this operator';

describePack(PACK, {
  'nl-critical': [{ kind: 'prohibit', from: '2021-10-01' }, 'V-sec'],
  'nl-listed': [{ kind: 'prohibit', from: '2021-10-01' }, 'V-off'],
});

/** What holds of both rules. */
const BOTH: readonly Line[] = [
  ['the day before', '2021-09-30', 'clear'],
  ['the day itself', '2021-10-01', 'overdue'],
  ['the day after', '2021-10-02', 'overdue'],
  ['another supplier', '2026-11-23', 'clear', { supplierId: 'nokia' }],
  ['an unresolved supplier', '2026-11-23', 'undetermined', { supplierId: null }],
  ['unanswered', '2026-11-23', 'undetermined', {}, { answers: {} }],
  ['another country', '2026-11-23', 'clear', { country: 'BE' }],
  ['an unknown country', '2026-11-23', 'undetermined', { country: null }],
  ['a Dutch home network', '2026-11-23', 'overdue', { country: null }, { homeCountry: 'NL' }],
  ['the edge', '2026-11-23', 'overdue', { placement: 'edge' }],
  ['an untagged placement', '2026-11-23', 'overdue', { placement: 'untagged' }],
  ['an unknown function', '2026-11-23', 'overdue', { function: null }],
  ['an unknown generation', '2026-11-23', 'overdue', { generations: null }],
  ['an unknown status', '2026-11-23', 'overdue', { status: null }],
  ['an unknown day of installation', '2026-11-23', 'overdue', { installedOn: null }],
];

describeRule(
  PACK,
  'nl-critical',
  [
    ...BOTH,
    ['ZTE', '2026-11-23', 'overdue', { supplierId: 'zte' }],
    ['not excluded there', '2026-11-23', 'clear', {}, { answers: { [EXCLUDED]: false } }],
    ['a decision about others', '2026-11-23', 'undetermined', {}, { answers: { [NAMED]: true } }],
  ],
  {},
  { answers: { [EXCLUDED]: true } },
);

describeRule(
  PACK,
  'nl-listed',
  [
    ...BOTH,
    ['ZTE, which is not listed', '2026-11-23', 'clear', { supplierId: 'zte' }],
    ['nobody is listed', '2026-11-23', 'clear', {}, { listed: [] }],
    ['not a critical part', '2026-11-23', 'clear', {}, { answers: { [NAMED]: false } }],
    [
      'listed today',
      '2026-11-23',
      'overdue',
      {},
      { listed: [{ supplierId: 'huawei', since: '2026-11-23' }] },
    ],
    [
      'listed tomorrow',
      '2026-11-23',
      'clear',
      {},
      { listed: [{ supplierId: 'huawei', since: '2026-11-24' }] },
    ],
  ],
  {},
  { answers: { [NAMED]: true }, listed: [{ supplierId: 'huawei', since: '2021-01-01' }] },
);
