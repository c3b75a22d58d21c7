/** Numbers between 0 and 1 that only depend on the seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Chance that repeats: the same seed gives the same throws. */
export class Dice {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** True with the given probability. */
  hits(probability: number): boolean {
    return this.#random() < probability;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.#random() * (high - low + 1));
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.between(0, choices.length - 1)];
    if (choice === undefined) throw new RangeError('There is nothing to pick from.');
    return choice;
  }

  pickWeighted<T extends { readonly weight: number }>(choices: readonly T[]): T {
    const total = choices.reduce((sum, choice) => sum + choice.weight, 0);
    let rest = this.#random() * total;
    for (const choice of choices) {
      rest -= choice.weight;
      if (rest < 0) return choice;
    }
    throw new RangeError('There is nothing to pick from.');
  }

  digits(length: number): string {
    return Array.from({ length }, () => String(this.between(0, 9))).join('');
  }

  letters(length: number): string {
    return Array.from({ length }, () => this.pick('ABCDEFGHJKLMNPRSTUVWXYZ'.split(''))).join('');
  }
}
