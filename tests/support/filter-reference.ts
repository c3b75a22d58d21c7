import type { FilterChoices, ItemFilter } from '#shared/domain/filter';
import { severityOf, VERDICTS } from '#shared/domain/verdict';
import type { Database } from '#main/data/database/connection';
import { SITE_KIND_OF } from './filter-world.ts';

/** What the file knows of one item, as its tables say it. */
type StoredItem = {
  readonly id: number;
  readonly class_id: number;
  readonly import_id: number;
  readonly serial_number: string | null;
  readonly hostname: string | null;
  readonly model: string | null;
  readonly site: string | null;
  readonly site_name: string | null;
  readonly region: string | null;
  readonly installed_on: string | null;
  readonly sys_object_id: string | null;
  readonly quantity: number | null;
  readonly unit_cost: number | null;
  readonly missing_since: number | null;
  readonly extra: string | null;
  readonly manufacturer_id: number | null;
  readonly manufacturer: string | null;
  readonly function: string | null;
  readonly function_text: string | null;
  readonly placement: string;
  readonly placement_by: string | null;
  readonly generation: string | null;
  readonly status: string | null;
  readonly evidence: string | null;
  readonly supplier_id: string | null;
  /** The item's own country, or the home country where it has none. */
  readonly country: string | null;
  readonly severity: number | null;
  readonly deadline: string | null;
  /** Of the removal plan; `null` for items that are not on it. */
  readonly removal: string | null;
  readonly due_on: string | null;
  readonly cost_currency: string | null;
};
type Finding = { readonly class_id: number; readonly rule: string; readonly severity: number };

/** One item with what rules say of it. */
export type KnownItem = { readonly stored: StoredItem; readonly findings: readonly Finding[] };

/** Reads every item of a workspace, without any filter. */
export function readKnownItems(db: Database): KnownItem[] {
  const items = db
    .prepare<[], StoredItem>(
      `SELECT i.*, c.manufacturer_id, m.text AS manufacturer, c.function, c.function_text,
         c.placement, c.placement_by, c.generation, c.status, c.evidence,
         v.supplier_id, v.country, v.severity, v.deadline, r.status AS removal, r.due_on,
         r.currency AS cost_currency
       FROM item i JOIN item_class c ON c.id = i.class_id
       JOIN class_verdict v ON v.class_id = c.id
       LEFT JOIN item_removal r ON r.item_id = i.id
       LEFT JOIN manufacturer m ON m.id = c.manufacturer_id ORDER BY i.id`,
    )
    .all();
  const findings = db
    .prepare<[], Finding>(
      `SELECT class_id, policy_id || '/' || rule_id AS rule, severity FROM class_finding
       WHERE waived_by IS NULL`,
    )
    .all();
  return items.map((stored) => ({
    stored,
    findings: findings.filter((each) => each.class_id === stored.class_id),
  }));
}

function originOf(by: string | null): string | null {
  return by === null ? null : (/^(?:person|rule)/u.exec(by)?.[0] ?? 'file');
}

function hasShape(pattern: string | null, hostname: string | null): boolean {
  if (pattern === null || hostname === null) return pattern === hostname;
  const source = pattern.replaceAll('#', '\\d+').replaceAll('*', '[^-]*');
  return new RegExp(`^${source}$`, 'iu').test(hostname);
}

function siteOf({ site, site_name: siteName }: StoredItem): string | null {
  return site ?? siteName;
}

function isLacking(fact: NonNullable<FilterChoices['lacks']>[number], stored: StoredItem): boolean {
  switch (fact) {
    case 'supplier':
      return stored.supplier_id === null;
    case 'placement':
      return stored.placement === 'untagged';
    case 'installedOn':
      return stored.installed_on === null;
    case 'function':
    case 'generation':
    case 'country':
    case 'region':
    case 'status':
      return stored[fact] === null;
  }
}

function paceOf({ removal, due_on: dueOn, deadline, severity }: StoredItem): string {
  if (removal === null) return 'unplanned';
  if (['removed', 'disposed', 'certificate-filed'].includes(removal)) return 'gone';
  if (dueOn === null) return 'undated';
  if (severity === severityOf('overdue')) return 'late';
  return deadline !== null && dueOn > deadline ? 'late' : 'in-time';
}

type Tests = {
  readonly [Key in keyof FilterChoices]-?: (
    value: NonNullable<FilterChoices[Key]>[number],
    item: KnownItem,
  ) => boolean;
};

/** Whether one value of a list is true of an item. */
const TESTS: Tests = {
  verdicts: (verdict, { stored }) => VERDICTS.toReversed()[stored.severity ?? -1] === verdict,
  suppliers: (id, { stored }) => stored.supplier_id === id,
  placements: (placement, { stored }) => stored.placement === placement,
  functions: (value, { stored }) => stored.function === value,
  countries: (country, { stored }) => stored.country === country,
  sites: (site, { stored }) => siteOf(stored)?.toUpperCase() === site?.toUpperCase(),
  regions: (region, { stored }) => stored.region?.toLowerCase() === region?.toLowerCase(),
  generations: (generation, { stored }) =>
    generation === null
      ? stored.generation === null
      : (stored.generation ?? '').split('+').includes(generation),
  statuses: (status, { stored }) => stored.status === status,
  origins: (origin, { stored }) => originOf(stored.placement_by) === origin,
  manufacturerIds: (id, { stored }) => stored.manufacturer_id === id,
  evidence: (key, { stored }) => stored.evidence === key,
  models: (model, { stored }) => stored.model === model,
  hostPatterns: (pattern, { stored }) => hasShape(pattern, stored.hostname),
  siteKinds: (kind, { stored }) =>
    (SITE_KIND_OF.get(stored.site_name ?? '') ?? SITE_KIND_OF.get(stored.site ?? '') ?? null) ===
    kind,
  importIds: (id, { stored }) => stored.import_id === id,
  flaggedBy: (rule, { findings }) =>
    findings.some((each) => each.rule === rule && each.severity >= 2),
  lacks: (fact, { stored }) => isLacking(fact, stored),
  undeterminedBy: (rule, { findings }) =>
    findings.some((each) => each.rule === rule && each.severity === 1),
  removals: (status, { stored }) => stored.removal === status,
  removalPaces: (pace, { stored }) => paceOf(stored) === pace,
  removalCurrencies: (currency, { stored }) =>
    stored.cost_currency === (currency?.toUpperCase() ?? null),
};

function holdsAny<Key extends keyof FilterChoices>(
  key: Key,
  list: FilterChoices[Key],
  item: KnownItem,
): boolean {
  const test = TESTS[key] as (value: unknown, item: KnownItem) => boolean;
  return (list ?? []).some((value: unknown) => test(value, item));
}

function isWithin<T extends string | number>(
  value: T | null,
  range: { from?: T | undefined; until?: T | undefined } = {},
): boolean {
  const { from, until } = range;
  if (from === undefined && until === undefined) return true;
  if (value === null) return false;
  return (from === undefined || value >= from) && (until === undefined || value <= until);
}

function contains({ stored }: KnownItem, search: string): boolean {
  const extra = Object.values(JSON.parse(stored.extra ?? '{}') as Record<string, string>);
  const texts = [
    stored.serial_number,
    stored.hostname,
    stored.model,
    stored.site,
    stored.site_name,
    stored.region,
    stored.installed_on,
    stored.sys_object_id,
    stored.manufacturer,
    stored.function_text,
    ...extra,
  ];
  // Two words, or one in quotes: each of them stands in some text.
  return search
    .toLowerCase()
    .split(' ')
    .map((word) => word.replaceAll('"', ''))
    .every((word) => texts.some((text) => text?.toLowerCase().includes(word) === true));
}

/** Whether a filter lets an item through, by its own facts and one condition after the other. */
export function isChosen(filter: ItemFilter, item: KnownItem): boolean {
  const { stored } = item;
  const keys = Object.keys(TESTS) as (keyof FilterChoices)[];
  const { itemId, itemIds = [], exceptItemIds = [], search = '', not = {} } = filter;
  return (
    keys.every((key) => (filter[key] ?? []).length === 0 || holdsAny(key, filter[key], item)) &&
    !keys.some((key) => holdsAny(key, not[key], item)) &&
    (filter.isFlagged === undefined || filter.isFlagged === (stored.severity ?? 0) >= 2) &&
    (filter.isMissing === undefined || filter.isMissing === (stored.missing_since !== null)) &&
    (filter.hasDeadline === undefined || filter.hasDeadline === (stored.deadline !== null)) &&
    isWithin(stored.installed_on, filter.installedOn) &&
    isWithin(stored.deadline, filter.deadline) &&
    isWithin(stored.due_on, filter.removalDue) &&
    isWithin(stored.quantity, filter.quantity) &&
    isWithin(stored.unit_cost, filter.unitCost) &&
    (itemId === undefined || stored.id === itemId) &&
    (itemIds.length === 0 || itemIds.includes(stored.id)) &&
    !exceptItemIds.includes(stored.id) &&
    (search.trim() === '' || contains(item, search))
  );
}
