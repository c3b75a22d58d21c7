import { ownCopy } from './own-copy.ts';

/** Cells after which a column shows whether its texts repeat. */
const TRIAL = 2000;
/** Share of the cells whose text is new, above which remembering them is of no use. */
const MAX_NEW = 0.9;
/** Texts of one column that are remembered at most. */
const MAX_TEXTS = 100_000;
/** Characters up to which a text is remembered; longer ones are hardly ever the same. */
const MAX_LENGTH = 200;

/** What remembering a text takes beside its characters, in characters. */
const OVERHEAD = 64;
/** Characters that all columns of a file may remember together; a wide file has thousands. */
const ROOM = 32_000_000;

/** Texts up to which a column looks for each at the place that its characters point to. */
const FEW_TEXTS = 256;
/** Places for them; a power of two, and so many that few texts share one. */
const PLACES = 2048;

/** A text with what it means. */
type Known<T> = { readonly text: string; readonly meaning: T };

/** What the columns of one file may still remember, in characters. */
export class MemoryRoom {
  #left: number;

  constructor(chars = ROOM) {
    this.#left = chars;
  }

  /** Takes room for a text; false where there is none. */
  take(text: string): boolean {
    const needed = text.length + OVERHEAD;
    if (needed > this.#left) return false;
    this.#left -= needed;
    return true;
  }

  /** Gives back the room of some texts with so many characters together. */
  giveBack(texts: number, chars: number): void {
    this.#left += chars + texts * OVERHEAD;
  }
}

/**
 * What the cells of one column turned out to mean, by their texts: most columns repeat few of them,
 * and each is understood once. A column whose texts seldom repeat soon remembers nothing.
 */
export class CellMemory<T> {
  readonly #known = new Map<string, T>();
  /**
   * The texts of a column that has few, by some of their characters: comparing a text with the one
   * that stands there takes a third of the time of hashing it.
   */
  readonly #places: (Known<T> | undefined)[] = Array.from({ length: PLACES });
  readonly #room: MemoryRoom;
  #isUseful = true;
  #asked = 0;
  #new = 0;
  #chars = 0;

  /** `room` is shared by all columns of a file. */
  constructor(room: MemoryRoom) {
    this.#room = room;
  }

  /** What a text means, `undefined` where it is not remembered. */
  get(text: string): T | undefined {
    if (!this.#isUseful) return undefined;
    this.#asked += 1;
    if (this.#known.size > FEW_TEXTS) return this.#known.get(text);
    const there = this.#places[placeOf(text)];
    return there?.text === text ? there.meaning : this.#known.get(text);
  }

  /**
   * The number that a text which `get` did not know would be remembered by, from 1; 0 where it
   * will not be. To be followed by `set`.
   */
  numberFor(text: string): number {
    if (!this.#isUseful || text.length > MAX_LENGTH) return 0;
    this.#new += 1;
    if (this.#asked > TRIAL && this.#new > this.#asked * MAX_NEW) {
      this.#forget();
      return 0;
    }
    const { size } = this.#known;
    return size < MAX_TEXTS && this.#room.take(text) ? size + 1 : 0;
  }

  /** Remembers what a text means. */
  set(text: string, meaning: T): void {
    const own = ownCopy(text);
    this.#known.set(own, meaning);
    this.#chars += own.length;
    if (this.#known.size <= FEW_TEXTS) this.#places[placeOf(own)] ??= { text: own, meaning };
  }

  #forget(): void {
    this.#isUseful = false;
    this.#room.giveBack(this.#known.size, this.#chars);
    this.#known.clear();
    this.#places.fill(undefined);
  }
}

/** The place that a text's length and its first, middle and last characters point to. */
function placeOf(text: string): number {
  const { length } = text;
  const first = text.charCodeAt(0);
  const middle = text.charCodeAt(length >> 1);
  const last = text.charCodeAt(length - 1);
  return (first + middle * 5 + last * 37 + length * 131) & (PLACES - 1);
}
