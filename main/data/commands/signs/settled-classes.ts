import { SettledSigns, settledOrigin, type SettledSign } from '../../../tagging/settled-signs.ts';
import type { Database } from '../../database/connection.ts';
import { readSettledSigns } from '../../queries/settled-signs.ts';
import { CLASS_COLUMNS, rewriteClasses, type ClassValues } from '../classes.ts';
import { retagClasses } from '../retag.ts';

type Label = { readonly text: string; readonly variant: string };

/** Says of classes what the operator decided on their label and their sign. */
export class SettledClasses {
  readonly #signs: SettledSigns;
  readonly #labelOf;
  readonly #labels = new Map<number, Label | null>();

  constructor(db: Database, settled: readonly SettledSign[] = readSettledSigns(db)) {
    this.#signs = new SettledSigns(settled);
    this.#labelOf = db.prepare<[number], Label>(
      'SELECT text, variant FROM manufacturer WHERE id = ?',
    );
  }

  #label(id: number): Label | null {
    const known = this.#labels.get(id);
    if (known !== undefined) return known;
    const label = this.#labelOf.get(id) ?? null;
    this.#labels.set(id, label);
    return label;
  }

  /** A class as the decisions make it; what a person said of its items stays. */
  apply(values: ClassValues): ClassValues {
    const { manufacturer_id: maker, evidence, supplier_by: by } = values;
    if (String(by ?? '').startsWith('person')) return values;
    const label = maker === null ? null : this.#label(Number(maker));
    const settled =
      label === null || evidence === null
        ? null
        : this.#signs.find({ ...label, evidence: String(evidence) });
    const supplierBy = settled === null ? null : settledOrigin(settled.id);
    const supplier = settled?.supplierId ?? null;
    if (by === supplierBy && values.supplier_override === supplier) return values;
    return { ...values, supplier_override: supplier, supplier_by: supplierBy };
  }
}

/** Classes of items whose supplier a decision says or may say; those of the history stay. */
const OPEN_CLASSES = `SELECT id, ${CLASS_COLUMNS.join(', ')} FROM item_class c
  WHERE (supplier_by LIKE 'rule:%' OR (supplier_by IS NULL AND manufacturer_id IS NOT NULL
    AND evidence IN (SELECT evidence FROM settled_sign)))
  AND EXISTS (SELECT 1 FROM item i WHERE i.class_id = c.id)`;

/**
 * Lets every class follow the decisions as they stand, and tags the items of those that changed
 * anew. To be called within a transaction; verdicts are still to be computed.
 */
export function replaySettled(db: Database): void {
  const settled = new SettledClasses(db);
  const rewritten = new Map<number, ClassValues>();
  for (const row of db.prepare<[], ClassValues & { id: number }>(OPEN_CLASSES).all()) {
    const { id, ...values } = row;
    const next = settled.apply(values);
    if (next !== values) rewritten.set(id, next);
  }
  if (rewritten.size === 0) return;
  rewriteClasses(db, rewritten);
  retagClasses(db, {
    sql: 'c.id IN (SELECT value FROM json_each(?))',
    values: [JSON.stringify([...rewritten.keys()])],
  });
}
