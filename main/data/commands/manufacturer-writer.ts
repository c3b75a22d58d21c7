import type { ManufacturerRef } from '../../import/protocol.ts';
import { normaliseName } from '../../tagging/normalise-name.ts';
import type { Database } from '../database/connection.ts';

type Known = { readonly id: number; readonly supplier_id: string | null };

/** Finds or adds the manufacturer texts that an import meets. */
export class ManufacturerWriter {
  /** Texts from before the import that lead to a supplier by now; their items are to be tagged anew. */
  readonly resolved: number[] = [];
  readonly #find;
  readonly #insert;
  readonly #resolve;
  readonly #decision;

  constructor(db: Database) {
    this.#find = db.prepare<[string, string], Known>(
      'SELECT id, supplier_id FROM manufacturer WHERE text = ? AND variant = ?',
    );
    this.#insert = db
      .prepare<unknown[], number>(
        `INSERT INTO manufacturer
           (text, variant, normalised, supplier_id, matched_name, resolved_by, step, change_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
      )
      .pluck();
    this.#resolve = db.prepare(
      `UPDATE manufacturer SET supplier_id = ?, matched_name = ?, resolved_by = ?, step = ?,
         change_id = ? WHERE id = ?`,
    );
    // Undoing a decision has to reach the spellings that followed it.
    this.#decision = db
      .prepare<[string], number | null>(
        `SELECT change_id FROM manufacturer WHERE normalised = ? AND resolved_by = 'person'
         ORDER BY change_id DESC LIMIT 1`,
      )
      .pluck();
  }

  /** The id of a text; one that was unresolved takes a resolution that is known by now. */
  idOf(ref: ManufacturerRef): number {
    const known = this.#find.get(ref.text, ref.variant);
    if (known !== undefined) {
      if (known.supplier_id === null && ref.supplierId !== null) {
        const changeId =
          ref.by === 'person' ? (this.#decision.get(normaliseName(ref.text)) ?? null) : null;
        const { supplierId, matchedName, by, step } = ref;
        this.#resolve.run(supplierId, matchedName, by, step, changeId, known.id);
        this.resolved.push(known.id);
      }
      return known.id;
    }
    const { text, variant, supplierId, matchedName, by, step } = ref;
    const normalised = normaliseName(text);
    const changeId = by === 'person' ? (this.#decision.get(normalised) ?? null) : null;
    const id = this.#insert.get(
      text,
      variant,
      normalised,
      supplierId,
      matchedName,
      by,
      step,
      changeId,
    );
    if (id === undefined) throw new Error('A manufacturer text was not stored.');
    return id;
  }
}
