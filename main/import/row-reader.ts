import type { ImportPlan, Reject } from '#shared/contract/import';
import { IDENTITY_FIELDS, ITEM_FIELDS, type ItemField } from '#shared/domain/item';
import { AppError } from '#shared/rpc/app-error';
import type { FieldWords } from '../tagging/catalogue.ts';
import type { Resolution, SupplierResolver } from '../tagging/supplier-resolver.ts';
import type { TagRules } from '../tagging/tag-rules.ts';
import { hashCells } from './hash.ts';
import { fieldReaders, functionCategoryOf, type FieldReader } from './field-readers.ts';
import { REJECT_HEADINGS, type Heading } from './headings.ts';
import type { ParsedRecord } from './parse-block.ts';
import { keyOf } from './item-key.ts';
import { isPlaceholder, type DateOrder } from './values.ts';

/** Longest cell, in UTF-16 units. */
const MAX_CELL_CHARS = 10 * 1024 * 1024;

type Reason = Reject['reasons'][number];
type Value = string | number | null;

const SECOND_SEED = 'provenet';

const NO_VALUES: readonly Value[] = ITEM_FIELDS.map(() => null);

/** The place of each field in a row's values. */
export const FIELD_AT: Readonly<Record<ItemField, number>> = Object.fromEntries(
  ITEM_FIELDS.map((field, at) => [field, at]),
) as Record<ItemField, number>;

/** A row that passed all checks, with its tags. */
export type ReadItem = {
  /** The value of each field, `null` where the row has none; see `FIELD_AT`. */
  readonly values: readonly Value[];
  readonly key: string | null;
  readonly contentHash: number;
  /** Unmapped columns and words outside a vocabulary, as a JSON object, or `null`. */
  readonly extra: string | null;
  readonly manufacturer: string | null;
  /** `null` where there is no manufacturer to resolve. */
  readonly resolution: Resolution | null;
  readonly functionText: string | null;
  readonly country: string | null;
  readonly status: string | null;
  readonly installedOn: string | null;
  readonly function: string | null;
  readonly functionBy: string | null;
  readonly placement: string;
  readonly placementBy: string | null;
  readonly generation: string | null;
  readonly generationBy: string | null;
};

export type RowOutcome =
  | { readonly kind: 'item'; readonly item: ReadItem }
  | { readonly kind: 'blank' }
  | { readonly kind: 'rejected'; readonly reasons: readonly Reason[] };

/** Notices something about a row that does not reject it. */
export type WarnOfRow = (code: string, subject: string, line: number) => void;

export type RowReaderSetup = {
  readonly headings: readonly Heading[];
  readonly plan: ImportPlan;
  readonly words: FieldWords;
  readonly dateOrder: DateOrder;
  readonly resolver: SupplierResolver;
  readonly tagRules: TagRules;
  readonly warn: WarnOfRow;
};

type Column = {
  readonly name: string;
  readonly field: ItemField | null;
  readonly reader: FieldReader | null;
  /** True for the columns that Provenet puts before rejected rows; they are not of the item. */
  readonly isOurs: boolean;
};

function reason(code: string, column: string | null, message: string): Reason {
  return { code, column, message };
}

/** Reads the records of one file as items: checks every cell, tags, and gives every reason. */
export class RowReader {
  readonly #setup: RowReaderSetup;
  readonly #columns: readonly Column[];
  readonly #defaults: ReadonlyMap<ItemField, Value>;
  readonly #hashSeed: string;
  readonly #keyFields: readonly ItemField[];
  readonly #alike = new Map<string, number>();

  /** Throws an `invalid-input` error where a default is not a value of its field. */
  constructor(setup: RowReaderSetup) {
    this.#setup = setup;
    this.#keyFields = setup.plan.key;
    const readers = fieldReaders(setup.words, setup.dateOrder);
    const fieldOf = new Map(setup.plan.mapping.map(({ column, field }) => [column, field]));
    this.#columns = setup.headings.map(({ name }, index) => {
      const field = fieldOf.get(index) ?? null;
      const reader = field === null ? null : (readers.get(field) ?? null);
      return { name, field, reader, isOurs: REJECT_HEADINGS.has(name) };
    });
    this.#defaults = readDefaults(setup.plan, readers);
    this.#hashSeed = JSON.stringify([
      this.#columns.map(({ name, field }) => [name, field]),
      setup.plan,
    ]);
  }

  /** Reads one record. `rejected` carries every reason found, not only the first. */
  read(record: ParsedRecord): RowOutcome {
    if (record.hasStrayQuote) {
      const text = 'a quote opens a cell and does not close on this line; double it or remove it';
      return { kind: 'rejected', reasons: [reason('stray-quote', null, text)] };
    }
    const reasons: Reason[] = [];
    const values = NO_VALUES.slice();
    const { extra, isBlank } = this.#readCells(record, values, reasons);
    if (isBlank) return { kind: 'blank' };
    for (const [field, value] of this.#defaults) values[FIELD_AT[field]] ??= value;
    if (!IDENTITY_FIELDS.some((field) => values[FIELD_AT[field]] !== null)) {
      const text = 'no asset id, serial, host name, manufacturer, model or part number';
      reasons.push(reason('no-identity', null, text));
    }
    if (reasons.length > 0) return { kind: 'rejected', reasons };
    const contentHash = hashCells(record.cells, this.#hashSeed);
    return { kind: 'item', item: this.#tag(values, extra, record.cells, contentHash) };
  }

  #readCells(
    { cells, line }: ParsedRecord,
    values: Value[],
    reasons: Reason[],
  ): { extra: string | null; isBlank: boolean } {
    let isBlank = true;
    let extra: Record<string, string> | null = null;
    // Entered once a cell: an iterator with entries would cost a quarter of the reading.
    for (let index = 0; index < this.#columns.length; index += 1) {
      const column = this.#columns[index];
      const text = cells[index]?.trim() ?? '';
      if (column === undefined) break;
      if (text === '' || column.isOurs) continue;
      isBlank = false;
      if (text.length > MAX_CELL_CHARS) {
        reasons.push(reason('cell-too-long', column.name, 'the cell is longer than 10 MB'));
      } else if (!this.#readCell(column, text, values, reasons, line)) {
        extra ??= Object.create(null) as Record<string, string>;
        extra[column.name] = text;
      }
    }
    const hasMore = this.#checkWidth(cells, line, reasons);
    return { extra: extra === null ? null : JSON.stringify(extra), isBlank: isBlank && !hasMore };
  }

  /** Notes a row that is shorter or longer than the headings; true where more cells hold text. */
  #checkWidth(cells: readonly string[], line: number, reasons: Reason[]): boolean {
    const expected = this.#columns.length;
    const actual = cells.length;
    if (actual < expected) this.#setup.warn('short-row', `${actual} of ${expected}`, line);
    if (actual <= expected) return false;
    if (cells.slice(expected).every((cell) => cell.trim() === '')) return false;
    const text = `${actual} cells where the headings name ${expected}`;
    reasons.push(reason('too-many-cells', null, text));
    return true;
  }

  /** Puts a cell's meaning in its place; false where its text is to be kept under its heading. */
  #readCell(
    column: Column,
    text: string,
    values: Value[],
    reasons: Reason[],
    line: number,
  ): boolean {
    if (column.field === null) return false;
    if (column.reader === null) {
      values[FIELD_AT[column.field]] = text;
      return true;
    }
    const meaning = column.reader(text);
    if (meaning.kind === 'value') {
      values[FIELD_AT[column.field]] = meaning.value;
      return true;
    }
    // "NA" is Namibia in a column of countries; only what a field cannot hold is a placeholder.
    if (isPlaceholder(text)) return false;
    if (meaning.kind === 'invalid') {
      reasons.push(reason(meaning.code, column.name, meaning.message));
      return true;
    }
    this.#setup.warn(`${column.field}-word-unknown`, text, line);
    return false;
  }

  #tag(
    values: readonly Value[],
    extra: string | null,
    cells: readonly string[],
    contentHash: number,
  ): ReadItem {
    const textOf = (field: ItemField): string | null => {
      const value = values[FIELD_AT[field]] ?? null;
      return value === null ? null : String(value);
    };
    const model = textOf('model') ?? textOf('partNumber') ?? '';
    const manufacturer = textOf('manufacturer');
    const resolution =
      manufacturer === null ? null : this.#setup.resolver.resolve(manufacturer, model);
    const functionText = textOf('function');
    const proposal = this.#setup.tagRules.propose({
      functionText: functionText ?? '',
      supplierId: resolution?.supplierId ?? null,
      model,
      hostname: textOf('hostname') ?? '',
    });
    const ownFunction = functionText === null ? null : functionCategoryOf(functionText);
    const filePlacement = textOf('placement');
    const fileGeneration = textOf('generation');
    const hasPlacement = filePlacement !== null && filePlacement !== 'untagged';
    return {
      values,
      key: keyOf(this.#keyFields, textOf) ?? this.#contentKey(cells, contentHash),
      contentHash,
      extra,
      manufacturer,
      resolution,
      functionText: functionText === null ? null : withoutControls(functionText),
      country: textOf('country'),
      status: textOf('status'),
      installedOn: textOf('installedOn'),
      function: ownFunction ?? proposal.function?.value ?? null,
      functionBy: ownFunction === null ? (proposal.function?.origin ?? null) : 'file',
      placement: hasPlacement ? filePlacement : (proposal.placement?.value ?? 'untagged'),
      placementBy: hasPlacement ? 'file' : (proposal.placement?.origin ?? null),
      generation: fileGeneration ?? proposal.generation?.value ?? null,
      generationBy: fileGeneration === null ? (proposal.generation?.origin ?? null) : 'file',
    };
  }

  /**
   * The key of a row that names nothing unique: its whole content and which of its like it is.
   * Rows alike never collapse, and the same file read again finds the same items. Two hashes of
   * different seeds make 106 bits.
   */
  #contentKey(cells: readonly string[], contentHash: number): string {
    const key = `row:${contentHash.toString(36)}${hashCells(cells, SECOND_SEED).toString(36)}`;
    const count = (this.#alike.get(key) ?? 0) + 1;
    this.#alike.set(key, count);
    return `${key}#${count}`;
  }
}

/** Classes are told apart by texts that control characters separate; see `ClassWriter`. */
function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

function readDefaults(
  plan: ImportPlan,
  readers: ReadonlyMap<ItemField, FieldReader>,
): ReadonlyMap<ItemField, Value> {
  const defaults = new Map<ItemField, Value>();
  for (const { field, value } of plan.defaults) {
    const text = value.trim();
    if (text === '') continue;
    const meaning = readers.get(field)?.(text) ?? { kind: 'value', value: text };
    if (meaning.kind === 'value') defaults.set(field, meaning.value);
    else {
      throw new AppError(
        'invalid-input',
        `"${text}" cannot be the default for ${field}; give a value that the field can hold.`,
      );
    }
  }
  return defaults;
}
