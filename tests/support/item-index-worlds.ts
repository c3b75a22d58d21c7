import fc from 'fast-check';
import { SORT_FIELDS, type ItemFilter, type ItemSort } from '#shared/domain/filter';

/** Headings of the files that these worlds import. */
export const HEADINGS = [
  'Serial',
  'Vendor',
  'Model',
  'Hostname',
  'Function',
  'Placement',
  'Generation',
  'Country',
  'Status',
  'Site',
  'Site name',
  'Installed on',
  'Quantity',
  'Unit cost',
  'Region',
];

/** What SQLite and JavaScript order differently, unless care is taken. */
const NAMES = [
  'ber-agg-1',
  'BER-agg-2',
  'muc-olt-1',
  'Zug',
  'zug',
  'Äquator',
  'ﾊ1',
  '😀1',
  'a_b',
  '',
];
const SITES = ['BER', 'ber', 'MUC-1', '', '', 'Data centre 3'];
const DAYS = ['2019-05-14', '2021-03-01', '2024-02-29', ''];
const AMOUNTS = ['1', '2', '10', '2.5', ''];

const aRow = fc.tuple(
  fc.constantFrom('Huawei', 'ZTE', 'Nokia', 'Zorblatt', ''),
  fc.constantFrom('UGW9811', 'ugw9811', 'MA5800-X7', 'AIR 6449', ''),
  fc.constantFrom(...NAMES),
  fc.constantFrom('MME', 'gNodeB', 'UPF', '', ''),
  fc.constantFrom('core', 'edge', '', ''),
  fc.constantFrom('5G', '4G', '4G+5G', ''),
  fc.constantFrom('DE', 'FR', 'US', ''),
  fc.constantFrom('in service', 'spare', 'decommissioned', ''),
  fc.constantFrom(...SITES),
  fc.constantFrom('Berlin', 'BER', ''),
  fc.constantFrom(...DAYS),
  fc.constantFrom(...AMOUNTS),
  fc.constantFrom(...AMOUNTS),
  fc.constantFrom('North', 'South', '', ''),
);

const SERIALS = Array.from({ length: 30 }, (_none, at) => `S${at}`);

/** A file of some of thirty items, each row saying anything. */
export const aFile: fc.Arbitrary<string[][]> = fc
  .tuple(fc.subarray(SERIALS, { minLength: 5 }), fc.array(aRow, { minLength: 30, maxLength: 30 }))
  .map(([serials, rows]) => serials.map((serial, at) => [serial, ...(rows[at] ?? [])]));

const some = <T>(...values: readonly T[]): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 });

const choices = {
  verdicts: some('overdue', 'remove-by', 'restricted', 'review', 'undetermined', 'clear'),
  suppliers: some('huawei', 'zte', 'nokia', null),
  placements: some('core', 'edge', 'untagged'),
  functions: some('core-network', 'ran', 'user-plane', null),
  countries: some('DE', 'FR', 'SE', null),
  sites: some('BER', 'ber', 'Berlin', 'Nowhere', null),
  regions: some('NORTH', 'South', null),
  generations: some('5G', '4G', null),
  statuses: some('in-service', 'spare', 'decommissioned', null),
  origins: some('file', 'rule', 'person', null),
  manufacturerIds: some(1, 2, 3),
  models: some('UGW9811', 'ugw9811', null),
  hostPatterns: some('ber-agg-#', null),
  siteKinds: some('data-centre', null),
  importIds: some(1, 2, 9),
  flaggedBy: some('de-2024/de-core', 'uk-2022/uk-huawei'),
  undeterminedBy: some('de-2024/de-core'),
  lacks: some('supplier', 'placement', 'function', 'country', 'region', 'status', 'installedOn'),
  removals: some('planned', 'removed', null),
  removalPaces: some('in-time', 'gone', 'unplanned'),
  removalCurrencies: some('EUR', null),
};

const someChoices = fc.record(choices, { requiredKeys: [] });
const days = fc.record(
  {
    from: fc.constantFrom('2019-05-14', '2021-03-01'),
    until: fc.constantFrom('2024-02-28', '2026-12-31'),
  },
  { requiredKeys: [] },
);
const numbers = fc.record(
  { from: fc.constantFrom(1, 2), until: fc.constantFrom(2, 2.5, 9) },
  { requiredKeys: [] },
);

/** Leaves most conditions out, so that most filters find something. */
function thinned<T extends object>(
  arbitrary: fc.Arbitrary<T>,
  most: number,
): fc.Arbitrary<Partial<T>> {
  return fc
    .tuple(arbitrary, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }))
    .map(([record, random]) => {
      const keys = Object.entries(record)
        .map((entry, at) => [random[at] ?? 0, entry] as const)
        .toSorted(([a], [b]) => a - b)
        .slice(0, most);
      return Object.fromEntries(keys.map(([, entry]) => entry)) as Partial<T>;
    });
}

/** A filter with a few conditions of any kind. */
const anyFilter: fc.Arbitrary<ItemFilter> = thinned(
  fc.record(
    {
      ...choices,
      not: thinned(someChoices, 2),
      isFlagged: fc.boolean(),
      isMissing: fc.boolean(),
      hasDeadline: fc.boolean(),
      installedOn: days,
      deadline: days,
      removalDue: days,
      quantity: numbers,
      unitCost: numbers,
      itemIds: some(1, 2, 3, 29, 99),
      itemId: fc.constantFrom(1, 5),
      exceptItemIds: some(1, 2, 3, 4),
      search: fc.constantFrom('ber', 'zug', ' '),
    },
    { requiredKeys: [] },
  ),
  3,
) as fc.Arbitrary<ItemFilter>;

/** An order by one to four fields. */
export const anOrder: fc.Arbitrary<ItemSort[]> = fc.uniqueArray(
  fc.record({
    field: fc.constantFrom(...SORT_FIELDS),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
  }),
  { minLength: 1, maxLength: 4, selector: ({ field }) => field },
);

/** Conditions that the class of an item meets or not, whatever else is known of the item. */
const classChoices = {
  verdicts: choices.verdicts,
  suppliers: choices.suppliers,
  placements: choices.placements,
  functions: choices.functions,
  countries: choices.countries,
  generations: choices.generations,
  statuses: choices.statuses,
  origins: choices.origins,
  manufacturerIds: choices.manufacturerIds,
  flaggedBy: choices.flaggedBy,
  lacks: some('supplier', 'placement', 'function', 'country'),
};

const aClassFilter: fc.Arbitrary<ItemFilter> = thinned(
  fc.record(
    {
      ...classChoices,
      not: thinned(fc.record(classChoices, { requiredKeys: [] }), 1),
      isFlagged: fc.boolean(),
      hasDeadline: fc.boolean(),
      deadline: days,
    },
    { requiredKeys: [] },
  ),
  2,
) as fc.Arbitrary<ItemFilter>;

/** A filter with a few conditions, in half of the cases of such that classes decide. */
export const aFilter: fc.Arbitrary<ItemFilter> = fc.oneof(anyFilter, aClassFilter);
