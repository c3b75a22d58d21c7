import type { CellValue } from '../../../import/protocol.ts';
import type { Database } from '../../database/connection.ts';
import { readActiveRules } from '../../queries/own-rules.ts';
import { CLASS_COLUMNS, type ClassValues } from '../classes.ts';
import { RuleTagger, type ClassOfItems, type RowToTag } from './rule-tagger.ts';

type Maker = { readonly text: string; readonly supplier_id: string | null };

/**
 * Says what rules propose for a known item after a row about it. What counts is the item as a
 * whole, as it does when it is edited: a row without a model does not make the item forget what its
 * model told, and a tag does not outlive the host name that it came from.
 */
export class RowTags {
  readonly #db: Database;
  readonly #makerOf;
  readonly #supplierOfSign;
  /** The classes that were met, by what they say; see `ClassOfItems`. */
  readonly #classes = new Map<string, ClassOfItems>();
  #tagger: RuleTagger | null = null;
  #columns: readonly string[] = [];

  constructor(db: Database) {
    this.#db = db;
    this.#makerOf = db.prepare<[CellValue], Maker>(
      'SELECT text, supplier_id FROM manufacturer WHERE id = ?',
    );
    this.#supplierOfSign = db
      .prepare<[CellValue], string>('SELECT supplier_id FROM evidence WHERE key = ?')
      .pluck();
  }

  /** The class of an item with the tags of rules; those of the file or of a person stay. */
  apply(
    merged: ClassValues,
    existing: Readonly<Record<string, CellValue>>,
    changes: ReadonlyMap<string, CellValue>,
  ): ClassValues {
    if (this.#tagger === null) {
      this.#tagger = new RuleTagger(readActiveRules(this.#db));
      this.#columns = this.#tagger.itemColumns();
    }
    const of = this.#classOf(merged);
    const row: Record<string, CellValue> & RowToTag = { id: 0, class_id: of.id };
    for (const column of this.#columns) {
      row[column] = (changes.has(column) ? changes.get(column) : existing[column]) ?? null;
    }
    const { tags } = this.#tagger.retag(row, of);
    return tags === null ? merged : { ...merged, ...tags };
  }

  #classOf(values: ClassValues): ClassOfItems {
    const key = JSON.stringify(CLASS_COLUMNS.map((column) => values[column]));
    const known = this.#classes.get(key);
    if (known !== undefined) return known;
    const { manufacturer_id: makerId, supplier_override: override, evidence } = values;
    const maker = makerId === null ? undefined : this.#makerOf.get(makerId);
    const ofSign = evidence === null ? undefined : this.#supplierOfSign.get(evidence);
    const supplierOfText = makerId === null ? (ofSign ?? null) : (maker?.supplier_id ?? null);
    const made = {
      ...values,
      id: this.#classes.size,
      manufacturer: maker?.text ?? null,
      supplier_id: override === null ? supplierOfText : String(override),
    };
    this.#classes.set(key, made);
    return made;
  }
}
