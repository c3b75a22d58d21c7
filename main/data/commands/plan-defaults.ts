import type { ImportPlan } from '#shared/contract/import';
import type { ItemField } from '#shared/domain/item';
import type { CellValue } from '../../import/protocol.ts';
import { FIELD_AT } from '../../import/row-values.ts';
import { COLUMN_OF } from '../database/columns.ts';
import type { ClassColumn, ClassValues } from './classes.ts';
import { TAGS } from './merge-item.ts';

/** Facts of a class that a default may state, by their fields. */
const FACT_OF: Partial<Readonly<Record<ItemField, ClassColumn>>> = {
  manufacturer: 'manufacturer_id',
  function: 'function_text',
  country: 'country',
  status: 'status',
  installedOn: 'installed_since',
};

type Row = {
  readonly incoming: ReadonlyMap<string, CellValue>;
  readonly incomingClass: ClassValues;
};

/**
 * Defaults of a plan beside known items. Such a value is said of all rows alike: it fills what is not
 * known of an item, and takes the place of nothing but what a blank cell erases.
 */
export class PlanDefaults {
  readonly #fields: readonly ItemField[];

  constructor({ mapping, defaults, blanksErase = false }: ImportPlan) {
    const mapped = new Set(mapping.map(({ field }) => field));
    this.#fields = defaults
      .map(({ field }) => field)
      .filter((field) => !blanksErase || !mapped.has(field));
  }

  /**
   * What a row says of a known item beside the defaults that the item needs no more; `filled` are the
   * fields of which the row has a default.
   */
  without(
    { incoming, incomingClass, filled }: Row & { readonly filled: number },
    existing: Readonly<Record<string, CellValue>>,
    existingClass: ClassValues,
  ): Row {
    if (filled === 0) return { incoming, incomingClass };
    const said = new Map(incoming);
    const unsaid: Partial<Record<ClassColumn, null>> = {};
    for (const field of this.#fields) {
      if ((filled & (1 << FIELD_AT[field])) === 0) continue;
      const column = COLUMN_OF[field];
      if ((existing[column] ?? null) !== null) said.set(column, null);
      const fact = FACT_OF[field];
      if (fact !== undefined && existingClass[fact] !== null) unsaid[fact] = null;
      const tag = TAGS.find((each) => each.field === column);
      if (tag !== undefined && existingClass[tag.by] === 'file') unsaid[tag.by] = null;
    }
    return { incoming: said, incomingClass: { ...incomingClass, ...unsaid } };
  }
}
