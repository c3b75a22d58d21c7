import type {
  DATE_ORDERS,
  DECIMAL_MARKS,
  ImportPlan,
  IMPORT_MODES,
  Inspection,
  KeyParts,
  Reading,
} from '#shared/contract/import';
import type { ItemField } from '#shared/domain/item';

export type Default = { readonly field: ItemField; readonly value: string };
/** What a text of the file means: `from` as the file writes it, `to` as an item has it. */
export type Meaning = { readonly field: ItemField; readonly from: string; readonly to: string };
export type Mapping = ReadonlyMap<number, ItemField>;
export type ImportMode = (typeof IMPORT_MODES)[number];
export type DateOrder = (typeof DATE_ORDERS)[number];
export type DecimalMark = (typeof DECIMAL_MARKS)[number];

/** Everything that the operator decides about one file. */
export type Choices = {
  /** What is not as detected. */
  readonly reading: Reading;
  readonly mapping: Mapping;
  readonly key: readonly KeyParts[];
  readonly defaults: readonly Default[];
  readonly values: readonly Meaning[];
  readonly dateOrder: DateOrder | null;
  readonly decimalMark: DecimalMark | null;
  readonly mode: ImportMode;
  readonly source: string;
  readonly blanksErase: boolean;
};

/** What is done where nobody says anything. */
export const usualChoices: Choices = {
  reading: {},
  mapping: new Map(),
  key: [],
  defaults: [],
  values: [],
  dateOrder: null,
  decimalMark: null,
  mode: 'add-and-update',
  source: '',
  blanksErase: false,
};

type Columns = Pick<Inspection, 'columns' | 'suggestedKey'>;

/** The key without the parts whose fields no column fills. */
export function possibleKey(key: readonly KeyParts[], mapping: Mapping): KeyParts[] {
  const present = new Set(mapping.values());
  return key.filter((parts) => parts.every((field) => present.has(field)));
}

/** The mapping and the key that the reader suggests. */
export function suggestedBy({ columns, suggestedKey }: Columns): Pick<Choices, 'mapping' | 'key'> {
  const mapped = columns.flatMap(({ index, mappedTo }): [number, ItemField][] =>
    mappedTo === null ? [] : [[index, mappedTo]],
  );
  return { mapping: new Map(mapped), key: suggestedKey };
}

/** Gives columns their fields by their names; the others get what is suggested and still free. */
export function mapByName(
  columns: Inspection['columns'],
  fieldOf: (name: string) => ItemField | null | undefined,
): Map<number, ItemField> {
  const mapping = new Map<number, ItemField>();
  const taken = new Set<ItemField>();
  const take = (index: number, field: ItemField | null | undefined): void => {
    if (field === null || field === undefined || taken.has(field)) return;
    mapping.set(index, field);
    taken.add(field);
  };
  for (const { index, name } of columns) take(index, fieldOf(name));
  for (const { index, name, mappedTo } of columns) {
    if (fieldOf(name) === undefined) take(index, mappedTo);
  }
  return mapping;
}

/** The mapping and the key for a file that is read anew: columns of the same name keep theirs. */
export function carriedOver(
  { mapping, key }: Pick<Choices, 'mapping' | 'key'>,
  before: Columns,
  now: Columns,
): Pick<Choices, 'mapping' | 'key'> {
  const known = new Map(
    before.columns.map(({ index, name }) => [name, mapping.get(index) ?? null]),
  );
  const next = mapByName(now.columns, (name) => known.get(name));
  const isKeyWhole = possibleKey(key, next).length === key.length;
  const hadNone = key.length === 0 && possibleKey(before.suggestedKey, mapping).length > 0;
  return {
    mapping: next,
    key: hadNone || (key.length > 0 && isKeyWhole) ? key : possibleKey(now.suggestedKey, next),
  };
}

/** The plan that an import runs by. */
export function planOf(choices: Choices, profile: string | null): ImportPlan {
  const { reading, mapping, key, defaults, values, dateOrder, decimalMark } = choices;
  const source = choices.source.trim();
  const mapped = new Set(mapping.values());
  const meanings = values.filter(({ field, to }) => to !== '' && mapped.has(field));
  return {
    ...reading,
    mapping: [...mapping].map(([column, field]) => ({ column, field })),
    key: key.map((parts) => [...parts]),
    defaults: defaults.filter(({ value }) => value !== ''),
    ...(meanings.length === 0 ? {} : { values: meanings }),
    ...(dateOrder === null ? {} : { dateOrder }),
    ...(decimalMark === null ? {} : { decimalMark }),
    ...(choices.mode === 'add-and-update' ? {} : { mode: choices.mode }),
    ...(source === '' ? {} : { source }),
    ...(choices.blanksErase ? { blanksErase: true } : {}),
    ...(profile === null ? {} : { profile }),
  };
}
