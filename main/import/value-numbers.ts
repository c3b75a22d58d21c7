import { ownCopy } from './own-copy.ts';
import type { RowValue } from './row-values.ts';

/** Texts remembered at most; a column with more different ones repeats few of them. */
const MAX_TEXTS = 50_000;
/** What numbers of texts begin behind; those that columns give their cells are smaller. */
const TEXTS = 0x8000_0000;
/** Stands for a value that another column gave. */
export const OTHER_COLUMN = 0x4000_0000;

/**
 * Gives the values of a row's fields numbers to find them by: those that their columns counted, and
 * others to values that no column counts. One value may have several numbers, but no number ever
 * stands for two values of one column.
 */
export class ValueNumbers {
  readonly #texts = new Map<string, number>();
  #last = TEXTS;

  /** The number of a value; `counted` is that of its column, 0 where it has none. */
  of(value: RowValue, counted = 0): number {
    if (value === null) return 0;
    return counted > 0 ? counted : this.#ofText(String(value));
  }

  #ofText(text: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#texts.size >= MAX_TEXTS) this.#texts.clear();
    this.#last += 1;
    this.#texts.set(ownCopy(text), this.#last);
    return this.#last;
  }
}
