import { LEGAL_SUFFIXES } from './normalise-name.ts';
import { isTradeWord, LEADING_PLACES, PLACE_WORDS } from './name-words.ts';

/** A known name, as words, and how far it tells its company among others; see `supplierSchema`. */
export type BranchName = {
  readonly words: readonly string[];
  readonly distinct: 'places' | 'trade' | 'whole';
};

function startsWith(words: readonly string[], at: number, name: readonly string[]): boolean {
  return name.every((word, index) => words[at + index] === word);
}

/**
 * Finds known names with nothing around them but where a branch sits, legal forms and, for
 * invented names, general words of the trade: `Huawei Technologies Deutschland GmbH`, `Cisco
 * Systems International B.V.`. Any other word may make it another company (`LG-Ericsson`,
 * `Juniper Systems`, `Shanghai Dahua Scale Factory`), and nothing is found.
 */
export class BranchNames<T extends BranchName> {
  readonly #byFirstWord = new Map<string, T[]>();

  /** Learns a name; of two that fit equally well the first counts. */
  learn(name: T): void {
    const [first] = name.words;
    // A single word that is not distinct tells nobody apart, whatever stands beside it.
    if (first === undefined || (name.words.length === 1 && name.distinct === 'whole')) return;
    const list = this.#byFirstWord.get(first);
    if (list === undefined) this.#byFirstWord.set(first, [name]);
    else list.push(name);
  }

  /** The longest known name that the words are a branch of, `null` where there is none. */
  find(words: readonly string[]): T | null {
    let best: T | null = null;
    for (let at = 0; at < words.length; at += 1) {
      for (const name of this.#byFirstWord.get(words[at] ?? '') ?? []) {
        const isLonger = name.words.length > (best?.words.length ?? 0);
        if (isLonger && isBranch(words, at, name)) best = name;
      }
      // What stands before the name may only be the town of a company with an invented name.
      if (!LEADING_PLACES.has(words[at] ?? '')) break;
    }
    return best;
  }
}

function isBranch(words: readonly string[], at: number, name: BranchName): boolean {
  if (!startsWith(words, at, name.words)) return false;
  if (at > 0 && name.distinct !== 'trade') return false;
  return words
    .slice(at + name.words.length)
    .every(
      (word) =>
        PLACE_WORDS.has(word) ||
        LEADING_PLACES.has(word) ||
        LEGAL_SUFFIXES.has(word) ||
        (name.distinct === 'trade' && isTradeWord(word)),
    );
}
