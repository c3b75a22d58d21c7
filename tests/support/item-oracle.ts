import { FACET_KEYS, FACETS, withoutFacet, type Facet } from '#shared/domain/facet';
import type { ItemFilter } from '#shared/domain/filter';
import { severityOf, verdictOfSeverity } from '#shared/domain/verdict';
import type { Database } from '#main/data/database/connection';
import { readSortedIds } from '#main/data/queries/item-rows';

type Fact = string | number | null;
type Choices = NonNullable<ItemFilter['not']>;
type ChoiceKey = keyof Choices;

/** What a filter is about, one row for each item. */
export type OracleItem = {
  readonly id: number;
  readonly severity: number | null;
  readonly values: Readonly<Record<string, readonly Fact[]>>;
  readonly ranges: Readonly<Record<'deadline' | 'installedOn' | 'quantity' | 'unitCost', Fact>>;
  readonly isMissing: boolean;
};

const SQL = `SELECT i.id, v.severity, v.deadline, v.supplier_id, v.country, c.placement, c.placement_by,
    c.function, c.generation, c.status, i.region, c.evidence, c.manufacturer_id, c.installed_since,
    i.site, i.site_name, i.import_id, i.model, i.installed_on, i.quantity, i.unit_cost, i.missing_since
  FROM main.item i JOIN main.item_class c ON c.id = i.class_id
  JOIN main.class_verdict v ON v.class_id = i.class_id`;

function lackedBy(row: Record<string, Fact>): string[] {
  const lacks: readonly (readonly [string, boolean])[] = [
    ['supplier', row['supplier_id'] === null],
    ['placement', row['placement'] === 'untagged'],
    ['function', row['function'] === null],
    ['generation', row['generation'] === null],
    ['country', row['country'] === null],
    ['region', row['region'] === null],
    ['status', row['status'] === null],
    ['installedOn', row['installed_since'] === null],
  ];
  return lacks.flatMap(([fact, isLacked]) => (isLacked ? [fact] : []));
}

function toItem(row: Record<string, Fact>): OracleItem {
  const of = (column: string): Fact => row[column] ?? null;
  const severity = row['severity'] === null ? null : Number(row['severity']);
  const by = of('placement_by');
  return {
    id: Number(row['id']),
    severity,
    values: {
      verdicts: [severity === null ? null : verdictOfSeverity(severity)],
      suppliers: [of('supplier_id')],
      placements: [of('placement')],
      functions: [of('function')],
      countries: [of('country')],
      sites: [of('site') ?? of('site_name')],
      generations: of('generation') === null ? [null] : String(of('generation')).split('+'),
      statuses: [of('status')],
      origins: [by === null ? null : (String(by).split(':')[0] ?? '')],
      importIds: [of('import_id')],
      lacks: lackedBy(row),
      models: [of('model')],
      evidence: [of('evidence')],
      manufacturerIds: [of('manufacturer_id')],
    },
    ranges: {
      deadline: of('deadline'),
      installedOn: of('installed_on'),
      quantity: of('quantity'),
      unitCost: of('unit_cost'),
    },
    isMissing: row['missing_since'] !== null,
  };
}

/** Every item of a workspace, read one by one. */
export function oracleItems(db: Database): OracleItem[] {
  return db.prepare<[], Record<string, Fact>>(SQL).all().map(toItem);
}

/** Which items some condition is about, for those that only SQL can answer. */
type Ask = (filter: ItemFilter) => ReadonlySet<number>;

function asker(db: Database): Ask {
  const known = new Map<string, Set<number>>();
  return (filter) => {
    const key = JSON.stringify(filter);
    const ids =
      known.get(key) ?? new Set(readSortedIds(db, filter, [{ field: 'id', direction: 'asc' }]));
    known.set(key, ids);
    return ids;
  };
}

const BY_SQL = [
  'hostPatterns',
  'siteKinds',
  'regions',
  'flaggedBy',
  'undeterminedBy',
  'removals',
  'removalPaces',
  'removalCurrencies',
] as const;

function isAny(ask: Ask, item: OracleItem, choices: Choices, key: ChoiceKey): boolean {
  const list: readonly Fact[] = choices[key] ?? [];
  if (BY_SQL.some((each) => each === key)) return ask({ [key]: list }).has(item.id);
  const formOf = (value: Fact): Fact =>
    key === 'sites' && value !== null ? String(value).toUpperCase() : value;
  const forms = list.map(formOf);
  return (item.values[key] ?? []).some((value) => forms.includes(formOf(value)));
}

function isInRange(
  range: { from?: Fact | undefined; until?: Fact | undefined },
  fact: Fact,
): boolean {
  const { from = null, until = null } = range;
  if (from === null && until === null) return true;
  return fact !== null && (from === null || fact >= from) && (until === null || fact <= until);
}

/** True where all of a filter holds for an item, condition by condition. */
function holds(ask: Ask, item: OracleItem, filter: ItemFilter): boolean {
  const {
    not = {},
    exceptItemIds = [],
    itemIds = [],
    itemId,
    search,
    isMissing,
    isFlagged,
    removalDue,
    hasDeadline,
  } = filter;
  const keys = [...Object.values(FACET_KEYS), 'models', 'evidence', 'manufacturerIds', ...BY_SQL];
  for (const key of keys as ChoiceKey[]) {
    if ((filter[key] ?? []).length > 0 && !isAny(ask, item, filter, key)) return false;
    if ((not[key] ?? []).length > 0 && isAny(ask, item, not, key)) return false;
  }
  for (const key of ['deadline', 'installedOn', 'quantity', 'unitCost'] as const) {
    if (!isInRange(filter[key] ?? {}, item.ranges[key])) return false;
  }
  const isItemFlagged = (item.severity ?? 0) >= severityOf('review');
  if (isFlagged !== undefined && isItemFlagged !== isFlagged) return false;
  if (hasDeadline !== undefined && hasDeadline !== (item.ranges.deadline !== null)) return false;
  if (isMissing !== undefined && item.isMissing !== isMissing) return false;
  if (itemId !== undefined && item.id !== itemId) return false;
  if (itemIds.length > 0 && !itemIds.includes(item.id)) return false;
  if (removalDue !== undefined && !ask({ removalDue }).has(item.id)) return false;
  if (search !== undefined && !ask({ search }).has(item.id)) return false;
  return !exceptItemIds.includes(item.id);
}

/** The items that a filter finds. */
export function itemsThatFit(
  db: Database,
  items: readonly OracleItem[],
  filter: ItemFilter,
): OracleItem[] {
  const ask = asker(db);
  return items.filter((item) => holds(ask, item, filter));
}

/** Items per value of every facet, in the order in which facets list them. */
export function oracleFacets(
  db: Database,
  items: readonly OracleItem[],
  filter: ItemFilter,
): Map<Facet, { value: string | null; items: number }[]> {
  // Of texts that are one site the first stands for it, whichever items are counted.
  const spellings = new Map<string, string>();
  for (const each of items.flatMap(({ values }) => values['sites'] ?? [])) {
    const [form, text] = [String(each).toUpperCase(), String(each)];
    const before = spellings.get(form);
    if (each !== null && (before === undefined || text < before)) spellings.set(form, text);
  }
  return new Map(
    FACETS.map((facet) => {
      const counts = new Map<string | null, number>();
      for (const { values } of itemsThatFit(db, items, withoutFacet(filter, facet))) {
        for (const each of values[FACET_KEYS[facet]] ?? []) {
          const text = each === null ? null : String(each);
          const form = String(each).toUpperCase();
          const value = facet === 'site' && text !== null ? (spellings.get(form) ?? text) : text;
          counts.set(value, (counts.get(value) ?? 0) + 1);
        }
      }
      // Behind every text stands what has none.
      const key = (value: string | null): string => value ?? '\uffff';
      const sorted = [...counts].toSorted(([a, m], [b, n]) => n - m || (key(a) < key(b) ? -1 : 1));
      return [facet, sorted.map(([value, count]) => ({ value, items: count }))];
    }),
  );
}
