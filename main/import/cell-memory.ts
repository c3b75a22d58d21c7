import { ownCopy } from './own-copy.ts';

/** Cells after which a column shows whether its texts repeat. */
const TRIAL = 2000;
/** Share of the cells whose text is new, above which remembering them is of no use. */
const MAX_NEW = 0.9;
/** Texts of one column that are remembered at most. */
const MAX_TEXTS = 100_000;
/** Characters up to which a text is remembered; longer ones are hardly ever the same. */
const MAX_LENGTH = 200;

/**
 * What the cells of one column turned out to mean, by their texts: most columns repeat few of them,
 * and each is understood once. A column whose texts seldom repeat soon remembers nothing.
 */
export class CellMemory<T> {
  readonly #known = new Map<string, T>();
  #isUseful = true;
  #asked = 0;

  /** What a text means, `undefined` where it is not remembered. */
  get(text: string): T | undefined {
    if (!this.#isUseful) return undefined;
    this.#asked += 1;
    return this.#known.get(text);
  }

  /**
   * The number that a text which `get` did not know would be remembered by, from 1; 0 where it
   * will not be. To be followed by `set`.
   */
  numberFor(text: string): number {
    if (!this.#isUseful || text.length > MAX_LENGTH) return 0;
    const { size } = this.#known;
    if (this.#asked > TRIAL && size > this.#asked * MAX_NEW) {
      this.#isUseful = false;
      this.#known.clear();
      return 0;
    }
    return size < MAX_TEXTS ? size + 1 : 0;
  }

  /** Remembers what a text means. */
  set(text: string, meaning: T): void {
    this.#known.set(ownCopy(text), meaning);
  }
}
