import { LEGAL_SUFFIXES } from './normalise-name.ts';
import { CONNECTING_WORDS, isTradeWord, LEADING_PLACES, PLACE_WORDS } from './name-words.ts';

/** How far a name tells its company among others: see `supplierSchema`; `alone` for the rest. */
type Reach = 'alone' | 'places' | 'trade';

/** A known name, as words. */
export type BranchName = {
  readonly supplierId: string;
  readonly words: readonly string[];
  readonly reach: Reach;
};

const REACHES: readonly Reach[] = ['alone', 'places', 'trade'];
const LONGEST_LEGAL_FORM = 7;

/** Joins what dots tore apart: `s a de c v` becomes `sadecv`, which is a legal form. */
function joinLegalForms(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    let taken = 1;
    for (let size = LONGEST_LEGAL_FORM; size > 1; size -= 1) {
      const run = words.slice(at, at + size);
      const isShort = run.length === size && run.every((word) => word.length <= 3);
      const whole = run.join('');
      if (!isShort || !(LEGAL_SUFFIXES.has(whole) || PLACE_WORDS.has(whole))) continue;
      taken = size;
      break;
    }
    joined.push(words.slice(at, at + taken).join(''));
    at += taken - 1;
  }
  return joined;
}

/**
 * Finds texts that say nothing but known names of one supplier, where a branch of it sits, legal
 * forms and, for invented names, general words of the trade: `Huawei Technologies Deutschland GmbH`,
 * `Cisco Systems International B.V.`, `HiLook by Hikvision`. Any other word may make it another
 * company (`LG-Ericsson`, `Juniper Systems`, `Shanghai Dahua Scale Factory`), and nothing is found.
 */
export class BranchNames<T extends BranchName> {
  readonly #byFirstWord = new Map<string, T[]>();

  /** Learns a name; longer ones are tried first. */
  learn(name: T): void {
    const [first = ''] = name.words;
    const list = [...(this.#byFirstWord.get(first) ?? []), name];
    this.#byFirstWord.set(
      first,
      list.toSorted((a, b) => b.words.length - a.words.length),
    );
  }

  /** The name in a folded text that says most of its supplier, `null` where it is not a branch. */
  find(text: string): T | null {
    const words = joinLegalForms(text.split(' '));
    const names: T[] = [];
    const rest: { readonly word: string; readonly isBefore: boolean; readonly isLast: boolean }[] =
      [];
    for (let at = 0; at < words.length;) {
      const name = this.#nameAt(words, at);
      if (name === null) {
        const word = words[at] ?? '';
        rest.push({ word, isBefore: names.length === 0, isLast: at === words.length - 1 });
        at += 1;
      } else {
        names.push(name);
        at += name.words.length;
      }
    }
    const best = names.toSorted((a, b) => reachOf(b) - reachOf(a))[0];
    if (best === undefined || best.reach === 'alone') return null;
    const isOne = names.every(({ supplierId }) => supplierId === best.supplierId);
    const { reach } = best;
    return isOne && rest.every((each) => isSilent(each, reach)) ? best : null;
  }

  #nameAt(words: readonly string[], at: number): T | null {
    const candidates = this.#byFirstWord.get(words[at] ?? '') ?? [];
    return candidates.find((name) => name.words.every((w, i) => words[at + i] === w)) ?? null;
  }
}

function reachOf({ reach }: BranchName): number {
  return REACHES.indexOf(reach);
}

/** True for a word that names nobody beside a name of this reach. */
function isSilent(
  { word, isBefore, isLast }: { word: string; isBefore: boolean; isLast: boolean },
  reach: Reach,
): boolean {
  if (LEGAL_SUFFIXES.has(word)) return true;
  // What stands before the name may only be the town of a company with an invented name.
  if (isBefore) return word === 'the' || (reach === 'trade' && LEADING_PLACES.has(word));
  if (CONNECTING_WORDS.has(word)) return true;
  if (PLACE_WORDS.has(word) || LEADING_PLACES.has(word)) return true;
  return reach === 'trade' && isTradeWord(word, isLast);
}
