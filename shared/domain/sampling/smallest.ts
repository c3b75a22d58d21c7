/** Something that was given a place by chance; places are compared by code units. */
export type Ranked = { readonly rank: string };

function byRank(a: Ranked, b: Ranked): number {
  if (a.rank === b.rank) return 0;
  return a.rank < b.rank ? -1 : 1;
}

/** Keeps the few of smallest rank among very many, whatever order they come in. */
export class Smallest<T extends Ranked> {
  readonly #most: number;
  #kept: T[] = [];
  /** Nothing from here on can be among them. */
  #limit: string | null = null;

  constructor(most: number) {
    this.#most = most;
  }

  add(each: T): void {
    if (this.#most === 0 || (this.#limit !== null && each.rank >= this.#limit)) return;
    this.#kept.push(each);
    if (this.#kept.length >= 2 * this.#most + 64) this.#cut();
  }

  /** Those of smallest rank, the smallest first. */
  end(): readonly T[] {
    this.#cut();
    return this.#kept;
  }

  #cut(): void {
    this.#kept = this.#kept.toSorted(byRank).slice(0, this.#most);
    if (this.#kept.length === this.#most) this.#limit = this.#kept.at(-1)?.rank ?? null;
  }
}
