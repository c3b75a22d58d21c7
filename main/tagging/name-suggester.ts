import { distance } from 'fastest-levenshtein';
import type { SupplierRegistry } from '#shared/domain/supplier';
import { compactName, foldText, normaliseName } from './normalise-name.ts';
import { namesOf, type OwnSupplier } from './supplier-resolver.ts';

/** A supplier that a text may mean. It tags nothing by itself. */
export type NameSuggestion = {
  readonly supplierId: string;
  /** The known name that the text is like, as the registry writes it. */
  readonly name: string;
  /** `slip`: few letters differ. `part`: the name stands among other words. */
  readonly why: 'slip' | 'part';
  /** From 0 to 1; what is certain is no suggestion. */
  readonly confidence: number;
};

type Known = {
  readonly supplierId: string;
  readonly name: string;
  readonly words: readonly string[];
  readonly compact: string;
  /** False for names that are everyday words, which other companies bear too. */
  readonly mayBePart: boolean;
};

const MOST = 3;
/** Shorter names differ from too many others by one letter. */
const SHORTEST_SLIP = 5;
/** From this length on, two letters may differ. */
const LONG_NAME = 8;

function slipsAllowed(length: number): number {
  if (length < SHORTEST_SLIP) return 0;
  return length < LONG_NAME ? 1 : 2;
}

function holds(words: readonly string[], name: readonly string[]): boolean {
  return words.some((_word, at) => name.every((word, index) => words[at + index] === word));
}

/** True where two words are of the same letters. */
function isShuffled(one: string, other: string): boolean {
  const sorted = (text: string): string => Array.from(text).toSorted().join('');
  return sorted(one) === sorted(other);
}

/** How many letters differ, two that changed places counting as one. */
function lettersOff(written: string, known: string): number {
  const letters = distance(written, known);
  return letters === 2 && isShuffled(written, known) ? 1 : letters;
}

/** What stands in the text as it is tells more than what is written alike. */
function isBetter(found: NameSuggestion, earlier: NameSuggestion | undefined): boolean {
  if (earlier === undefined) return true;
  if (found.why !== earlier.why) return found.why === 'part';
  return found.confidence > earlier.confidence;
}

/** Looks for what an unresolved manufacturer text may mean, to be confirmed by a person. */
export class NameSuggester {
  readonly #known: readonly Known[];

  constructor(registry: SupplierRegistry, own: readonly OwnSupplier[] = []) {
    const ofRegistry = registry.suppliers.flatMap((supplier) =>
      namesOf(supplier).map((name) => ({ supplier, name })),
    );
    this.#known = [
      ...ofRegistry.map(({ supplier, name }) =>
        knownName(supplier.id, name, supplier.distinct !== 'whole'),
      ),
      ...own.map(({ id, name }) => knownName(id, name, true)),
    ];
  }

  /** The likeliest suppliers of a text that no step resolved, at most three. */
  suggest(text: string): NameSuggestion[] {
    const words = foldText(text).split(' ');
    const compact = compactName(normaliseName(text));
    const best = new Map<string, NameSuggestion>();
    for (const known of this.#known) {
      const found = part(known, words) ?? slip(known, words, compact);
      if (found !== null && isBetter(found, best.get(found.supplierId))) {
        best.set(found.supplierId, found);
      }
    }
    return [...best.values()].toSorted((a, b) => b.confidence - a.confidence).slice(0, MOST);
  }
}

function knownName(supplierId: string, name: string, mayBePart: boolean): Known {
  const words = normaliseName(name).split(' ');
  return { supplierId, name, words, compact: words.join(''), mayBePart };
}

/** The whole text, or its first word before others, differs from a known name by a few letters. */
function slip(
  { supplierId, name, compact: known, words: own }: Known,
  words: readonly string[],
  compact: string,
): NameSuggestion | null {
  const allowed = slipsAllowed(known.length);
  if (allowed === 0) return null;
  const within = (written: string): number | null => {
    if (Math.abs(written.length - known.length) > allowed) return null;
    const letters = lettersOff(written, known);
    return letters <= allowed ? letters : null;
  };
  const whole = within(compact);
  if (whole !== null) {
    return { supplierId, name, why: 'slip', confidence: 0.9 - whole * 0.1 };
  }
  const first = own.length === 1 ? within(words[0] ?? '') : null;
  if (first === null || first === 0) return null;
  return { supplierId, name, why: 'slip', confidence: 0.7 - first * 0.1 };
}

/** A known name stands in the text beside words that may make it another company. */
function part(
  { supplierId, name, words: own, mayBePart }: Known,
  words: readonly string[],
): NameSuggestion | null {
  if (!mayBePart || !holds(words, own)) return null;
  const share = own.join('').length / Math.max(words.join('').length, 1);
  return { supplierId, name, why: 'part', confidence: 0.3 + 0.4 * share };
}
