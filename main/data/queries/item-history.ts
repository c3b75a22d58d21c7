import { z } from 'zod';
import type { FieldOrigin, ItemChange } from '#shared/contract/items';
import { ITEM_FIELDS, type ItemField } from '#shared/domain/item';
import { CLASS_COLUMNS, type ClassColumn, type ClassValues } from '../commands/classes.ts';
import { fieldsOfPerson } from '../commands/edit/person-fields.ts';
import { COLUMN_OF } from '../database/columns.ts';
import type { Database } from '../database/connection.ts';
import { parseExtra } from '../database/extra.ts';
import { readImportColumns } from './imports.ts';

type Cell = string | number | null;
type Stored = Readonly<Record<string, Cell>>;

type ChangeRow = {
  readonly id: number;
  readonly kind: 'import' | 'tag';
  readonly at: string;
  readonly who: string | null;
  readonly text: string;
  readonly reason: string | null;
  readonly tag_column: ClassColumn | null;
  readonly before: string | null;
  readonly before_class: number;
  readonly after_class: number | null;
};

const formerSchema = z.record(z.string(), z.unknown());

/** What classes say that a person reads, with the name under which the card says it. */
const READ_OF_CLASS: readonly (readonly [ClassColumn, string])[] = [
  ['manufacturer_id', 'manufacturer'],
  ['supplier_override', 'supplier'],
  ['function', 'function'],
  ['placement', 'placement'],
  ['generation', 'generation'],
  ['country', 'country'],
  ['status', 'status'],
];

const FIELD_OF = new Map<string, ItemField>(ITEM_FIELDS.map((field) => [COLUMN_OF[field], field]));

function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** Every change that counts of one item, the latest first; each looked up by its key. */
function changesOf(db: Database, itemId: number): ChangeRow[] {
  return db
    .prepare<[number], ChangeRow>(
      `SELECT k.id, k.kind, k.at, k.made_by AS who, k.text, k.reason,
         CASE k.kind WHEN 'tag' THEN json_extract(k.detail, '$.column') END AS tag_column,
         b.before, b.before_class, b.after_class
       FROM change k CROSS JOIN change_item b ON b.change_id = k.id AND b.item_id = ?
       WHERE k.kind IN ('import', 'tag') AND k.undone_by IS NULL ORDER BY k.id DESC`,
    )
    .all(itemId);
}

/** Walks back from what an item is now, and says of every change what it set. */
export class ItemPast {
  readonly #db: Database;
  readonly #item: Stored;
  readonly changes: readonly ItemChange[];
  #first: { readonly importId: number; readonly row: number } | null = null;
  /** Where the row of each field's value stands: the import, and the row in its file. */
  readonly #rowOf = new Map<string, { readonly importId: number; readonly row: number }>();

  /** `item` is the whole stored row. */
  constructor(db: Database, item: Stored) {
    this.#db = db;
    this.#item = item;
    this.changes = this.#walk(Number(item['id']));
  }

  #walk(itemId: number): ItemChange[] {
    const classOf = this.#db.prepare<[number], ClassValues>(
      `SELECT ${CLASS_COLUMNS.join(', ')} FROM item_class WHERE id = ?`,
    );
    const now: Record<string, unknown> = { ...this.#item };
    const extra = parseExtra(this.#item['extra'] ?? null);
    const ofClass: Record<string, Cell> = { ...classOf.get(Number(this.#item['class_id'])) };
    const changes: ItemChange[] = [];
    for (const change of changesOf(this.#db, itemId)) {
      const values: ItemChange['values'] = [];
      const place = { importId: Number(now['import_id']), row: Number(now['row_number']) };
      const former = change.before === null ? {} : formerSchema.parse(JSON.parse(change.before));
      for (const [column, before] of Object.entries(former)) {
        if (column === 'extra' && typeof before === 'object' && before !== null) {
          for (const [heading, text] of Object.entries(before)) {
            const after = extra.get(heading) ?? null;
            values.push({ name: heading, isHeading: true, before: textOf(text), after });
            if (typeof text === 'string') extra.set(heading, text);
            else extra.delete(heading);
          }
          continue;
        }
        const field = FIELD_OF.get(column);
        if (field !== undefined) {
          values.push({
            name: field,
            isHeading: false,
            before: textOf(before),
            after: textOf(now[column]),
          });
          if (change.kind === 'import' && !this.#rowOf.has(column)) this.#rowOf.set(column, place);
        }
        now[column] = before;
      }
      const was = classOf.get(change.before_class);
      const is = change.after_class === null ? undefined : classOf.get(change.after_class);
      for (const [column, name] of was === undefined ? [] : READ_OF_CLASS) {
        const isItsOwn =
          is === undefined ? column === change.tag_column : was?.[column] !== is[column];
        if (!isItsOwn || was === undefined) continue;
        values.push({
          name,
          isHeading: false,
          before: this.#worded(column, was[column]),
          after: this.#worded(column, is?.[column] ?? ofClass[column] ?? null),
        });
        ofClass[column] = was[column];
        if (change.kind === 'import' && !this.#rowOf.has(column)) this.#rowOf.set(column, place);
      }
      // What the file called its function is read in the card, though tags decide.
      const isOfFunction = was?.function_text !== is?.function_text && is !== undefined;
      if (change.kind === 'import' && isOfFunction && !this.#rowOf.has('function_text')) {
        this.#rowOf.set('function_text', place);
      }
      const { id: changeId, at, who, kind, text, reason } = change;
      if (values.length > 0) changes.push({ changeId, at, who, kind, text, reason, values });
    }
    // What no import changed came with the row that the item was added from.
    this.#first = { importId: Number(now['import_id']), row: Number(now['row_number']) };
    return changes;
  }

  #worded(column: ClassColumn, value: Cell): string | null {
    if (value === null) return null;
    if (column === 'manufacturer_id') {
      return (
        this.#db
          .prepare<[Cell], string>('SELECT text FROM manufacturer WHERE id = ?')
          .pluck()
          .get(value) ?? null
      );
    }
    if (column !== 'supplier_override') return String(value);
    const name = this.#db
      .prepare<[Cell], string>('SELECT name FROM supplier WHERE id = ?')
      .pluck()
      .get(value);
    return name ?? String(value);
  }

  /** Where the value of a field comes from, `null` where it has none. */
  originOf(field: ItemField, value: string | null): FieldOrigin | null {
    if (value === null) return null;
    const column = COLUMN_OF[field];
    const setBy = fieldsOfPerson(this.#item).get(column);
    if (setBy !== undefined) return this.#person(setBy);
    const ofClass = field === 'manufacturer' ? 'manufacturer_id' : column;
    const by = textOf(this.#item[`${column}_by`]);
    if (by?.startsWith('person:') === true) return this.#person(Number(by.slice('person:'.length)));
    // Rules say under the tags of the card what they saw.
    if (by?.startsWith('rule:') === true || value === 'untagged') return null;
    const place = this.#rowOf.get(ofClass) ?? this.#first;
    return place === null ? null : this.#file(field, place);
  }

  #person(changeId: number): FieldOrigin | null {
    const change = this.#db
      .prepare<[number], { at: string; who: string | null; reason: string | null }>(
        'SELECT at, made_by AS who, reason FROM change WHERE id = ?',
      )
      .get(changeId);
    return change === undefined ? null : { kind: 'person', ...change };
  }

  #file(
    field: ItemField,
    { importId, row }: { importId: number; row: number },
  ): FieldOrigin | null {
    const source = readImportColumns(this.#db, importId);
    if (source === null) return null;
    const { fileName, mapping, headings } = source;
    const column = mapping.find((each) => each.field === field)?.column;
    const heading = column === undefined ? null : (headings[column] ?? null);
    return { kind: 'file', fileName, row, heading };
  }
}
