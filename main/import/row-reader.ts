import type { ImportPlan, Reject } from '#shared/contract/import';
import { IDENTITY_FIELDS, type ItemField } from '#shared/domain/item';
import { AppError } from '#shared/rpc/app-error';
import type { FieldWords } from '../tagging/catalogue.ts';
import type { SupplierResolver } from '../tagging/supplier-resolver.ts';
import type { TagRules } from '../tagging/tag-rules.ts';
import { hashText } from './hash.ts';
import { fieldReaders, functionCategoryOf, type FieldReader } from './field-readers.ts';
import type { Heading } from './headings.ts';
import type { ParsedRecord } from './parse-block.ts';
import { isPlaceholder, type DateOrder } from './values.ts';

/** Longest cell, in UTF-16 units. */
const MAX_CELL_CHARS = 10 * 1024 * 1024;

type Reason = Reject['reasons'][number];
type Value = string | number | null;

/** A row that passed all checks, with its tags. */
export type ReadItem = {
  readonly values: ReadonlyMap<ItemField, string | number>;
  readonly key: string | null;
  readonly contentHash: number;
  /** Unmapped columns and words outside a vocabulary, as a JSON object, or `null`. */
  readonly extra: string | null;
  readonly supplierId: string | null;
  readonly matchedName: string | null;
  readonly supplierBy: 'rule' | 'person' | null;
  readonly variant: string;
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

  /** Throws an `invalid-input` error where a default is not a value of its field. */
  constructor(setup: RowReaderSetup) {
    this.#setup = setup;
    const readers = fieldReaders(setup.words, setup.dateOrder);
    const fieldOf = new Map(setup.plan.mapping.map(({ column, field }) => [column, field]));
    this.#columns = setup.headings.map(({ name }, index) => {
      const field = fieldOf.get(index) ?? null;
      return { name, field, reader: field === null ? null : (readers.get(field) ?? null) };
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
    if (record.cells.every((cell) => cell.trim() === '')) return { kind: 'blank' };
    const reasons: Reason[] = [];
    this.#checkWidth(record, reasons);
    const values = new Map<ItemField, string | number>();
    const extra: Record<string, string> = Object.create(null) as Record<string, string>;
    let hasExtra = false;
    this.#columns.forEach((column, index) => {
      const text = (record.cells[index] ?? '').trim();
      if (text === '') return;
      if (text.length > MAX_CELL_CHARS) {
        reasons.push(reason('cell-too-long', column.name, 'the cell is longer than 10 MB'));
      } else if (
        column.field === null ||
        !this.#readCell(column, text, values, reasons, record.line)
      ) {
        extra[column.name] = text;
        hasExtra = true;
      }
    });
    for (const [field, value] of this.#defaults) {
      if (value !== null && !values.has(field)) values.set(field, value);
    }
    if (!IDENTITY_FIELDS.some((field) => values.has(field))) {
      const text = 'no asset id, serial, host name, manufacturer, model or part number';
      reasons.push(reason('no-identity', null, text));
    }
    if (reasons.length > 0) return { kind: 'rejected', reasons };
    const contentHash = hashText(record.cells.join('\u001f'), this.#hashSeed);
    const extraJson = hasExtra ? JSON.stringify(extra) : null;
    return { kind: 'item', item: this.#tag(values, extraJson, contentHash) };
  }

  #checkWidth(record: ParsedRecord, reasons: Reason[]): void {
    const expected = this.#columns.length;
    const actual = record.cells.length;
    if (actual < expected) this.#setup.warn('short-row', `${actual} of ${expected}`, record.line);
    if (actual <= expected) return;
    if (record.cells.slice(expected).every((cell) => cell.trim() === '')) return;
    const text = `${actual} cells where the headings name ${expected}`;
    reasons.push(reason('too-many-cells', null, text));
  }

  /** Puts a cell's meaning in its place; false where its text is to be kept under its heading. */
  #readCell(
    column: Column,
    text: string,
    values: Map<ItemField, string | number>,
    reasons: Reason[],
    line: number,
  ): boolean {
    if (column.field === null) return false;
    if (column.reader === null) {
      values.set(column.field, text);
      return true;
    }
    if (isPlaceholder(text) && text !== '0') return false;
    const meaning = column.reader(text);
    if (meaning.kind === 'value') {
      values.set(column.field, meaning.value);
      return true;
    }
    if (meaning.kind === 'invalid') {
      reasons.push(reason(meaning.code, column.name, meaning.message));
      return true;
    }
    this.#setup.warn(`${column.field}-word-unknown`, text, line);
    return false;
  }

  #tag(
    values: ReadonlyMap<ItemField, string | number>,
    extra: string | null,
    contentHash: number,
  ): ReadItem {
    const textOf = (field: ItemField): string => String(values.get(field) ?? '');
    const model = textOf('model') === '' ? textOf('partNumber') : textOf('model');
    const manufacturer = textOf('manufacturer');
    const resolution =
      manufacturer === '' ? null : this.#setup.resolver.resolve(manufacturer, model);
    const functionText = textOf('function');
    const proposal = this.#setup.tagRules.propose({
      functionText,
      supplierId: resolution?.supplierId ?? null,
      model,
      hostname: textOf('hostname'),
    });
    const ownFunction = functionCategoryOf(functionText);
    const filePlacement = values.get('placement');
    const fileGeneration = values.get('generation');
    const hasPlacement = filePlacement !== undefined && filePlacement !== 'untagged';
    return {
      values,
      key: keyOf(this.#setup.plan.key, textOf),
      contentHash,
      extra,
      supplierId: resolution?.supplierId ?? null,
      matchedName: resolution?.matchedName ?? null,
      supplierBy: resolution?.by ?? null,
      variant: resolution?.variant ?? '',
      function: ownFunction ?? proposal.function?.value ?? null,
      functionBy: ownFunction === null ? ruleOrigin(proposal.function) : 'file',
      placement: hasPlacement ? String(filePlacement) : (proposal.placement?.value ?? 'untagged'),
      placementBy: hasPlacement ? 'file' : ruleOrigin(proposal.placement),
      generation:
        fileGeneration === undefined
          ? (proposal.generation?.value ?? null)
          : String(fileGeneration),
      generationBy: fileGeneration === undefined ? ruleOrigin(proposal.generation) : 'file',
    };
  }
}

/** Origins are stored as `file`, `rule:<id>` or `person:<change>`. */
function ruleOrigin(proposed: { readonly ruleId: string } | null): string | null {
  return proposed === null ? null : `rule:${proposed.ruleId}`;
}

/**
 * The key of an item: the first field of the plan's key that the row fills. Serial numbers and
 * asset ids are compared without regard to case; a host name counts together with its site.
 */
export function keyOf(
  fields: readonly ItemField[],
  textOf: (field: ItemField) => string,
): string | null {
  for (const field of fields) {
    const text = textOf(field);
    if (isPlaceholder(text)) continue;
    if (field !== 'hostname') return `${field}:${text.toUpperCase()}`;
    return `hostname:${text.toLowerCase()}@${textOf('site').toLowerCase()}`;
  }
  return null;
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
