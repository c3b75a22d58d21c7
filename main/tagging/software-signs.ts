import type { SoftwareSign } from '#shared/domain/supplier';

type KnownWords = { readonly sign: SoftwareSign; readonly words: readonly string[] };

/** Longer texts are no software versions; only their start is read. */
const LONGEST_TEXT = 2000;

/** The words of a text: `Cisco IOS-XE, Version 17.3` is `cisco`, `ios`, `xe`, `version`, `17`, `3`. */
function wordsOf(text: string): readonly string[] {
  const words = text
    .slice(0, LONGEST_TEXT)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]/u);
  return words.filter((word) => word !== '');
}

/** Finds the names of software that only one supplier makes in the texts of software versions. */
export class SoftwareSigns {
  readonly #byFirstWord = new Map<string, KnownWords[]>();

  constructor(signs: readonly SoftwareSign[]) {
    for (const sign of signs) {
      for (const text of sign.words) {
        const words = wordsOf(text);
        const [first = ''] = words;
        this.#byFirstWord.set(first, [...(this.#byFirstWord.get(first) ?? []), { sign, words }]);
      }
    }
  }

  /**
   * The sign with the most words of those that a text holds as whole words; `null` where it holds
   * none, or software of several suppliers.
   */
  find(text: string): SoftwareSign | null {
    const words = wordsOf(text);
    const found = words.flatMap((word, at) =>
      (this.#byFirstWord.get(word) ?? []).filter((known) =>
        known.words.every((each, index) => words[at + index] === each),
      ),
    );
    const [best] = found.toSorted((a, b) => b.words.length - a.words.length);
    const isOne = found.every(({ sign }) => sign.supplier === best?.sign.supplier);
    return best !== undefined && isOne ? best.sign : null;
  }
}
