import { ItemSet } from '../../commands/item-set.ts';
import type { Database } from '../../database/connection.ts';
import { BLOCK_ITEMS, BLOCK_SHIFT } from './block-layout.ts';
import {
  addByClass,
  addOfClasses,
  classesWith,
  itemsOfClasses,
  type ClassNames,
} from './class-search.ts';
import { blocksWith, sharedTextsWith } from './index-search.ts';
import type { IndexMirror } from './index-mirror.ts';
import { holdsWord, needleOf, scanLines, type Needle } from './scan-lines.ts';

/** One in so many blocks tells how many items hold a word, about. */
const SAMPLED_BLOCKS = 64;
/** Up to one in so many items it is quicker to look at each than at all. */
const FEW = 8;
/** Up to so many items it is quicker to ask for the class of each than for all of a class. */
const FEW_OF_CLASS = 5000;

/** What searches look in. */
export type SearchedIndex = {
  readonly db: Database;
  readonly mirror: IndexMirror;
  readonly names: ClassNames;
  /** Items in the workspace. */
  readonly items: number;
  /** The last item that is in the index. */
  readonly indexed: number;
};

/** One word of a search in the index: the items whose texts hold it. */
export class WordSearch {
  readonly #index: SearchedIndex;
  readonly #word: string;
  readonly #needle: Needle;
  #shared: Uint8Array | null | undefined;
  #classes: readonly number[] | undefined;

  constructor(index: SearchedIndex, word: string) {
    this.#index = index;
    this.#word = word;
    this.#needle = needleOf(Buffer.from(word), index.mirror.byteShares());
  }

  /** How many items hold the word, about; an estimate from some blocks, to begin with the rarest. */
  estimate(): number {
    const found = new ItemSet();
    const sampled = [];
    for (let block = 0; block < this.#index.mirror.blocks.length; block += SAMPLED_BLOCKS) {
      sampled.push(block);
    }
    this.#addByTexts(sampled, sampled, found);
    return found.size * SAMPLED_BLOCKS + itemsOfClasses(this.#index.db, this.#classesOfWord());
  }

  /** All items that hold the word. */
  all(): ItemSet {
    const { items, indexed } = this.#index;
    const found = new ItemSet();
    const every = [...this.#index.mirror.blocks.keys()];
    this.#addByTexts(every, blocksWith(this.#index.db, this.#word) ?? every, found);
    // Classes are last and often needless: a letter or two stand in nearly every item.
    if (indexed < items || found.size < items) {
      addByClass(this.#index.db, this.#classesOfWord(), found);
    }
    return found;
  }

  /** Those of some items that hold the word: where they are few, only they are looked at. */
  among(some: ItemSet): ItemSet {
    if (some.size * FEW > this.#index.items) {
      const found = this.all();
      found.intersect(some);
      return found;
    }
    const { found, others } = this.#lookAt(some);
    const classes = this.#classesOfWord();
    if (classes.length === 0 || others.length === 0) return found;
    if (others.length <= FEW_OF_CLASS) {
      addOfClasses(this.#index.db, { classes, ids: others }, found);
      return found;
    }
    const ofClasses = new ItemSet();
    addByClass(this.#index.db, classes, ofClasses);
    ofClasses.intersect(some);
    found.unite(ofClasses);
    return found;
  }

  #classesOfWord(): readonly number[] {
    return (this.#classes ??= classesWith(this.#index.db, this.#index.names, this.#word));
  }

  /** Which shared texts hold the word, by their number and one; `null` where none does. */
  #sharedTexts(): Uint8Array | null {
    if (this.#shared === undefined)
      this.#shared = sharedTextsWith(this.#index.mirror, this.#needle);
    return this.#shared;
  }

  /** Adds the items of blocks that share a text with the word, and of others that have one of their own. */
  #addByTexts(shared: readonly number[], own: readonly number[], found: ItemSet): void {
    const { blocks } = this.#index.mirror;
    const isHit = this.#sharedTexts();
    if (isHit !== null) {
      for (const block of shared) {
        const codes = blocks[block]?.codes;
        if (codes !== undefined) addCoded(codes, isHit, block << BLOCK_SHIFT, found);
      }
    }
    for (const block of own) {
      const lines = blocks[block];
      if (lines !== undefined) scanLines(lines, this.#needle, block << BLOCK_SHIFT, found);
    }
  }

  /** Looks at the texts of some items; answers those that hold the word, and the others. */
  #lookAt(some: ItemSet): { readonly found: ItemSet; readonly others: readonly number[] } {
    const { blocks } = this.#index.mirror;
    const found = new ItemSet();
    const others: number[] = [];
    const isHit = this.#sharedTexts();
    const own = blocksWith(this.#index.db, this.#word);
    const mayHold = new Uint8Array(blocks.length).fill(own === null ? 1 : 0);
    for (const block of own ?? []) mayHold[block] = 1;
    for (const id of some.toArray()) {
      const number = id >> BLOCK_SHIFT;
      const block = blocks[number];
      const at = id & (BLOCK_ITEMS - 1);
      const isFound =
        block !== undefined &&
        ((isHit !== null && hasCode(block.codes, at, isHit)) ||
          (mayHold[number] === 1 && holdsWord(block, at, this.#needle.word)));
      if (isFound) found.add(id);
      else others.push(id);
    }
    return { found, others };
  }
}

/** Adds the items of a block one of whose codes is a hit; `codes` is as `packCodes` made it. */
function addCoded(codes: Uint32Array, isHit: Uint8Array, start: number, found: ItemSet): void {
  for (let at = 0; at < codes.length; at += 1) {
    if (isHit[codes[at] ?? 0] === 1) found.add(start + (at & (BLOCK_ITEMS - 1)));
  }
}

/** True where one of the codes of an item of a block is a hit. */
function hasCode(codes: Uint32Array, item: number, isHit: Uint8Array): boolean {
  for (let at = item; at < codes.length; at += BLOCK_ITEMS) {
    if (isHit[codes[at] ?? 0] === 1) return true;
  }
  return false;
}
