import type { FilterChoices, ItemFilter, LackedFact } from './filter.ts';
import { FUNCTIONS, GENERATIONS, PLACEMENTS, STATUSES, TAG_ORIGINS } from './item.ts';
import {
  FUNCTION_LABELS,
  LACKED_FACT_LABELS,
  ORIGIN_LABELS,
  PLACEMENT_LABELS,
  SITE_KIND_LABELS,
  STATUS_LABELS,
  VERDICT_LABELS,
} from './item-labels.ts';
import { PACE_LABELS, REMOVAL_LABELS, REMOVAL_PACES, REMOVAL_STATUSES } from './removal.ts';
import { SITE_KINDS } from './site-kind.ts';
import { VERDICTS } from './verdict.ts';

export type ChoiceKey = keyof FilterChoices;
export type DaysKey = 'installedOn' | 'deadline' | 'removalDue';
export type NumbersKey = 'quantity' | 'unitCost';

/** One of a closed list of values: how it is written in a query, and how screens call it. */
export type KnownValue = {
  readonly value: string;
  readonly word: string;
  readonly label: string;
};

/** How a field's values are written and understood. */
export type ValueKind =
  | { readonly is: 'known'; readonly values: readonly KnownValue[] }
  | { readonly is: 'supplier' | 'manufacturer' | 'import' | 'country' | 'rule' | 'text' };

/** A field of the query language whose values are listed: `vendor:Huawei,ZTE`. */
export type ChoiceField = {
  readonly kind: 'choices';
  readonly key: ChoiceKey;
  readonly word: string;
  readonly values: ValueKind;
  /** True where `missing` stands for items without the fact. */
  readonly isNullable: boolean;
  /** What an example of it looks like. */
  readonly example: string;
  readonly meaning: string;
};

export type FilterField =
  | ChoiceField
  | {
      readonly kind: 'days';
      readonly key: DaysKey;
      readonly word: string;
      readonly example: string;
      readonly meaning: string;
    }
  | {
      readonly kind: 'numbers';
      readonly key: NumbersKey;
      readonly word: string;
      readonly example: string;
      readonly meaning: string;
    }
  | {
      readonly kind: 'ids';
      readonly key: 'itemIds' | 'itemId';
      readonly word: string;
      readonly example: string;
      readonly meaning: string;
    }
  | {
      readonly kind: 'states';
      readonly word: string;
      readonly example: string;
      readonly meaning: string;
    };

function known<T extends string>(
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
  wordOf: (value: T) => string = (value) => value,
): ValueKind {
  return {
    is: 'known',
    values: values.map((value) => ({ value, word: wordOf(value), label: labels[value] })),
  };
}

const LACKED_FACTS = Object.keys(LACKED_FACT_LABELS) as readonly LackedFact[];
/** Facts whose words in a query are not their names in a filter. */
const FACT_WORDS: Partial<Record<LackedFact, string>> = {
  supplier: 'vendor',
  installedOn: 'installed',
};
const GENERATION_LABELS = { '2G': '2G', '3G': '3G', '4G': '4G', '5G': '5G' } as const;

function choices(
  word: string,
  key: ChoiceKey,
  values: ValueKind,
  isNullable: boolean,
  example: string,
  meaning: string,
): ChoiceField {
  return { kind: 'choices', key, word, values, isNullable, example, meaning };
}

const TEXT: ValueKind = { is: 'text' };
const RULE: ValueKind = { is: 'rule' };

/** The fields of the query language, in the order in which filters are written and read. */
export const FILTER_FIELDS: readonly FilterField[] = [
  {
    kind: 'states',
    word: 'is',
    example: 'is:flagged',
    meaning: 'Flagged; missing from source; under a deadline',
  },
  choices('verdict', 'verdicts', known(VERDICTS, VERDICT_LABELS), false, 'review', 'Verdict'),
  choices('vendor', 'suppliers', { is: 'supplier' }, true, 'Huawei,ZTE', 'Vendor'),
  choices(
    'placement',
    'placements',
    known(PLACEMENTS, PLACEMENT_LABELS),
    false,
    'core',
    'Placement',
  ),
  choices(
    'placed-by',
    'origins',
    known(TAG_ORIGINS, ORIGIN_LABELS),
    true,
    'rule',
    'Who set the placement',
  ),
  choices(
    'function',
    'functions',
    known(FUNCTIONS, FUNCTION_LABELS),
    true,
    'transport',
    'Function',
  ),
  choices(
    'generation',
    'generations',
    known(GENERATIONS, GENERATION_LABELS),
    true,
    '5G',
    'Generation',
  ),
  choices('country', 'countries', { is: 'country' }, true, 'DE', 'Country'),
  choices('site', 'sites', TEXT, true, '"Berlin 1"', 'Site code, or name where it has none'),
  choices(
    'site-kind',
    'siteKinds',
    known(SITE_KINDS, SITE_KIND_LABELS),
    true,
    'data-centre',
    'Kind of site',
  ),
  choices('region', 'regions', TEXT, true, 'North', 'Region'),
  choices('status', 'statuses', known(STATUSES, STATUS_LABELS), true, 'in-service', 'Status'),
  choices('manufacturer', 'manufacturerIds', { is: 'manufacturer' }, false, '#12', 'Manufacturer'),
  choices('sign', 'evidence', TEXT, false, 'oid:2011', 'What the equipment says of its maker'),
  choices('model', 'models', TEXT, true, 'NE40E', 'Model'),
  choices('host', 'hostPatterns', TEXT, true, 'ber-agg-#', 'Shape of the host name'),
  choices('flagged-by', 'flaggedBy', RULE, false, 'eu-baseline/eu-2023-4049', 'Flagged by a rule'),
  choices(
    'undetermined-by',
    'undeterminedBy',
    RULE,
    false,
    'de-2024/de-core',
    'Left open by a rule',
  ),
  choices(
    'lacks',
    'lacks',
    known(LACKED_FACTS, LACKED_FACT_LABELS, (fact) => FACT_WORDS[fact] ?? fact),
    false,
    'country',
    'Facts that items lack, any of them',
  ),
  choices(
    'removal',
    'removals',
    known(REMOVAL_STATUSES, REMOVAL_LABELS),
    true,
    'planned',
    'How far the removal is',
  ),
  choices(
    'removal-pace',
    'removalPaces',
    known(REMOVAL_PACES, PACE_LABELS),
    false,
    'late',
    'Removal against the nearest deadline',
  ),
  choices(
    'removal-currency',
    'removalCurrencies',
    TEXT,
    true,
    'EUR',
    'Currency of the cost of removal',
  ),
  {
    kind: 'days',
    key: 'installedOn',
    word: 'installed',
    example: '2020..2022',
    meaning: 'Installed on',
  },
  { kind: 'days', key: 'deadline', word: 'deadline', example: '<=2026-12-31', meaning: 'Deadline' },
  {
    kind: 'days',
    key: 'removalDue',
    word: 'removal-due',
    example: '<=2026-12-31',
    meaning: 'Day planned for the removal',
  },
  { kind: 'numbers', key: 'quantity', word: 'quantity', example: '>=10', meaning: 'Quantity' },
  {
    kind: 'numbers',
    key: 'unitCost',
    word: 'unit-cost',
    example: '100..500',
    meaning: 'Unit cost',
  },
  choices('import', 'importIds', { is: 'import' }, false, '3', 'Import that last wrote the item'),
  { kind: 'ids', key: 'itemIds', word: 'items', example: '4,8', meaning: 'Items by their numbers' },
  { kind: 'ids', key: 'itemId', word: 'item', example: '4', meaning: 'One item by its number' },
];

/** Other words by which some fields are known. */
export const FIELD_ALIASES: Readonly<Record<string, string>> = {
  supplier: 'vendor',
  hostname: 'host',
  evidence: 'sign',
  cost: 'unit-cost',
};

/** The words after `is:`. */
export const STATES = [
  { word: 'flagged', key: 'isFlagged', label: 'flagged' },
  { word: 'missing', key: 'isMissing', label: 'missing from its source' },
  { word: 'under-deadline', key: 'hasDeadline', label: 'under a deadline' },
] as const satisfies readonly { word: string; key: keyof ItemFilter; label: string }[];

/** Stands for items without a fact; in quotes it is a value like others. */
export const MISSING = 'missing';

/** The field of a word of the query language, whatever its case. */
export function fieldOfWord(word: string): FilterField | undefined {
  const small = word.toLowerCase();
  const own = FIELD_ALIASES[small] ?? small;
  return FILTER_FIELDS.find((field) => field.word === own);
}
