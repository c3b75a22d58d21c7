import { describePack, describeRule, type Line } from './table.ts';

const PACK = 'cz-2018';
const SYSTEMS = 'critical or important information systems under the Czech cybersecurity act';
const PART = 'the critical part of a strategically important service';

describePack(PACK, {
  'cz-warning': [{ kind: 'review', from: '2018-12-17' }, 'V-off'],
  'cz-2025': [{ kind: 'review', from: '2025-11-01' }, 'V-off'],
});

/** What holds of both rules. */
const BOTH: readonly Line[] = [
  ['another supplier', '2026-11-23', 'clear', { supplierId: 'nokia' }],
  ['an unresolved supplier', '2026-11-23', 'undetermined', { supplierId: null }],
  ['unanswered', '2026-11-23', 'undetermined', {}, { answers: {} }],
  ['another country', '2026-11-23', 'clear', { country: 'SK' }],
  ['an unknown country', '2026-11-23', 'undetermined', { country: null }],
  ['a Czech home network', '2026-11-23', 'review', { country: null }, { homeCountry: 'CZ' }],
  ['the edge', '2026-11-23', 'review', { placement: 'edge' }],
  ['an untagged placement', '2026-11-23', 'review', { placement: 'untagged' }],
  ['an unknown function', '2026-11-23', 'review', { function: null }],
  ['an unknown generation', '2026-11-23', 'review', { generations: null }],
  ['an unknown status', '2026-11-23', 'review', { status: null }],
  ['an unknown day of installation', '2026-11-23', 'review', { installedOn: null }],
];

describeRule(
  PACK,
  'cz-warning',
  [
    ...BOTH,
    ['the day before', '2018-12-16', 'clear'],
    ['the day itself', '2018-12-17', 'review'],
    ['the day after', '2018-12-18', 'review'],
    ['ZTE', '2026-11-23', 'review', { supplierId: 'zte' }],
    ['no such system', '2026-11-23', 'clear', {}, { answers: { [SYSTEMS]: false } }],
    [
      'only the other question answered',
      '2026-11-23',
      'undetermined',
      {},
      { answers: { [PART]: true } },
    ],
  ],
  {},
  { answers: { [SYSTEMS]: true } },
);

describeRule(
  PACK,
  'cz-2025',
  [
    ...BOTH,
    ['the day before', '2025-10-31', 'clear'],
    ['the day itself', '2025-11-01', 'review'],
    ['the day after', '2025-11-02', 'review'],
    ['ZTE, which is not listed', '2026-11-23', 'clear', { supplierId: 'zte' }],
    ['nobody is listed', '2026-11-23', 'clear', {}, { listed: [] }],
    [
      'listed tomorrow',
      '2026-11-23',
      'clear',
      {},
      { listed: [{ supplierId: 'huawei', since: '2026-11-24' }] },
    ],
    ['not the critical part', '2026-11-23', 'clear', {}, { answers: { [PART]: false } }],
    [
      'only the other question answered',
      '2026-11-23',
      'undetermined',
      {},
      { answers: { [SYSTEMS]: true } },
    ],
  ],
  {},
  { answers: { [PART]: true }, listed: [{ supplierId: 'huawei', since: '2025-01-01' }] },
);
