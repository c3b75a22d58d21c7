import type { Database } from '../database/connection.ts';
import type { ClassValues } from './classes.ts';

type Maker = { readonly text: string; readonly variant: string };

/**
 * Readings of manufacturer texts that the item's model told apart, such as "Alcatel-Lucent" of a router
 * by Nokia. A row of the same text that says nothing of the model says nothing against the reading.
 */
export class MakerReadings {
  readonly #find;

  constructor(db: Database) {
    this.#find = db.prepare<[ClassValues['manufacturer_id']], Maker>(
      'SELECT text, variant FROM manufacturer WHERE id = ?',
    );
  }

  /** What a row without a model says of a known item's class, with the reading that is known. */
  keep(incoming: ClassValues, existing: ClassValues): ClassValues {
    const { manufacturer_id: known } = existing;
    const { manufacturer_id: said } = incoming;
    if (known === null || said === null || known === said) return incoming;
    const [before, now] = [this.#find.get(known), this.#find.get(said)];
    const isSame = before !== undefined && before.variant !== '' && before.text === now?.text;
    return isSame ? { ...incoming, manufacturer_id: known } : incoming;
  }
}
