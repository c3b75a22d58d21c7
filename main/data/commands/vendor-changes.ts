import type { ReadWarning } from '#shared/contract/import';
import type { Database } from '../database/connection.ts';
import type { RowPlace } from '../preview/preview-recorder.ts';
import { normaliseName } from '../../tagging/normalise-name.ts';
import { SignWords } from '../queries/evidence.ts';
import type { ClassValues } from './classes.ts';
import { describeKey } from './key-words.ts';
import type { Comparison } from './row-decider.ts';

/** Who made an item: a manufacturer text by its id, or what the item says itself where it has none. */
type MakerKey = number | string;

/** Two makers, and the first row that sets one in the place of the other. */
type Change = RowPlace & { readonly from: MakerKey; readonly to: MakerKey; items: number };

type Maker = { readonly text: string; readonly supplier: string | null };

function makerOf({ manufacturer_id: id, evidence }: ClassValues): MakerKey | null {
  if (typeof id === 'number') return id;
  return typeof evidence === 'string' ? evidence : null;
}

/** True where two makers are one, or may be: spellings of one name are no change. */
function areOne(one: Maker, other: Maker): boolean {
  if (one.supplier !== null || other.supplier !== null) return one.supplier === other.supplier;
  return normaliseName(one.text) === normaliseName(other.text);
}

/**
 * Counts the known items that a file says another vendor made. That corrects them, or it is other
 * equipment under the same key, whose verdict would then be lost without a word.
 */
export class VendorChanges {
  readonly #changes = new Map<string, Change>();

  /** Looks at a known item that a row changes. */
  note({ existingClass, mergedClass }: Comparison, place: RowPlace): void {
    const [from, to] = [makerOf(existingClass), makerOf(mergedClass)];
    // A vendor that a person set stays, whatever the file names.
    if (from === to || mergedClass.supplier_override !== null) return;
    if (from === null || to === null) return;
    const key = `${from} ${to}`;
    const known = this.#changes.get(key);
    if (known === undefined) this.#changes.set(key, { ...place, from, to, items: 1 });
    else known.items += 1;
  }

  /** One sentence where vendors changed, with the first row; another spelling of a vendor is none. */
  warnings(db: Database): ReadWarning[] {
    if (this.#changes.size === 0) return [];
    const byName = db.prepare<[number], Maker>(
      'SELECT text, supplier_id AS supplier FROM manufacturer WHERE id = ?',
    );
    const signs = new SignWords(db);
    const find = (key: MakerKey): Maker | undefined => {
      if (typeof key === 'number') return byName.get(key);
      const sign = signs.of(key);
      return sign?.isSure === true ? { text: sign.words, supplier: sign.supplierId } : undefined;
    };
    const told = [...this.#changes.values()].flatMap((change) => {
      const [from, to] = [find(change.from), find(change.to)];
      return from === undefined || to === undefined || areOne(from, to)
        ? []
        : [{ ...change, from: from.text, to: to.text }];
    });
    const [first] = told.toSorted((a, b) => a.line - b.line);
    if (first === undefined) return [];
    const items = told.reduce((sum, change) => sum + change.items, 0);
    const { key, line, from, to } = first;
    const whose =
      items === 1 ? '1 item of the workspace has' : `${items} items of the workspace have`;
    const message = `${whose} another vendor in this file, first on line ${line}: ${describeKey(key)} was "${from}" and is "${to}". Check whether it is the same equipment; where it is not, choose a key that tells both apart.`;
    return [{ code: 'vendor-changed', message, line }];
  }
}
